"""Who is let in, what is found within reach, and the way back from the page of a step."""

from typing import Any

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.base.web.steps import StepPages
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.permissions import may_read
from jinguo.office.appraisal.queries import person_rows
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
HOME = ("年度考核", "/appraisal/")
FORM = "appraisal/form.html"  # with what an act rests on beside it


def year_or_404(request: StaffRequest, pk: int) -> AnnualAssessment:
    """A year within reach."""
    return get_object_or_404(AnnualAssessment.objects.visible_to(request.user).select_related("unit"), pk=pk)


def person_or_404(request: StaffRequest, pk: int) -> Appraisee:
    """A person within reach."""
    return get_object_or_404(person_rows(request.user), pk=pk)


def crumbs_of(row: Any) -> list[tuple[str, str]]:
    """The way back to a year, a person or what hangs on her."""
    return [HOME, (str(row), row.get_absolute_url())]


pages = StepPages(for_readers, crumbs_of, template=FORM)
step_view, button = pages.view, pages.button
