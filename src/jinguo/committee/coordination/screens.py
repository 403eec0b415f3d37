"""What coordination puts on pages of others: its menu entry, and on the desk what a unit owes or what is late."""

from typing import Any

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import members_on, own_committee
from jinguo.committee.coordination.permissions import may_keep, may_read
from jinguo.committee.coordination.queries.lateness import late_of, owed_by
from jinguo.committee.coordination.queries.meetings import decisions_on
from jinguo.committee.coordination.queries.units import own_membership
from jinguo.committee.coordination.queries.upper import unanswered
from jinguo.committee.outlines.queries import target_drawn
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest

ON_DESK = 5


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("coordination", "统筹协调", "share", "coordination:home", 47, may=may_read))
    slots.card("desk-side", "coordination/desk_card.html", desk, order=20, may=may_read)
    slots.card("outline-target", "coordination/target_card.html", handed_down, order=6, may=may_read)


def handed_down(request: StaffRequest) -> dict[str, Any] | None:
    """Which decisions handed the target down whose page is drawn, or a goal made of it; nothing where none did."""
    target = target_drawn(request)
    found = list(decisions_on(target, request.user)) if target else []
    return {"handed": found} if found else None


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """A liaison's open matters with the committee; what is late to the office of one with members; else nothing."""
    reader = request.user
    if member := own_membership(reader):
        return _of_unit(member)
    committee = own_committee(reader)
    if committee is None or not may_keep(reader, committee) or not members_on(committee, clock.today()).exists():
        return None
    return _of_office(committee)


def _of_unit(member: Membership) -> dict[str, Any]:
    rows = [one for one in owed_by(member.unit) if one.is_open]
    return {"member": member, "owed": rows[:ON_DESK], "late": sum(one.is_late for one in rows), "count": len(rows)}


def _of_office(committee: Unit) -> dict[str, Any]:
    late = late_of(committee)
    answers = [one for one in unanswered(committee) if one.due < clock.today()]
    waiting = [one for one in late if one.waits_for_slip]
    return {"committee": committee, "late_rows": late, "waiting": waiting[:ON_DESK], "answers": answers}
