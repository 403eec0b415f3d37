"""Investigations on screen: entered, looked at, closed, voided."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock, files
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.conduct import services
from jinguo.office.conduct.forms import CaseForm, CloseForm
from jinguo.office.conduct.models import OpenCase
from jinguo.office.conduct.permissions import may_close_case, may_void
from jinguo.office.conduct.views.entering import (
    HOME,
    for_keepers,
    for_readers,
    kept_or_404,
    person_named,
    step_view,
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
    return form_page(request, form, "登记立案", "登记", [HOME], sub=sub)


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


close = step_view(
    OpenCase,
    may_close_case,
    CloseForm,
    services.close_case,
    ("结案", "登记结案", "已结案，并通知本人"),
    first=lambda _row: {"closed_on": clock.today()},
)
void = voiding(OpenCase, services.void_case, "这条立案")
