"""Who answers for a goal over which periods and in which counties, written as one block of targets.

All units answer for the goal's own level (`assign`), each with its share; every county is to reach it. So the plan's
own line is the truth, and the lines of units and counties follow it until somebody sets one of them by hand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.committee.duties.permissions import may_split
from jinguo.committee.duties.queries.committees import committee_of, members, successors
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.queries import with_targets
from jinguo.cycle.plans.services import Cell, set_targets
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.rules.outlines.duties import shares

Level = tuple[Decimal | None, str]  # a value, or words where the goal has no number of its own


@dataclass(frozen=True)
class Arrangement:
    """What a goal asks for by period, which units lead and join, and the counties that are to reach the same."""

    goal: Goal
    levels: Mapping[str, Level]
    leads: Sequence[Unit] = ()
    joins: Sequence[Unit] = ()
    counties: Sequence[Region] = field(default_factory=tuple)


@transaction.atomic
def arrange(plan: Plan, wanted: Iterable[Arrangement], *, by: Staff | None) -> list[Target]:
    """Write the targets of some goals, and take away those of units and counties that are in none of them any more.

    Raises Refused, Conflicts, or ValidationError for a unit that is not a member, with every such unit named.
    """
    arrangements = list(wanted)
    _demand_members(plan, [unit for one in arrangements for unit in (*one.leads, *one.joins)])
    standing: dict[int, dict[str, Target]] = {one.goal.pk: {} for one in arrangements}
    for target in Target.objects.filter(goal__in=standing).select_related("unit", "staff", "region"):
        standing[target.goal_id][target.key] = target
    cells = [cell for one in arrangements for cell in _changes(plan, one, standing[one.goal.pk])]
    return set_targets(plan, cells, by=by) if cells else []


@transaction.atomic
def split(goal: Goal, *, leads: Sequence[Unit], joins: Sequence[Unit], by: Staff) -> list[Target]:
    """Say which units lead and join a goal (责任分解); they take over its levels, who is left out loses them.

    Raises Refused, ValidationError for nobody who leads, for one in both places, and for who is not a member.
    """
    plan = goal.plan
    demand(may_split(by, plan))
    if not leads:
        raise ValidationError({"leads": "至少要有一个主责单位。"})
    if both := [unit.name for unit in leads if unit in joins]:
        raise ValidationError({"joins": f"{'、'.join(both)}已是主责单位，不用再选协同。"})
    (found,) = with_targets(plan.goals.filter(pk=goal.pk))
    now = held_by(found)
    return arrange(plan, [Arrangement(goal, now.levels, leads, joins, now.counties)], by=by)


@transaction.atomic
def sync(plan: Plan, *, by: Staff) -> int:
    """Let units and counties follow the plan's own line again, after it was changed; how many cells were written."""
    demand(may_split(by, plan))
    goals = with_targets(plan.goals.filter(over_units="assign"))
    return len(arrange(plan, [held_by(goal) for goal in goals], by=by))


def held_by(goal: Goal) -> Arrangement:
    """How a goal (fetched with `with_targets`) is arranged now: by its own line, and who stands in its whole period."""
    own, whole = goal.plan.unit_id, goal.plan.period
    targets = list(goal.targets.all())
    levels = {one.period: (one.value, one.text) for one in targets if one.unit_id == own and one.region is None}
    held = [one for one in targets if one.period == whole]
    units = [one for one in held if one.unit and one.unit_id != own and one.region is None]
    leads, joins = ([one.unit for one in units if one.unit and one.role == role] for role in ("lead", "support"))
    counties = [one.region for one in held if one.region and one.unit_id == own]
    return Arrangement(goal, levels, leads, joins, counties)


def _changes(plan: Plan, one: Arrangement, standing: Mapping[str, Target]) -> Iterator[Cell]:
    """The cells that differ from what stands, people's own targets left alone."""
    wanted = {cell.key[1]: cell for cell in _cells(plan, one)}
    for key, cell in wanted.items():
        now = standing.get(key)
        if now is None or any(getattr(now, name) != value for name, value in cell.facts.items()):
            yield Cell(cell.goal, cell.period, cell.holder, cell.facts, cell.region, now.version if now else None)
    for key, now in standing.items():
        if key not in wanted and now.unit is not None and (now.region_id or now.unit_id != plan.unit_id):
            yield Cell(one.goal, now.period, now.unit, {"value": None, "text": ""}, now.region, now.version)


def _cells(plan: Plan, one: Arrangement) -> Iterator[Cell]:
    """Everything that shall stand for a goal."""
    units = [(unit, "lead") for unit in one.leads] + [(unit, "support") for unit in one.joins]
    credit = [Decimal(share) for share in shares(len(one.leads), len(one.joins))]
    for period, (value, text) in one.levels.items():
        level: dict[str, Any] = {"value": value, "text": text}
        yield Cell(one.goal, period, plan.unit, level)
        for (unit, role), share in zip(units, credit, strict=True):
            yield Cell(one.goal, period, unit, {**level, "role": role, "share": share})
        for region in one.counties:
            yield Cell(one.goal, period, plan.unit, level, region)


def _demand_members(plan: Plan, units: Iterable[Unit]) -> None:
    """Refuse who is not on the list of members of today, naming who goes on in its place."""
    asked = list(units)
    if not asked:
        return
    committee = committee_of(plan.unit)
    if committee is None:
        raise ValidationError(f"{plan.unit.label}所在地区还没有妇儿工委，请系统管理员先设立。")
    known, onward = members(committee, clock.today()), successors()
    strangers = dict.fromkeys(unit.name for unit in asked if unit.name not in known)
    told = [_stranger(name, onward.get(name, ""), known) for name in strangers]
    if told:
        raise ValidationError(f"{'；'.join(told)}。成员有变动的，先在“妇儿工委”登记调整。")


def _stranger(name: str, successor: str, known: Mapping[str, Unit]) -> str:
    return f"{name}不在成员单位名单里" + (f"，已由{successor}承接，请选{successor}" if successor in known else "")
