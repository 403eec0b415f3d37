"""What the pages of duties have in common: who is let in, how a page with one form is drawn."""

from collections.abc import Sequence

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jinguo.base import clock
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import gate
from jinguo.committee.body.permissions import may_read
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


def plan_or_404(request: StaffRequest, pk: int) -> Plan:
    """A plan within reach."""
    rows = Plan.objects.visible_to(request.user).select_related("unit__region", "parent__unit", "drafted_by")
    return get_object_or_404(rows, pk=pk)


def organ_of_reader(reader: Staff) -> Unit | None:
    """The organ that a reader works in today."""
    department = reader.department_on(clock.today())
    return organ_of(department) if department else None


def draw_form(
    request: StaffRequest,
    form: forms.Form,
    title: str,
    label: str,
    crumbs: Sequence[tuple[str, str]],
    sub: str = "",
    remark: str = "",
) -> HttpResponse:
    """A page with one form; `crumbs` lead back, the last of them is where it returns to; `remark` stands above."""
    context = {"form": form, "title": title, "label": label, "crumbs": crumbs, "sub": sub, "remark": remark}
    return render(request, "duties/form.html", {**context, "back": crumbs[-1][1]}, status=form_status(form))
