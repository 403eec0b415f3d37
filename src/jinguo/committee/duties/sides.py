"""What plans of outlines take from the committee: the member units as a side of the matrix, its name on letters."""

from datetime import date

from jinguo.base import clock
from jinguo.committee.body.queries import body_on, members_on
from jinguo.committee.duties.permissions import OUTLINE, YEAR
from jinguo.committee.duties.queries.committees import committee_of
from jinguo.cycle.plans.board import Side, offer_side
from jinguo.cycle.plans.letters import Party, name_party
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.issuing import name_in_paper
from jinguo.org.structure.models import Unit


def offer() -> None:
    """Hang both in; called once, when the app is ready."""
    offer_side(member_side)
    for kind in (OUTLINE, YEAR):
        name_party(kind, committee_party)


def member_side(plan: Plan) -> Side | None:
    """The member units of today, and those that were members and still hold a target (two queries)."""
    committee = committee_of(plan.unit) if plan.kind in (OUTLINE, YEAR) else None
    if committee is None:
        return None
    members = [one.unit for one in members_on(committee, clock.today())]
    held = Unit.objects.filter(targets__goal__plan=plan, kind="member_unit").exclude(pk__in=[one.pk for one in members])
    former = list(held.distinct().order_by("order", "code"))
    return Side("members", "成员单位", plan.unit, [(unit, None) for unit in (*members, *former)])


def committee_party(plan: Plan, day: date) -> Party:
    """The committee under its name of a day; the plan's unit where its region has none."""
    committee = committee_of(plan.unit)
    if committee is None:
        name = name_in_paper(plan.unit, day)
        return Party(name, name)
    found = body_on(committee, day)
    return Party(found.name, found.seal_text)
