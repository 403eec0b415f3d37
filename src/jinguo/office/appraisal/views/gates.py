"""Who is let in, what is found within reach, and the pages that hold one form for one step."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import gate
from jinguo.base.web.steps import StepPages
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.permissions import may_read
from jinguo.office.appraisal.queries import person_rows
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


def year_or_404(request: StaffRequest, pk: int) -> AnnualAssessment:
    """A year within reach."""
    return get_object_or_404(AnnualAssessment.objects.visible_to(request.user).select_related("unit"), pk=pk)


def person_or_404(request: StaffRequest, pk: int) -> Appraisee:
    """A person within reach."""
    return get_object_or_404(person_rows(request.user), pk=pk)


def form_page(
    request: StaffRequest, form: forms.BaseForm, title: str, label: str, back: Any, **more: Any
) -> HttpResponse:
    """The page of one form; `back` is the row whose page it returns to, None for the list of years."""
    context = {"form": form, "title": title, "label": label, "back": back, **more}
    return render(request, "appraisal/form.html", context, status=form_status(form))


def _step(request: StaffRequest, form: forms.BaseForm, row: Any, title: str, label: str, **more: Any) -> HttpResponse:
    return form_page(request, form, f"{title}　{row}", label, row, **more)


step_view = StepPages(for_readers, _step).view
