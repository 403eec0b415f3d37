"""Proposals for a line of the matrix: over its periods, or from a head line to the holders below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.plans.board import Line, Side
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.models.targets import key_of as cell_key
from jinguo.cycle.plans.reconciling import level_of
from jinguo.org.structure.models import Unit
from jinguo.rules.decompose import NoProposalError, propose
from jinguo.rules.goal_values import Axis
from jinguo.rules.periods import Period, parse_period

BY_POINTS = "milestone"  # the method that goes through what stands already
LAST_YEAR = ("seasonal", "proportional")  # methods that go by last year's actuals


@dataclass(frozen=True)
class LineProposal:
    """The proposed value of each cell by its code, and how they were computed."""

    cells: dict[str, str]
    because: str


def propose_line(goal: Goal, side: Side, axis: str, method: str, key: str) -> LineProposal:
    """Values for the periods of the target with this key (axis `time`), or for the lines below it (any other axis).

    Raises NoProposalError, in Chinese, where nothing can be proposed; KeyError for an unknown method or target.
    """
    targets = {target.key: target for target in goal.targets.all()}
    above = targets.get(key)
    if above is None or level_of(goal, above) is None:
        raise NoProposalError("上一级还没有目标值，请先填")
    keys = _periods(above) if axis == "time" else _holders(above, side)
    way = "time" if axis == "time" else side.axis
    points = [targets[key] for key in keys if key in targets] if method == BY_POINTS else []
    return _proposed(goal, above, keys, way, method, points)


def _proposed(
    goal: Goal, above: Target, keys: Mapping[str, Any], axis: Axis, method: str, points: Sequence[Target]
) -> LineProposal:
    """`points` are the stored cells of the line that the method goes through."""
    weights = _weights(goal, above, keys, axis) if method in LAST_YEAR else None
    proposal = propose(
        method,
        level_of(goal, above) or 0,
        list(keys),
        way=goal.facts.way(axis),
        step=goal.grain,
        unit=goal.unit_of_measure,
        weights=weights,
        fixed={one.key: one.value for one in points if one.value is not None},
        baseline=goal.baseline,
        basis="上年完成数",
    )
    cells = {f"{goal.pk}|{key}": format(value, "f") for key, value in proposal.values.items()}
    return LineProposal(cells, proposal.because)


def _periods(above: Target) -> dict[str, Period]:
    """The parts of a target's period, by the key of the cell."""
    parts = parse_period(above.period).children
    return {cell_key(part.code, above.unit_id, above.staff_id, above.region_id): part for part in parts}


def _holders(above: Target, side: Side) -> dict[str, Line]:
    """The lines below, by the key of the cell."""
    return {_line_key(above.period, line): line for line in side.lines}


def _line_key(period: str, line: Line) -> str:
    holder, region = line
    unit, staff = (holder.pk, None) if isinstance(holder, Unit) else (None, holder.pk)
    return cell_key(period, unit, staff, region.pk if region else None)


def _weights(goal: Goal, above: Target, keys: Mapping[str, Any], axis: Axis) -> dict[str, Decimal]:
    """Last year's actual of each part, out of the books; NoProposalError where the goal takes none from there."""
    if not goal.source:
        raise NoProposalError("这项目标不从台账取数，没有上年完成数，请另选方法")
    source = measure(goal.source)
    last_year = parse_period(above.period).years_later(-1)
    return {key: Decimal(source.of(_question(above, part, last_year, axis)).value or 0) for key, part in keys.items()}


def _question(above: Target, part: Any, last_year: Period, axis: Axis) -> Question:
    holder = above.holder or above.goal.plan.unit
    if axis == "time":
        return Question(holder, part.years_later(-1), above.region)
    line_holder, region = part
    return Question(line_holder, last_year, region)
