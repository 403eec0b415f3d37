"""What the screens have in common: who is let in, which committee, which tabs stand above a page."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.gates import gate
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import body_on
from jinguo.committee.body.views.common import HOME, committee_or_404
from jinguo.committee.coordination.permissions import may_keep, may_oversee, may_read
from jinguo.committee.coordination.queries.units import own_membership
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
TABS = {
    "late": "督办",
    "meetings": "例会",
    "year_inspections": "年度督查",
    "upper_list": "上级督查",
    "information_list": "信息简报",
    "circulars": "通报",
}
OF_UNITS = ("meetings", "information_list")  # what somebody sees who oversees nothing


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab above a page."""

    label: str
    url: str
    is_here: bool


def overseen(request: StaffRequest, pk: int) -> Unit:
    """A committee within reach all of whose units the reader sees. Raises Http404, Refused."""
    found = committee_or_404(request, pk)
    demand(may_oversee(request.user, found))
    return found


def kept(request: StaffRequest, pk: int) -> Unit:
    """A committee within reach that the reader keeps. Raises Http404, Refused."""
    found = committee_or_404(request, pk)
    demand(may_keep(request.user, found))
    return found


def member_or_404(request: StaffRequest, pk: int) -> Membership:
    """A member unit of a committee within reach."""
    rows = Membership.objects.visible_to(request.user).select_related("unit", "committee__region", "came_by")
    return get_object_or_404(rows, pk=pk)


def crumbs_of(committee: Unit, tab: str) -> list[tuple[str, str]]:
    """The way back to one of the tabs."""
    return [HOME, (TABS[tab], reverse(f"coordination:{tab}", args=[committee.pk]))]


def heading(request: StaffRequest, committee: Unit, here: str) -> dict[str, Any]:
    """What every page says at its top."""
    return {
        "committee": committee,
        "body": body_on(committee, clock.today()),
        "tabs": _tabs(request.user, committee, here),
        "to_keep": may_keep(request.user, committee),
    }


def _tabs(reader: Staff, committee: Unit, here: str) -> list[Tab]:
    shown = TABS if may_oversee(reader, committee) else OF_UNITS
    tabs = [Tab(TABS[name], reverse(f"coordination:{name}", args=[committee.pk]), name == here) for name in shown]
    member = own_membership(reader)
    if member and member.committee_id == committee.pk:
        tabs.insert(0, Tab("本单位事项", reverse("coordination:unit", args=[member.pk]), here == "unit"))
    return tabs
