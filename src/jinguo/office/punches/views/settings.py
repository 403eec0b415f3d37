"""What an organ settles about punches, on screen."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.audit.middleware import request_ip
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.office.punches import services
from jinguo.office.punches.forms import LimitForm, NetworkForm
from jinguo.office.punches.models import PunchSetting, SignPlace
from jinguo.office.punches.permissions import may_keep
from jinguo.office.punches.views.gates import for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ


@for_readers
@require_http_methods(["GET", "POST"])
def settings(request: StaffRequest) -> HttpResponse:
    """The limit of corrections, and the networks from which one signs in."""
    demand(asked_of_own(request.user, may_keep))
    row = _setting(request)
    form = LimitForm(posted(request), initial={"corrections_a_month": row.corrections_a_month})
    if form.is_bound and form.is_valid():
        seen = seen_in(request.POST, "打卡设置")
        services.set_limit(own_organ(request), by=request.user, seen=seen, **form.cleaned_data)
        messages.success(request, "已保存补卡次数上限")
        return redirect("punches:settings")
    return _drawn(request, row, limit=form, network=NetworkForm(), status=form_status(form))


@for_readers
@require_POST
def add_network(request: StaffRequest) -> HttpResponse:
    """Let people sign in from a network."""
    demand(asked_of_own(request.user, may_keep))
    form = NetworkForm(request.POST)
    if carried_out(form, lambda: services.add_network(own_organ(request), by=request.user, **form.cleaned_data)):
        messages.success(request, f"已允许从 {form.cleaned_data['network']} 签到")
        return redirect("punches:settings")
    row = _setting(request)
    limit = LimitForm(initial={"corrections_a_month": row.corrections_a_month})
    return _drawn(request, row, limit=limit, network=form, status=422)


@for_readers
@require_POST
def remove_network(request: StaffRequest, pk: int) -> HttpResponse:
    """Let nobody sign in from there any more."""
    place = get_object_or_404(SignPlace.objects.visible_to(request.user).select_related("unit"), pk=pk)
    services.remove_network(place, by=request.user)
    messages.success(request, f"已移除 {place.network}")
    return redirect("punches:settings")


def _setting(request: StaffRequest) -> PunchSetting:
    organ = own_organ(request)
    return PunchSetting.objects.filter(unit=organ).first() or PunchSetting(unit=organ)


def _drawn(request: StaffRequest, row: PunchSetting, *, status: int, **forms: Any) -> HttpResponse:
    context = {"row": row, "places": SignPlace.objects.filter(unit=row.unit), "here": request_ip(), **forms}
    return render(request, "punches/settings.html", context, status=status)
