"""A whole table of targets (目标矩阵) reconciled along one axis in one pass."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from jinguo.rules.decompose.reconciling import Residual, reconcile
from jinguo.rules.decompose.rolling import Part
from jinguo.rules.exact_words import Exact
from jinguo.rules.goal_values import Axis, GoalFacts


class Place(NamedTuple):
    """Where a target of a goal stands: its period, its holder, its region (None is the whole area)."""

    period: Hashable
    holder: Hashable
    region: Hashable = None

    def on(self, axis: Axis) -> Hashable:
        """Its key on an axis."""
        return self[_INDEX[axis]]


_INDEX: dict[Axis, int] = {"time": 0, "units": 1, "regions": 2}


class Cell(NamedTuple):
    """What stands there: the level or amount, its expected denominator, the credit share in per cent."""

    value: Exact | None
    base: Exact | None = None
    share: Exact | None = None


def reconcile_axis(
    goal: GoalFacts,
    cells: Mapping[Place, Cell],
    axis: Axis,
    tree: Mapping[Hashable, Hashable],
    *,
    names: Mapping[Hashable, str] | None = None,
    expected: Mapping[Hashable, Sequence[Hashable]] | None = None,
) -> dict[Place, Residual]:
    """The residual of each target of a goal that has parts along `axis`, the other two axes fixed.

    `tree` maps a key of the axis to the key above it, in the order in which parts are taken (periods by time). A part
    belongs to the nearest key above that has a target, so months count for the year where no quarter is set. `names`
    are said in sentences; `expected` are the parts that must be there under a key (see `reconcile`). Values are levels
    or amounts. A place without parts is not in the answer, nor is any of a goal without numbers.
    """
    if goal.sign == "text":
        return {}
    expected = expected or {}
    return {
        place: reconcile(
            cells[place].value,
            parts,
            goal.way(axis),
            goal.sign,
            step=goal.step,
            unit=goal.unit,
            band=goal.band,
            expected=expected.get(place.on(axis), ()),
            names=names,
        )
        for place, parts in _families(cells, axis, tree, names or {}).items()
    }


def _families(
    cells: Mapping[Place, Cell], axis: Axis, tree: Mapping[Hashable, Hashable], names: Mapping[Hashable, str]
) -> dict[Place, list[Part]]:
    """The parts of each target along an axis, in the order of the tree."""
    if all(above is None for above in tree.values()):
        return {}
    at, rank = _INDEX[axis], {key: order for order, key in enumerate(tree)}
    lines: dict[Hashable, dict[Hashable, Place]] = defaultdict(dict)  # what stands beside one another on the axis
    for place in cells:
        lines[_others(place, at)][place[at]] = place
    families: dict[Place, list[Part]] = defaultdict(list)
    for place in sorted((place for place in cells if place[at] in rank), key=lambda place: rank[place[at]]):
        above = _nearest(place[at], tree, lines[_others(place, at)])
        if above is not None:
            key, cell = place[at], cells[place]
            families[above].append(Part(key, cell.value, cell.base, cell.share, names.get(key, "")))
    return families


def _others(place: Place, at: int) -> Hashable:
    """Where a place stands on the two other axes."""
    return place[:at] + place[at + 1 :]


def _nearest(key: Hashable, tree: Mapping[Hashable, Hashable], line: Mapping[Hashable, Place]) -> Place | None:
    """The nearest place above a key that has a target."""
    above = tree.get(key)
    while above is not None and above not in line:
        above = tree.get(above)
    return None if above is None else line[above]
