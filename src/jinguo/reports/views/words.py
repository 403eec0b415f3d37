"""Reports as Word files."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base.web.downloads import DOCX, attachment
from jinguo.org.structure.requests import StaffRequest
from jinguo.reports.composing import Composition, compose
from jinguo.reports.papers import as_word
from jinguo.reports.views.gates import for_readers, report_or_404, version_or_404


@for_readers
@require_GET
def report_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The report as it stands now."""
    found = report_or_404(request, pk)
    return _file(str(found), compose(found.outline, found.question))


@for_readers
@require_GET
def version_word(request: StaffRequest, pk: int) -> HttpResponse:
    """A report as it was sent."""
    found = version_or_404(request, pk)
    return _file(str(found), found.composition)


def _file(name: str, composition: Composition) -> HttpResponse:
    return attachment(as_word(composition), f"{name}.docx", DOCX)
