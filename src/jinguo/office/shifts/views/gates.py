"""The way into work hours, and what their pages share."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import gate
from jinguo.office.shifts.models import ShiftProfile
from jinguo.office.shifts.permissions import may_read
from jinguo.office.shifts.queries import profiles_of
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


def drawn(
    request: StaffRequest,
    form: forms.BaseForm,
    title: str,
    label: str,
    *,
    back: ShiftProfile | None = None,
    remove: str = "",
    seen: int | None = None,
) -> HttpResponse:
    """A page with a form; `remove` is the address that takes the row back, `seen` the version it was drawn from."""
    context = {"form": form, "title": title, "label": label, "profile": back, "remove": remove, "seen": seen}
    return render(request, "shifts/form.html", context, status=form_status(form))


def profile_or_404(request: StaffRequest, pk: int) -> ShiftProfile:
    """A profile within reach."""
    return get_object_or_404(profiles_of(request.user), pk=pk)
