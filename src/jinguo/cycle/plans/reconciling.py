"""A plan's targets against the roll-up of their parts, along time, units and regions (差额)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinguo.cycle.plans.models import Goal, Plan, ResidualNote, Target
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.queries import departments_from
from jinguo.org.structure.trees import prefixes
from jinguo.rules.decompose import Cell, Place, Residual, reconcile_axis, reconcile_deliverable
from jinguo.rules.exact_words import Exact, parse_share
from jinguo.rules.goal_levels import wanted_level
from jinguo.rules.goal_values import AXES, Axis
from jinguo.rules.periods import Period, parse_period

HolderKey = tuple[str, int]
WHOLE = 0  # the whole area, as a key of the regions
Tree = dict[object, object]


@dataclass(frozen=True)
class Gap:
    """A difference between a target and its parts, with what was said of it; a note holds for its amount only."""

    goal: Goal
    axis: Axis
    place: Place
    residual: Residual
    where: str
    note: ResidualNote | None = None

    @property
    def is_told(self) -> bool:
        """Whether this very difference has been explained."""
        return self.note is not None and self.note.amount == self.residual.amount

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way of approval."""
        return self.residual.is_blocking and not self.is_told

    @property
    def words(self) -> str:
        """Where it is and what it is, for the list of what is amiss."""
        return f"目标 {self.goal.number} {self.where}{AXES[self.axis]}上：{self.residual.because}"


@dataclass(frozen=True)
class Trees:
    """The three trees of a plan: periods, units with their people, regions; asked once for all of its goals."""

    plan: Plan
    goals: Sequence[Goal]

    @cached_property
    def targets(self) -> list[Target]:
        """Every target of the goals."""
        return [target for goal in self.goals for target in goal.targets.all()]

    @cached_property
    def periods(self) -> Tree:
        """Each period under the smallest one that holds it, in time."""
        span = self.plan.span
        used = {parse_period(code) for code in {target.period for target in self.targets}}
        wanted = {span, *span.children, *(month for part in span.children for month in part.children), *used}
        ordered = sorted(wanted, key=lambda one: (one.first, -one.days))
        return {one.code: _around(one, ordered) for one in ordered}

    @cached_property
    def holders(self) -> Tree:
        """Each unit under its parent, each person under her department (of who comes later, the first she comes to)."""
        held = {target.holder_key: target.holder for target in self.targets}
        units = [one for one in held.values() if isinstance(one, Unit)]
        paths = {path for unit in (*units, self.plan.unit) for path in prefixes(unit.path)}
        people = [one for one in held.values() if isinstance(one, Staff)]
        day = max(self.plan.span.first, self.plan.drafted_on)
        homes = departments_from(people, day)
        paths |= {path for home in homes.values() for path in prefixes(home.path)}
        known = Unit.objects.filter(path__in=paths).order_by("path")
        tree: Tree = {("u", unit.pk): self._above(unit) for unit in known}
        ordered = sorted(people, key=lambda one: one.number)
        return tree | {("s", one.pk): ("u", home.pk) if (home := homes.get(one.pk)) else None for one in ordered}

    def _above(self, unit: Unit) -> HolderKey | None:
        """The unit above; who stands outside the plan's own tree (a committee's member units) answers to its unit."""
        if unit.parent_id:
            return "u", unit.parent_id
        owner = self.plan.unit
        return None if owner.path.startswith(unit.path) else ("u", owner.pk)

    @cached_property
    def regions(self) -> Tree:
        """Each region under its parent, all of them under the whole area."""
        places = {target.region_id: target.region for target in self.targets}
        paths = {path for region in places.values() if region for path in prefixes(region.path)}
        known = Region.objects.filter(path__in=paths).order_by("path") if paths else ()
        return {WHOLE: None, **{region.pk: region.parent_id or WHOLE for region in known}}

    @cached_property
    def names(self) -> dict[object, str]:
        """What the keys of all three are called."""
        periods: dict[object, str] = {code: parse_period(str(code)).label for code in self.periods}
        held = {one.holder_key: one for one in self.targets}
        holders: dict[object, str] = {key: str(one.holder) for key, one in held.items() if one.holder}
        placed = {one.region_id: one for one in self.targets if one.region_id}
        regions: dict[object, str] = {key: one.region.name for key, one in placed.items() if key and one.region}
        return {**periods, **holders, **regions, WHOLE: "全域"}

    def of(self, axis: Axis) -> Tree:
        """The tree of an axis."""
        return {"time": self.periods, "units": self.holders, "regions": self.regions}[axis]


def gaps(plan: Plan, goals: Sequence[Goal]) -> list[Gap]:
    """Every comparison of a plan's goals (fetched with `queries.with_targets`), the balanced ones too."""
    trees = Trees(plan, goals)
    return [gap for goal in goals for gap in _of_goal(goal, trees)]


def cells_of(goal: Goal) -> dict[Place, Cell]:
    """A goal's targets as the rules read them; a change against the baseline becomes the level it asks for."""
    return {place_of(target): Cell(level_of(goal, target), target.base, target.share) for target in goal.targets.all()}


def place_of(target: Target) -> Place:
    """Where a target stands."""
    return Place(target.period, target.holder_key, target.region_id or WHOLE)


def key_of(holder: Unit | Staff | None) -> HolderKey:
    """A holder as a key of the tree."""
    kind = "u" if isinstance(holder, Unit) else "s"
    return kind, holder.pk if holder else 0


def deliverable_gap(goal: Goal) -> Residual:
    """Whether a goal without numbers has holder, standard and day."""
    holders = [str(target.holder) for target in goal.targets.all() if target.unit_id != goal.plan.unit_id]
    return reconcile_deliverable(holders, goal.standard, goal.due)


def _of_goal(goal: Goal, trees: Trees) -> Iterable[Gap]:
    """The comparisons of one goal along all axes."""
    cells, notes = cells_of(goal), {(note.axis, note.key): note for note in goal.residual_notes.all()}
    keys = dict(zip(cells, (target.key for target in goal.targets.all()), strict=True))
    for axis in AXES:
        expected = _expected(cells, trees.plan.span) if axis == "time" else None
        found = reconcile_axis(goal.facts, cells, axis, trees.of(axis), names=trees.names, expected=expected)
        for place, residual in found.items():
            yield Gap(goal, axis, place, residual, _where(place, trees), notes.get((axis, keys[place])))


def _where(place: Place, trees: Trees) -> str:
    region = f"（{trees.names[place.region]}）" if place.region != WHOLE else ""
    return f"{trees.names[place.period]} {trees.names[place.holder]}{region} "


def level_of(goal: Goal, target: Target) -> Exact | None:
    """The level or amount that a target asks for."""
    return level_of_words(goal, target.value, target.text)


def level_of_words(goal: Goal, value: Exact | None, text: str) -> Exact | None:
    """The level that a value asks for; a change against the baseline is written as a share (1/6, 20%)."""
    if goal.comparator != "relative":
        return value
    share = parse_share(text) if text else value
    return None if share is None else wanted_level(goal.facts, share).level


def _expected(cells: dict[Place, Cell], span: Period) -> dict[object, Sequence[object]]:
    """Where the plan's own parts are used at all, every one of them is expected."""
    parts = [part.code for part in span.children]
    return {span.code: parts} if any(place.period in parts for place in cells) else {}


def _around(period: Period, wanted: Sequence[Period]) -> str | None:
    """The code of the smallest other period that holds this one."""
    holding = [one for one in wanted if one != period and one.first <= period.first and period.last <= one.last]
    return min(holding, key=lambda one: one.days).code if holding else None
