"""How whole goals stand: the holders' actuals added up by the goal's own ways, and what a holder has come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import cached_property

from jinguo.cycle.delivery.actual import Actual, Nodes, Origin
from jinguo.cycle.delivery.measured import HIDDEN
from jinguo.cycle.delivery.standing import Standing, standings
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.queries import leaves, linked
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.decompose import Part, roll_up
from jinguo.rules.exact_words import MOST_PLACES, Exact, as_decimal, figure, rounded, total_of
from jinguo.rules.masking import SMALL_COUNT
from jinguo.rules.pace import overall

WHOLE_CREDIT = Decimal(100)


@dataclass(frozen=True)
class SumStanding(Standing):
    """How a goal stands that its owner has no target of: the roll-up of its holders' targets, of which it is made."""

    parts: Sequence[Standing]

    @cached_property
    def planned(self) -> Exact | None:
        """What the holders' own periods ask for by the day, where they add up and all of them say it."""
        asked = [one.planned for one in self.parts if one.planned is not None]
        return total_of(asked) if self.target.goal.over_units == "sum" and len(asked) == len(self.parts) else None


@dataclass(frozen=True)
class GoalStanding:
    """A goal over its plan's whole period: the whole, and each holder's part of it."""

    goal: Goal
    whole: Standing
    parts: list[Standing]

    @property
    def holders(self) -> list[Unit | Staff]:
        """Who answers for it, each once."""
        return list(dict.fromkeys(one.target.holder for one in self.parts if one.target.holder is not None))


@dataclass(frozen=True)
class HolderStanding:
    """What a holder has come to: her targets over the plan's period, and the share reached of all of them together."""

    holder: Unit | Staff
    standings: list[Standing]
    share: Fraction
    because: str

    @property
    def percent(self) -> float:
        """The share in per cent, for a meter."""
        return float(self.share)

    @property
    def worst(self) -> Standing:
        """The target that stands worst."""
        return min(self.standings, key=lambda one: _ORDER[one.pace.tone])

    @property
    def behind(self) -> int:
        """How many of her targets are behind or over."""
        return sum(one.pace.is_behind for one in self.standings)


_ORDER = {"bad": 0, "near": 1, "none": 2, "ok": 3}


def goal_standings(plan: Plan, as_of: date, *, only: Goal | None = None) -> list[GoalStanding]:
    """Every goal that is answered for, in the plan's order; a fixed number of queries for all of them.

    `only` narrows to one of them.
    """
    goals = [one for one in leaves(list(plan.goals.all())) if only is None or one == only]
    targets = Target.objects.filter(goal__in=[one.pk for one in goals], period=plan.period, region=None)
    found = standings(linked(targets.order_by("pk")), as_of)
    held: dict[int, list[Standing]] = {goal.pk: [] for goal in goals}
    for one in found:
        held[one.target.goal_id].append(one)
    return [_goal(goal, held[goal.pk], plan) for goal in goals if held[goal.pk]]


def holder_standings(goals: Iterable[GoalStanding]) -> list[HolderStanding]:
    """What each unit that leads or supports something has come to, in the order of the goals."""
    held: dict[Unit | Staff, list[Standing]] = {}
    for goal in goals:
        for one in goal.parts:
            if isinstance(one.target.holder, Unit):
                held.setdefault(one.target.holder, []).append(one)
    return [of_holder(holder, some) for holder, some in held.items()]


def of_holder(holder: Unit | Staff, found: Sequence[Standing]) -> HolderStanding:
    """The share that a holder has reached of her targets, weighted by their points and her credit."""
    share, because = overall([(one.pace.done, _weight(one.target)) for one in found if not one.asks_nothing])
    return HolderStanding(holder, list(found), share, because)


def plan_share(goals: Sequence[GoalStanding]) -> tuple[Fraction, str]:
    """The share of the whole plan that was reached, weighted by points, and how."""
    asked = [one for one in goals if not one.whole.asks_nothing]
    return overall([(one.whole.pace.done, one.goal.points or Decimal(1)) for one in asked])


