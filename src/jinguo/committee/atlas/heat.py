"""The table of regions by targets (各地区对照): a light and a value each, the index with its rank, what is reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinguo.committee.atlas.among import Among
from jinguo.committee.atlas.indices import Indices, is_small, pooled_words
from jinguo.committee.atlas.places import Area
from jinguo.committee.atlas.weights import Weighing
from jinguo.committee.outlines.evaluating import Evaluation, Line
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.org.structure.models import Region
from jinguo.rules.exact_words import figure
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import Composite, Place, Rate, rate
from jinguo.rules.progress.rates import Whole
from jinguo.rules.progress.words import per_cent
from jinguo.rules.wording import NOT_APPLICABLE, join_list

SHOWN_SOURCES = 3


def sources_words(sources: Iterable[str]) -> str:
    """Where values come from, each source once and the first few by name; empty for none."""
    return join_list([*dict.fromkeys(sources)], SHOWN_SOURCES, "个来源")


def movement_words(moved: int | None) -> str:
    """How many places up or down, with an arrow and a word; empty where it is not told."""
    if moved is None:
        return ""
    return f"{'↑' if moved > 0 else '↓'} {abs(moved)} 位" if moved else "持平"


@dataclass(frozen=True)
class Cell:
    """A target in a region: its light, its value, and the counts where those are few."""

    line: Line
    weighing: Weighing

    @property
    def tone(self) -> str:
        """The light it is shown with."""
        return self.line.verdict.tone

    @property
    def word(self) -> str:
        """What the light says."""
        return self.line.verdict.title

    @property
    def value(self) -> str:
        """The value without its unit, which stands in the head; 未报 where there is none."""
        seen = self.line.published.adopted if self.line.published else None
        return figure(seen.value, self.line.case.step) if seen else "未报"

    @property
    def is_small(self) -> bool:
        """Whether its cases are left to chance."""
        return is_small(self.line, self.weighing)

    @property
    def counts(self) -> str:
        """The counts behind the value, where they are few."""
        seen = self.line.published.adopted if self.line.published else None
        return f"{seen.cases} 例" if seen and self.is_small else ""

    @property
    def pooled(self) -> str:
        """The counts with the rate of the years together, where the cases are few."""
        return pooled_words(self.line, self.weighing)

    @property
    def because(self) -> str:
        """The reason in one sentence, with the years pooled where the cases are few."""
        return "；".join(filter(None, (self.line.verdict.short, self.pooled)))


@dataclass(frozen=True)
class Row:
    """A region: its cells, its rate, its index with rank and movement."""

    place: Region
    cells: list[Cell]
    rate: Rate
    index: Composite
    rank: Place | None

    @property
    def shown(self) -> str:
        """The index with one place."""
        return NOT_APPLICABLE if self.index.value is None else per_cent(self.index.value).removesuffix("%")

    @property
    def movement(self) -> str:
        """How far it moved on the year before, with an arrow and a word; empty where that is not told."""
        return movement_words(self.rank.moved if self.rank else None)


@dataclass(frozen=True)
class Heat:
    """Regions by targets in a year; `whole` is the row of the area itself, where it has values of its own.

    `among`: all regions compared, where the area shows some of them only.
    """

    outline: Outline
    area: Area
    evaluation: Evaluation
    weighing: Weighing
    domain: str = ""
    among: Among | None = None

    @property
    def year(self) -> int:
        """The year looked at."""
        return self.evaluation.year

    @cached_property
    def targets(self) -> list[OutlineTarget]:
        """The targets with a number that the table has columns for: of one domain, or of all."""
        seen = {line.target.pk: line.target for line in self.evaluation.lines}
        rows = [one for one in seen.values() if one.as_rule.is_quantified and self.domain in ("", one.domain_code)]
        return [one for one in rows if one.pk in self._with_values]

    @cached_property
    def without_values(self) -> list[OutlineTarget]:
        """The targets with a number that no region has a value for in the year."""
        seen = {line.target.pk: line.target for line in self.evaluation.lines}
        rows = [one for one in seen.values() if one.as_rule.is_quantified and self.domain in ("", one.domain_code)]
        return [one for one in rows if one.pk not in self._with_values]

    @property
    def domains(self) -> list[tuple[str, str]]:
        """The domains of the outline that the table may be narrowed to, with their titles."""
        found = {line.target.domain_code for line in self.evaluation.lines if line.target.as_rule.is_quantified}
        return [(code, one.full(self.outline.audience)) for code, one in DOMAINS.items() if code in found]

    @cached_property
    def indices(self) -> Indices:
        """The indices of the regions, over the targets of the domain looked at."""
        lines = {one.code: self._lines[one.pk] for one in self.area.shown}
        places = {one.code: one for one in self.area.places}
        return Indices(lines, places, self.weighing, self.area.may_rank, self.among)

    @cached_property
    def rows(self) -> list[Row]:
        """One row a region shown."""
        return [self._row(one) for one in self.area.shown]

    @cached_property
    def whole(self) -> Row | None:
        """The area itself; None where it has no value of the year."""
        lines = self._lines[self.area.region.pk]
        if not any(line.published for line in lines):
            return None
        own = Indices({self.area.region.code: lines}, {self.area.region.code: self.area.region}, self.weighing)
        return Row(self.area.region, self._cells(lines), self._rate(lines), own.now[self.area.region.code], None)

    @cached_property
    def reached(self) -> list[tuple[OutlineTarget, Rate]]:
        """How many of the regions compared reach each target."""
        if self.among:
            return [(one, rate(self.among.statuses.get(one.pk, []))) for one in self.targets]
        at = enumerate(self.targets)
        return [(one, rate([row.cells[place].line.verdict.status for row in self.rows])) for place, one in at]

    @cached_property
    def set_aside(self) -> str:
        """The targets whose cases are few somewhere, which stay out of every index; empty where there are none."""
        titles = {one.pk: one.title for one in self.targets}
        told = [f"{titles[pk]}（{names}）" for pk, names in self.indices.aside.items() if pk in titles]
        return f"例数少，各地都不进综合指数：{'；'.join(told)}" if told else ""

    @property
    def sources(self) -> str:
        """Where the values of the year come from."""
        cells = (cell.line.published for row in self.rows for cell in row.cells)
        return sources_words(one.adopted.source for one in cells if one)

    @cached_property
    def _with_values(self) -> set[int]:
        seen = {line.target.pk for line in self.evaluation.lines if line.published}
        return seen | {*self.among.statuses} if self.among else seen

    @cached_property
    def _lines(self) -> dict[int, list[Line]]:
        found: dict[int, list[Line]] = {one.pk: [] for one in (self.area.region, *self.area.shown)}
        for line in self.evaluation.lines:
            if self.domain in ("", line.target.domain_code):
                found[line.region.pk].append(line)
        return found

    def _row(self, place: Region) -> Row:
        lines, found = self._lines[place.pk], self.indices
        return Row(place, self._cells(lines), self._rate(lines), found.now[place.code], found.ranks.get(place.code))

    def _cells(self, lines: Sequence[Line]) -> list[Cell]:
        by_target = {line.target.pk: line for line in lines}
        return [Cell(by_target[one.pk], self.weighing) for one in self.targets]

    def _rate(self, lines: Sequence[Line]) -> Rate:
        statuses = [line.verdict.status for line in lines if not line.left_out]
        whole: Whole = "all" if self.outline.whole == "all" else "with_data"
        return rate(statuses, whole=whole, with_basically=self.outline.counts_near)
