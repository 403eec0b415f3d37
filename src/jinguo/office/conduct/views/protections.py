"""Protections from dismissal on screen: entered, ended, voided."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.conduct import services
from jinguo.office.conduct.forms import EndForm, ProtectionForm
from jinguo.office.conduct.models import Protection
from jinguo.office.conduct.permissions import may_end_protection
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
    """Enter why somebody must not be dismissed."""
    form = ProtectionForm(posted(request), initial={"first_day": clock.today(), **ground_of(request).initial})
    if row := carried_out(
        form, lambda: services.enter_protection(person_named(request, form), by=request.user, **form.told)
    ):
        return done(request, f"已登记{row.staff}的辞退保护", _page_of(row))
    sub = "产假按请假、哺乳期按哺乳时间自动算，不用在这里登记（《公务员法》第八十九条）"
    return draw_form(request, form, "登记辞退保护", "登记", sub=sub)


@for_readers
@require_http_methods(["GET", "POST"])
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Until when it holds."""
    found = kept_or_404(request, Protection, pk)
    demand(may_end_protection(request.user, found))
    form = EndForm(posted(request), initial={"last_day": found.last_day or clock.today()})
    if carried_out(form, lambda: services.end_protection(found, by=request.user, **form.cleaned_data)):
        return done(request, "已登记终止日", _page_of(found))
    return draw_form(request, form, f"终止日　{found.staff}", "登记终止日", back=_page_of(found))


@for_readers
@require_http_methods(["GET", "POST"])
def void(request: StaffRequest, pk: int) -> HttpResponse:
    """作废, with a reason."""
    found = kept_or_404(request, Protection, pk)
    return voiding(request, found, services.void_protection, _page_of(found), "这条辞退保护")


def _page_of(row: Protection) -> str:
    """The person's page, on which it stands."""
    return reverse("conduct:person", args=[row.staff_id])
