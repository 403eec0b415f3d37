"""An outline looked at in a year (监测评估): one line for each target and region, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from jinguo.committee.outlines.judging import Judged, judged, latest
from jinguo.committee.outlines.models import Indicator, Observation, Outline, OutlineTarget
from jinguo.committee.outlines.series import Key, Shelf, Year, shelf_of
from jinguo.org.structure.models import Region, Staff
from jinguo.rules.outlines import Name, as_case, indicator_named, indicators, observed_for
from jinguo.rules.progress import Attainment, Case, Point, side_by_side, verdict
from jinguo.rules.progress import Observation as Seen
from jinguo.rules.progress.small_areas import LEAST_CASES

LIMITS = {"%": 100, "‰": 1000}
Named = tuple[OutlineTarget, Name | None]
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
    def is_text(self) -> bool:
        """Whether it is a text goal that people judge."""
        return self.target.comparator == "text" and not self.target.as_rule.is_placeholder

    @property
    def judged(self) -> Judged | None:
        """How a text goal was judged up to the year; None where nobody did, or it has a number."""
        return self._judged(self.year)

    @property
    def is_near(self) -> bool:
        """Whether the series only comes near the target's definition (口径相近)."""
        return self.name is not None and self.name.relation == "near"

    @property
    def left_out(self) -> str:
        """Why it does not count in a rate, in two words; empty where it does."""
        if not self.target.as_rule.is_quantified:
            return "文字目标" if self.target.comparator == "text" else "没有数值"
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
            small=LEAST_CASES,
            year=year,
            judgement=said.judgement if (said := self._judged(year)) else None,
        )

    def _judged(self, year: int) -> Judged | None:
        return latest(self.shelf.judged.get((self.target.pk, self.region.pk), ()), year)

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
    """An outline in a year: its lines, one region after another, the outline's own region first.

    `years` are those of the outline that have a value of its own region, or of the one looked at, in order; of all
    where that one has none.
    """

    outline: Outline
    year: int
    method: str
    lines: list[Line]
    regions: list[Region]
    years: list[int]

    def of(self, region: Region) -> list[Line]:
        """The lines of one region."""
        return [line for line in self.lines if line.region.pk == region.pk]


@dataclass(frozen=True)
class Asked:
    """What is looked at: the year (None: the last one with a value), the region (None: all), the method, one target.

    `home` is the region whose years are told where all are looked at; None: the outline's own. `places` are the regions
    to look at, with values or without (None: all that have any); then the years are theirs. With `own` each
    outline's own region only. Without any of these all regions that have values, which are many in a large tree.
    """

    year: int | None = None
    region: Region | None = None
    method: str = ""
    only: str = ""
    home: Region | None = None
    places: Sequence[Region] | None = None
    own: bool = False


EVERYTHING = Asked()


def evaluate(
    outline: Outline,
    asked: Asked = EVERYTHING,
    *,
    observations: QuerySet[Observation],
    reader: Staff | None = None,
) -> Evaluation:
    """Evaluate an outline by the values out of `observations`, and by the judgements that `reader` may read.

    Without a region every one that has a value or a judgement, the outline's own first; without a method the outline's
    own; without a reader by every judgement.
    """
    return evaluate_all([outline], asked, observations=observations, reader=reader)[0]


def evaluate_all(
    outlines: Sequence[Outline],
    asked: Asked = EVERYTHING,
    *,
    observations: QuerySet[Observation],
    reader: Staff | None = None,
) -> list[Evaluation]:
    """Evaluate several outlines at once; a fixed number of queries, however many there are."""
    rows = OutlineTarget.objects.filter(outline__in=outlines).select_related("indicator")
    targets: dict[int, list[OutlineTarget]] = defaultdict(list)
    for target in rows.filter(code=asked.only) if asked.only else rows:
        targets[target.outline_id].append(target)
    named = {one.pk: [*_named(one, targets[one.pk])] for one in outlines}
    codes = {code for pairs in named.values() for _, name in pairs if (code := series_code(name))}
    shelf = shelf_of(_narrowed(observations, outlines, asked), codes)
    shelf.judged = judged((target for found in targets.values() for target in found), reader)
    return [_evaluation(one, named[one.pk], shelf, asked) for one in outlines]


def series_code(name: Name | None) -> str:
    """The indicator whose series tells of a target; empty where none does."""
    found = indicator_named(name.observed) if name and name.observed else None
    return found.code if found else ""


def _named(outline: Outline, targets: Iterable[OutlineTarget]) -> Iterator[Named]:
    """The targets, each knowing its outline without asking for it again, with the series that tells of it."""
    for target in targets:
        target.outline = outline
        yield target, observed_for(target.as_rule)


def _evaluation(outline: Outline, named: Sequence[Named], shelf: Shelf, asked: Asked) -> Evaluation:
    chosen = _chosen(outline, asked)
    places = _regions(outline, shelf) if chosen is None else chosen
    home = asked.region or asked.home
    homes = [home] if home else asked.places or [outline.region]
    years = _seen_in(outline, named, shelf, homes) or _seen_in(outline, named, shelf, places)
    year = asked.year or (years[-1] if years else outline.first)
    method = asked.method or outline.method
    lines = [
        Line(target, place, year, name, _key(name, target, place), shelf, method)
        for place in places
        for target, name in named
    ]
    return Evaluation(outline, year, method, lines, places, years)


def _seen_in(outline: Outline, named: Sequence[Named], shelf: Shelf, places: Iterable[Region]) -> list[int]:
    """The years of an outline that have a value of one of some regions."""
    seen = {year for place in places for target, name in named for year in _years(shelf, _key(name, target, place))}
    return sorted(year for year in seen if outline.first <= year <= outline.last)


def _years(shelf: Shelf, key: Key | None) -> Iterable[int]:
    return shelf.years.get(key, {}) if key else ()


def _key(name: Name | None, target: OutlineTarget, region: Region) -> Key | None:
    """Where the series stands; none where more is better in one and less in the other (识字率 and 文盲率)."""
    code = series_code(name)
    if not code or name is None:
        return None
    turned = target.direction * indicators()[code].direction < 0
    return None if turned else (code, region.pk, name.disaggregation or "total")


def _chosen(outline: Outline, asked: Asked) -> list[Region] | None:
    """The regions asked for, None where all that have values are."""
    if asked.own or asked.region:
        return [asked.region or outline.region]
    return None if asked.places is None else [*asked.places]


def _narrowed(observations: QuerySet[Observation], outlines: Sequence[Outline], asked: Asked) -> QuerySet[Observation]:
    """The values of the regions asked for and of the one whose years are told; nothing else is loaded."""
    chosen = [_chosen(one, asked) for one in outlines]
    if any(places is None for places in chosen):
        return observations
    wanted = {place.pk for places in chosen for place in places or ()} | ({asked.home.pk} if asked.home else set())
    return observations.filter(region__in=wanted)


def _regions(outline: Outline, shelf: Shelf) -> list[Region]:
    seen = {one.region.pk: one.region for found in shelf.judged.values() for one in found} | shelf.regions
    others = [one for one in seen.values() if one.pk != outline.region_id]
    below = [one for one in others if one.path.startswith(outline.region.path)]
    return [outline.region, *sorted(below, key=lambda one: (one.path.count("/"), one.code))]
