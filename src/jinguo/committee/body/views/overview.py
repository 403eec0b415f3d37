"""The committee's page on a day, its names, and the committees of counties and towns."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.components import Figure
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.committee.body import services
from jinguo.committee.body.forms import NameForm
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.body.queries import (
    Lacking,
    groups_on,
    is_known,
    members_on,
    missing,
    network,
    own_committee,
    story_of,
)
from jinguo.committee.body.tables import NetworkConditions, NetworkGrid
from jinguo.committee.body.views.common import committee_or_404, crumbs_of, day_asked, for_readers, heading
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """One's own committee; the network where there is none."""
    found = own_committee(request.user)
    return redirect("body:committee", found.pk) if found else redirect("body:network")


@for_readers
@require_GET
def committee(request: StaffRequest, pk: int) -> HttpResponse:
    """What is missing first; then how it is called, how it grew, who works for it."""
    found, day = committee_or_404(request, pk), day_asked(request)
    known = is_known(found, day)
    lacking = missing(found, day) if known else []
    context = {
        **heading(found, day, "overview"),
        "is_known": known,
        "lacking": lacking,
        "figures": _figures(found, day, lacking, known=known),
        "story": story_of(found),
        "names": found.body_names.all(),
        "to_keep": may_keep(request.user, found),
    }
    return render(request, "body/committee.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def name(request: StaffRequest, pk: int) -> HttpResponse:
    """A new name and seal from a day on."""
    found = committee_or_404(request, pk)
    demand(may_keep(request.user, found))
    form = NameForm(posted(request), initial={"first_day": clock.today()})
    if row := carried_out(form, lambda: services.name_body(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已登记名称“{row.name}”", row)
    sub = "改称联席会议的，成员单位、联络员和以前的材料都接着用；换章以前的材料仍是原来的名称"
    crumbs = crumbs_of(found.label, reverse("body:committee", args=[found.pk]))
    return form_page(request, form, "名称和印章", "登记", crumbs, sub=sub)


@for_readers
@require_GET
def network_list(request: StaffRequest) -> HttpResponse:
    """The committees of the city, its counties and towns."""
    rows = network(request.user, clock.today())
    own = own_committee(request.user)
    context = {
        "listing": listing(request, rows, table=NetworkGrid, conditions=NetworkConditions),
        **(heading(own, clock.today(), "network") if own else {}),
    }
    return render(request, "body/network.html", context)


def _figures(committee: Unit, day: date, lacking: list[Lacking], *, known: bool) -> list[Figure]:
    groups: dict[str, list[Any]] = groups_on(committee, day)
    members = reverse("body:members", args=[committee.pk])
    seats = reverse("body:groups", args=[committee.pk])
    asked = f"?day={day.isoformat()}"
    office = groups.get("office", [])
    return [
        Figure("成员单位", str(members_on(committee, day).count()), "个", f"{members}{asked}"),
        Figure("有缺项的单位", str(len(lacking)) if known else "—", "个" if known else "", f"{members}{asked}"),
        Figure(
            "办公室人员",
            str(len(office)),
            "人",
            f"{seats}{asked}",
            remark=f"专职 {sum(one.is_full_time for one in office)} 人",
        ),
        Figure("专家评估组", str(len(groups.get("expert", []))), "人", f"{seats}{asked}"),
        Figure("监测统计组", str(len(groups.get("statistics", []))), "人", f"{seats}{asked}"),
    ]