def _goal(goal: Goal, found: Sequence[Standing], plan: Plan) -> GoalStanding:
    """The whole out of the owner's own target, else out of the holders'; people stand below their departments."""
    own = next((one for one in found if one.target.unit_id == plan.unit_id), None)
    others = [one for one in found if one is not own]
    units = [one for one in others if one.target.unit_id]
    parts = units or others
    if own and (own.actual.origin == "measure" or not parts):
        return GoalStanding(goal, own, parts or [own])
    if len(parts) == 1 and own is None:
        return GoalStanding(goal, parts[0], parts)
    return GoalStanding(goal, _rolled(goal, own, parts, plan), parts)


def _rolled(goal: Goal, own: Standing | None, parts: Sequence[Standing], plan: Plan) -> Standing:
    """The parts rolled up, against the owner's target or the roll-up of theirs."""
    if goal.is_text:
        actual = _all_nodes([one.actual.nodes for one in parts if one.actual.nodes])
    else:
        actual = _all_actuals(goal, parts)
    if own:
        return Standing(own.target, actual, own.judge)
    return SumStanding(_sum_target(goal, parts, plan), actual, parts[0].judge, parts)


def _sum_target(goal: Goal, parts: Sequence[Standing], plan: Plan) -> Target:
    """What the holders' targets come to, as a target of the plan's own unit; it is never saved."""
    first = parts[0].target
    values = [Part(one.target.holder_key, one.target.value, one.target.base) for one in parts]
    rolled = roll_up(values, goal.facts.over_units, goal.facts.sign).value if not goal.is_text else None
    value = None if rolled is None else as_decimal(rolled) or rounded(rolled, MOST_PLACES)
    return Target(goal=goal, period=plan.period, unit=plan.unit, value=value, text=first.text)


def _all_actuals(goal: Goal, parts: Sequence[Standing]) -> Actual:
    """The holders' actuals by the goal's way; of a sum what is known counts, and who has not reported is said."""
    unit, way = goal.unit_of_measure, goal.facts.over_units
    known = [one for one in parts if one.actual.value is not None]
    lacking = "、".join(str(one.target.holder) for one in parts if one.actual.value is None)
    if not known:
        return Actual.none(f"{lacking}还没有实际值", unit)
    origin: Origin = "measure" if all(one.actual.origin == "measure" for one in known) else "reported"
    if way == "sum":
        value = total_of(one.actual.value for one in known if one.actual.value is not None)
        told = f"{len(known)} 个承担者合计 {figure(value, unit=unit)}{f'，{lacking}未报' if lacking else ''}"
        is_small = any(one.actual.is_hidden for one in known) and value < SMALL_COUNT
        return Actual(value, unit, origin, HIDDEN if is_small else told, is_hidden=is_small)
    rolled = roll_up([_part(one) for one in parts], way, goal.facts.sign, step=goal.grain, unit=unit)
    return Actual(rolled.value, unit, origin if rolled.value is not None else "none", rolled.because)


def _part(one: Standing) -> Part:
    return Part(one.target.holder_key, one.actual.value, one.target.base, one.target.share, str(one.target.holder))


def _all_nodes(counted: Sequence[Nodes]) -> Actual:
    if not counted:
        return Actual.none("还没有时间节点，按完成标准由绩效办判断", "%")
    told = Nodes(*(sum(column) for column in zip(*counted, strict=True)))
    because = f"{told.total} 个时间节点，通过 {told.accepted} 个"
    return Actual(Fraction(100 * told.accepted, told.total), "%", "reported", because, nodes=told)


def _weight(target: Target) -> Decimal:
    """A target's weight: the goal's points, of which the holder takes her credit; who only supports takes none."""
    if target.role == "support" and target.share is None:
        return Decimal(0)
    points = target.goal.points or Decimal(1)
    return points * (target.share if target.share is not None else WHOLE_CREDIT) / WHOLE_CREDIT
