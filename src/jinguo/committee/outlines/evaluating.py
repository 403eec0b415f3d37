"""An outline looked at in a year (监测评估): one line for each target and region, in a fixed number of queries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from jinguo.committee.outlines.models import Indicator, Observation, Outline, OutlineTarget
from jinguo.committee.outlines.series import Key, Shelf, Year, shelf_of
from jinguo.org.structure.models import Region
from jinguo.rules.outlines import Name, as_case, indicator_named, indicators, observed_for
from jinguo.rules.progress import Attainment, Case, Point, side_by_side, verdict
from jinguo.rules.progress import Observation as Seen

LIMITS = {"%": 100, "‰": 1000}
OWN_BASELINE = "采用值，纲要没有写明基期"


@dataclass(frozen=True)
class Line:
    """One target in one region and year; `name` says which series tells of it, None where nobody has reviewed it."""

    target: OutlineTarget
    region: Region
    year: int
    name: Name | None
    key: Key | None
    shelf: Shelf
    method: str

    @cached_property
    def case(self) -> Case:
        """What every method is given."""
        return self._case(self.year)

    @cached_property
    def verdict(self) -> Attainment:
        """What the method of the outline says."""
        return verdict(self.case, self.method)

    @cached_property
    def midway(self) -> Attainment | None:
        """What it says against the milestone; None where there is none."""
        point = self.target.midway
        return verdict(self.case.toward(point), self.method) if point else None

    @cached_property
    def before(self) -> Attainment:
        """What it said of the year before."""
        return verdict(self._case(self.year - 1), self.method)

    @cached_property
    def methods(self) -> list[Attainment]:
        """What every method says, side by side."""
        return side_by_side(self.case)

    @property
    def published(self) -> Year | None:
        """The values of the year looked at."""
        return self.shelf.year(self.key, self.year) if self.key else None

    @property
    def observed(self) -> Indicator | None:
        """The indicator whose values are looked at; it may be one that only comes near."""
        return self.published.adopted.indicator if self.published else self.target.indicator

    @property
    def is_near(self) -> bool:
        """Whether the series only comes near the target's definition (口径相近)."""
        return self.name is not None and self.name.relation == "near"

    @property
    def left_out(self) -> str:
        """Why it does not count in a rate, in two words; empty where it does."""
        if not self.target.as_rule.is_quantified:
            return "文字目标"
        if self.target.is_unconfirmed:
            return "目标待核实"
        if self.is_near:
            return "口径相近"
        seen = self.published.adopted.confidence if self.published else ""
        return "监测值待核实" if "待核实" in seen else ""

    def _case(self, year: int) -> Case:
        rule = self.target.as_rule
        return as_case(
            rule,
            self._of_the_round(),
            base=None if rule.base else self._own_baseline(),
            tolerance=self.target.outline.tolerance_share,
            limit=LIMITS.get(self.target.unit),
            year=year,
        )

    def _of_the_round(self) -> list[Seen]:
        """The series since the baseline: what lies before belongs to earlier rounds."""
        begun = self.target.baseline_year or self.target.outline.first - 1
        return [one for one in self.shelf.series(self.key) if one.year >= begun] if self.key else []

    def _own_baseline(self) -> Point | None:
        """The adopted value of the year before the outline begins, where the outline itself names no baseline."""
        found = self.shelf.year(self.key, self.target.outline.first - 1) if self.key else None
        if found is None:
            return None
        one = found.adopted
        return Point(one.year, one.value, f"{one.source}（{OWN_BASELINE}）", one.confidence)


@dataclass(frozen=True)
class Evaluation:
    """An outline in a year: its lines, one region after another, the outline's own region first."""

    outline: Outline
    year: int
    method: str
    lines: list[Line]
    regions: list[Region]

    def of(self, region: Region) -> list[Line]:
        """The lines of one region."""
        return [line for line in self.lines if line.region.pk == region.pk]


def evaluate(
    outline: Outline,
    year: int,
    *,
    observations: QuerySet[Observation],
    region: Region | None = None,
    method: str = "",
    only: OutlineTarget | None = None,
) -> Evaluation:
    """Evaluate an outline in a year, by the values out of `observations`; three queries.

    Without `region` every region that has a value, the outline's own first; without `method` the outline's own.
    """
    targets = list(outline.targets.select_related("indicator")) if only is None else [only]
    names = {target.pk: observed_for(target.as_rule) for target in with_outline(targets, outline)}
    shelf = shelf_of(observations, {code for name in names.values() if (code := series_code(name))})
    places = [region] if region else _regions(outline, shelf)
    lines = [
        Line(
            target,
            place,
            year,
            names[target.pk],
            _key(names[target.pk], target, place),
            shelf,
            method or outline.method,
        )
        for place in places
        for target in targets
    ]
    return Evaluation(outline, year, method or outline.method, lines, places)


def with_outline(targets: Iterable[OutlineTarget], outline: Outline) -> Iterator[OutlineTarget]:
    """The targets, each knowing its outline without asking for it again."""
    for target in targets:
        target.outline = outline
        yield target


def series_code(name: Name | None) -> str:
    """The indicator whose series tells of a target; empty where none does."""
    found = indicator_named(name.observed) if name and name.observed else None
    return found.code if found else ""


def _key(name: Name | None, target: OutlineTarget, region: Region) -> Key | None:
    """Where the series stands; none where more is better in one and less in the other (识字率 and 文盲率)."""
    code = series_code(name)
    if not code or name is None:
        return None
    turned = target.direction * indicators()[code].direction < 0
    return None if turned else (code, region.pk, name.disaggregation or "total")


def _regions(outline: Outline, shelf: Shelf) -> list[Region]:
    others = [one for one in shelf.regions.values() if one.pk != outline.region_id]
    below = [one for one in others if one.path.startswith(outline.region.path)]
    return [outline.region, *sorted(below, key=lambda one: (one.path.count("/"), one.code))]
