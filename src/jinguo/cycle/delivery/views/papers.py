"""A quarter's sheet to take along."""

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import audit
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.cycle.delivery.papers import sheet_paper, sheet_workbook
from jinguo.cycle.delivery.views.gates import for_readers, sheet_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def sheet_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The sheet as a Word file."""
    sheet = sheet_or_404(request, pk)
    return attachment(to_docx(sheet_paper(sheet)), f"{sheet}.docx", DOCX)


@for_readers
@require_GET
@transaction.atomic
def sheet_excel(request: StaffRequest, pk: int) -> HttpResponse:
    """Its table as a workbook."""
    sheet = sheet_or_404(request, pk)
    audit.record("quartersheet.export", sheet, by=request.user)
    return attachment(sheet_workbook(sheet), f"{sheet}.xlsx")
