"""Investigations on screen: entered, looked at, closed, voided."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock, files
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.conduct import services
from jinguo.office.conduct.forms import CaseForm, CloseForm
from jinguo.office.conduct.models import OpenCase
from jinguo.office.conduct.permissions import may_close_case, may_void
from jinguo.office.conduct.views.entering import (
    draw_form,
    for_keepers,
    for_readers,
    kept_or_404,
    person_named,
    voiding,
)
from jinguo.office.conduct.views.grounds import ground_of
from jinguo.org.structure.requests import StaffRequest


@for_keepers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest) -> HttpResponse:
    """Enter that somebody is investigated."""
    first = {"opened_on": clock.today(), **ground_of(request).initial}
    form = CaseForm(posted(request), request.FILES or None, initial=first)
    if row := carried_out(form, lambda: services.open_case(person_named(request, form), by=request.user, **form.told)):
        return done(request, f"已登记{row.staff}的立案", row)
    sub = "立案由立案机关告知本人，系统不另发通知；结案前参加年度考核，不写评语，不确定等次"
    return draw_form(request, form, "登记立案", "登记", sub=sub)


@for_readers
@require_GET
def case(request: StaffRequest, pk: int) -> HttpResponse:
    """One investigation."""
    found = kept_or_404(request, OpenCase, pk)
    context = {
        "case": found,
        "papers": files.of(found),
        "to_close": may_close_case(request.user, found),
        "to_void": may_void(request.user, found),
        "is_own": found.staff_id == request.user.pk,
    }
    return render(request, "conduct/case.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """结案."""
    found = kept_or_404(request, OpenCase, pk)
    demand(may_close_case(request.user, found))
    form = CloseForm(posted(request), initial={"closed_on": clock.today()})
    if carried_out(form, lambda: services.close_case(found, by=request.user, **form.cleaned_data)):
        return done(request, "已结案，并通知本人", found)
    return draw_form(request, form, f"结案　{found.staff}", "登记结案", back=found.get_absolute_url())


@for_readers
@require_http_methods(["GET", "POST"])
def void(request: StaffRequest, pk: int) -> HttpResponse:
    """作废, with a reason."""
    found = kept_or_404(request, OpenCase, pk)
    return voiding(request, found, services.void_case, found, "这条立案")
