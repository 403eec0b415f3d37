"""The member units: what each answers for and how that stands, and one of them with its targets and tasks."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.committee.atlas.answering import Answered, UnitStanding, standings
from jinguo.committee.atlas.nearest import Nearest
from jinguo.committee.atlas.places import home_of
from jinguo.committee.atlas.running import covering, running
from jinguo.committee.body.models import Membership
from jinguo.committee.body.permissions import may_oversee, may_read_unit, works_for
from jinguo.committee.body.queries import members_on, own_committee
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.committee.outlines.views.gates import for_readers, observations_of
from jinguo.cycle.inbox.owing import Asked, Owed, owed
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import YES


@for_readers
@require_GET
def unit_list(request: StaffRequest) -> HttpResponse:
    """Every member unit in one table; a fixed number of statements."""
    today = clock.today()
    committee = own_committee(request.user)
    members = list(members_on(committee, today)) if committee else []
    told = _told(request, today)
    lines = [line for one in told for line in one.lines]
    sees_all = may_oversee(request.user, committee) if committee else YES
    seen = [one.unit for one in members if sees_all.ok or works_for(request.user, one.unit, "").ok]
    found = standings([one.unit for one in members], lines, _owed(seen, today), today)
    pairs = list(zip(members, found, strict=True))
    busy = [(member, one) for member, one in pairs if one.answered or one.owed]
    idle = [member for member, one in pairs if not (one.answered or one.owed)]
    sources = "；".join(dict.fromkeys(one.sources for one in told if one.sources))
    context = {"members": members, "pairs": busy, "idle": idle, "told": told, "sources": sources, "year": today.year}
    context["sees_all"] = sees_all
    return render(request, "atlas/units.html", context)


@for_readers
@require_GET
def unit(request: StaffRequest, pk: int) -> HttpResponse:
    """One member unit: the targets it answers for, with lights, and what it owes."""
    member = get_object_or_404(Membership.objects.visible_to(request.user).select_related("unit", "committee"), pk=pk)
    today = clock.today()
    told = _told(request, today)
    lines = [line for one in told for line in one.lines]
    sees_owed = may_read_unit(request.user, member)
    (found,) = standings([member.unit], lines, _owed([member.unit] if sees_owed.ok else [], today), today)
    context = {
        "member": member,
        "standing": found,
        "told": told,
        "groups": _by_target(found),
        "owed": sorted(found.owed, key=lambda one: (not one.is_open, one.due)),
        "sees_owed": sees_owed,
        "year": today.year,
    }
    return render(request, "atlas/unit.html", context)


def _told(request: StaffRequest, today: date) -> list[Nearest]:
    """The outlines that run today, near to the reader's own region."""
    outlines = covering(Outline.objects.visible_to(request.user), today.year)
    return running(outlines, observations_of(request), home_of(request.user), today.year, request.user)


def _owed(units: Sequence[Unit], today: date) -> list[Owed]:
    """What falls due in the year at some units, and what is open from before."""
    return owed(Asked({one.pk for one in units}, date(today.year, 1, 1), date(today.year, 12, 31)))


def _by_target(found: UnitStanding) -> list[tuple[OutlineTarget, tuple[str, ...], list[Answered], bool]]:
    """What it answers for by target: the roles, each region's line, and whether any of them has a value."""
    groups: dict[int, list[Answered]] = {}
    for one in found.answered:
        groups.setdefault(one.line.target.pk, []).append(one)
    return [(of[0].line.target, of[0].roles, of, any(one.line.published for one in of)) for of in groups.values()]
