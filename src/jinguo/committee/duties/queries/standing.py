"""How each member unit stands to the year's plan: what it answers for, its letter, its own plan, its papers."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import members_on
from jinguo.committee.duties.models import ImplementationFiling, PolicyPaper
from jinguo.committee.duties.permissions import OF_UNIT, YEAR
from jinguo.committee.duties.queries.committees import committee_of
from jinguo.cycle.plans.models import Plan, ResponsibilityLetter, Target
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.implementation import Filing, filing_of


@dataclass(frozen=True)
class UnitStanding:
    """A member unit: how many goals it leads and joins, its letter, its plan with its clock, its papers.

    `filing` is None where it answers for nothing, or the year's plan is not in force yet.
    """

    membership: Membership
    leads: int
    joins: int
    letter: ResponsibilityLetter | None
    plan: Plan | None
    filing: Filing | None
    filed_on: date | None
    policies: int

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self.membership.unit

    @property
    def answers(self) -> bool:
        """Whether it leads or joins anything."""
        return bool(self.leads or self.joins)

    @property
    def letter_tone(self) -> str:
        """The light of its letter."""
        return "none" if self.letter is None else "ok" if self.letter.is_signed else "near"

    @property
    def letter_words(self) -> str:
        """How its letter stands."""
        if self.letter is None:
            return "未生成" if self.answers else "没有目标"
        if self.letter.is_signed:
            return "已签"
        sides = {"委托方": self.letter.organ_signed_on, "责任方": self.letter.holder_signed_on}
        return "、".join(side for side, day in sides.items() if day is None) + "未签"


def years_running(day: date) -> QuerySet[Plan]:
    """The plans of the year of a day that are in force."""
    return Plan.objects.filter(kind=YEAR, state="in_force", period=str(day.year)).select_related("unit__region")


def current_year(reader: Staff, day: date) -> Plan | None:
    """The year's plan within reach that is looked at first: of this year, else the newest."""
    plans = Plan.objects.visible_to(reader).filter(kind=YEAR).select_related("unit__region")
    return plans.filter(period=str(day.year)).first() or plans.order_by("-period").first()


def standings_of(plan: Plan, day: date) -> list[UnitStanding]:
    """Every member unit of a day, in their order; seven queries."""
    committee = committee_of(plan.unit)
    members = list(members_on(committee, day)) if committee else []
    held = _held(plan)
    letters = {one.unit_id: one for one in plan.letters.filter(is_current=True, staff=None)}
    below = Plan.objects.filter(parent=plan, kind=OF_UNIT, staff=None)
    own = {one.unit_id: one for one in below}
    filed = dict(ImplementationFiling.objects.filter(plan__in=below).values_list("plan", "filed_on"))
    policies = _policies(committee)
    return [
        UnitStanding(
            one,
            held[one.unit_id]["lead"],
            held[one.unit_id]["support"],
            letters.get(one.unit_id),
            own.get(one.unit_id),
            _filing(plan, own.get(one.unit_id), filed, day) if held[one.unit_id] else None,
            filed.get(own[one.unit_id].pk) if one.unit_id in own else None,
            policies.get(one.unit_id, 0),
        )
        for one in members
    ]


def not_filed(plan: Plan, day: date) -> list[UnitStanding]:
    """The units that answer for something and have not filed their plan."""
    return [one for one in standings_of(plan, day) if one.filing and one.filing.is_open]


def tally(found: Iterable[UnitStanding]) -> Counter[str]:
    """How many units stand in which state of their implementation plan."""
    return Counter(one.filing.state for one in found if one.filing)


def _held(plan: Plan) -> dict[int | None, Counter[str]]:
    """How many goals each unit leads and joins over the plan's period."""
    rows = Target.objects.filter(goal__plan=plan, period=plan.period, region=None).exclude(unit=plan.unit)
    found: dict[int | None, Counter[str]] = defaultdict(Counter)
    for unit, role, number in rows.values_list("unit", "role").annotate(number=Count("goal")).order_by():
        found[unit][role] = number
    return found


def _policies(committee: Unit | None) -> dict[int, int]:
    rows = PolicyPaper.objects.filter(committee=committee).order_by().values_list("unit").annotate(number=Count("pk"))
    return dict(rows)


def _filing(plan: Plan, own: Plan | None, filed: dict[int, date], day: date) -> Filing | None:
    if plan.approved_on is None:
        return None
    return filing_of(plan.approved_on, own.drafted_on if own else None, filed.get(own.pk) if own else None, day)
