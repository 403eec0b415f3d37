"""Nursing time: given, put right, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.shifts import services
from jinguo.office.shifts.forms import NursingDatesForm, NursingForm
from jinguo.office.shifts.models import NursingHours
from jinguo.office.shifts.permissions import may_correct, may_keep
from jinguo.office.shifts.views.gates import FORM, HOME, for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def nursing(request: StaffRequest) -> HttpResponse:
    """Give nursing time."""
    demand(asked_of_own(request.user, may_keep))
    form = NursingForm(posted(request), actor=request.user, initial={"first_day": clock.today()})
    if row := carried_out(form, lambda: services.give_nursing(by=request.user, **form.cleaned_data)):
        return _told(request, row)
    return form_page(request, form, "登记哺乳时间", "保存登记", [HOME])


@for_readers
@require_http_methods(["GET", "POST"])
def change_nursing(request: StaffRequest, pk: int) -> HttpResponse:
    """Put right what was entered."""
    row = _nursing_or_404(request, pk)
    demand(may_correct(request.user, row))
    start = {"born": row.born, "babies": row.babies, "first_day": row.first_day}
    form = NursingDatesForm(posted(request), initial=start)
    if changed := carried_out(form, lambda: services.change_nursing(row, by=request.user, **form.cleaned_data)):
        return _told(request, changed)
    remove = reverse("shifts:remove_nursing", args=[pk])
    more = {"template": FORM, "remove": remove}
    return form_page(request, form, f"更正哺乳时间　{row.staff}", "保存更正", [HOME], **more)


@for_readers
@require_POST
def remove_nursing(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    row = _nursing_or_404(request, pk)
    services.remove_nursing(row, by=request.user)
    messages.success(request, f"已删去{row}，涉及的日子已重算")
    return redirect("shifts:list")


def _told(request: StaffRequest, row: NursingHours) -> HttpResponse:
    messages.success(request, f"{row}：每天 {row.minutes} 分钟，到 {row.last_day.month}月{row.last_day.day}日")
    return redirect("shifts:list")


def _nursing_or_404(request: StaffRequest, pk: int) -> NursingHours:
    rows = NursingHours.objects.visible_to(request.user).select_related("staff", "unit")
    return get_object_or_404(rows, pk=pk)
