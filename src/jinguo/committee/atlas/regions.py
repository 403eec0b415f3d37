"""One region in an outline: its rates, what is still missing where, forecasts, and its index opened to its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jinguo.base.web.components import Figure
from jinguo.committee.atlas.heat import Heat, Row
from jinguo.committee.atlas.indices import Part, pooled_words
from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.rates import Rates, rates_of
from jinguo.committee.outlines.screens import by_domain
from jinguo.org.structure.models import Region
from jinguo.rules.change_words import Moved, on_year
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import METHODS, Attainment, Composite
from jinguo.rules.progress.shortfall import to_go
from jinguo.rules.progress.words import per_cent, result
from jinguo.rules.wording import NOT_APPLICABLE

FORECAST = METHODS["forecast_linear"]


class Standing(NamedTuple):
    """A target in a region: what is missing, the change on the year before, the forecast, the counts pooled."""

    line: Line
    missing: str
    change: str
    forecast: Attainment
    expected: str
    pooled: str


@dataclass(frozen=True)
class Opened:
    """A domain of the index: its weight, its own index, and the targets in it."""

    title: str
    weight: str
    value: float | None
    index: str
    because: str
    parts: list[Part]


@dataclass(frozen=True)
class Profile:
    """A region as a page shows it, out of the table of the regions beside it; `row` is its own."""

    heat: Heat
    place: Region
    row: Row

    @cached_property
    def lines(self) -> list[Line]:
        """Its targets, in the order of the outline."""
        return self.heat.evaluation.of(self.place)

    @cached_property
    def rates(self) -> Rates:
        """Its rates by domain and in all, against both clocks."""
        return rates_of(self.lines, self.heat.outline)

    @property
    def figures(self) -> list[Figure]:
        """Rates against both clocks, index, rank."""
        total, rank = self.rates.total, self.row.rank
        midway = total.milestone
        beside = len([one for one in self.heat.indices.ranks.values() if one.rank])
        return [
            Figure(
                "对终期目标达标率", total.final.words, remark=_counted(total.final.numerator, total.final.denominator)
            ),
            Figure(
                "对中期节点达标率",
                midway.words if midway else NOT_APPLICABLE,
                remark=_counted(midway.numerator, midway.denominator) if midway else "没有节点值",
            ),
            Figure("综合指数", self.row.shown),
            Figure(
                "位次",
                str(rank.rank) if rank and rank.rank else NOT_APPLICABLE,
                remark=f"{beside} 个地区中；{self.row.movement or '没有上年位次可比'}" if rank else self.unranked,
            ),
        ]

    @property
    def unranked(self) -> str:
        """Why there is no rank; empty where there is one."""
        if self.row.rank:
            return ""
        if self.place.pk == self.heat.area.region.pk:
            return "这里没有同级地区可比"
        verdict = self.heat.indices.may_rank
        return "没有综合指数" if verdict.ok else verdict.reason

    @property
    def domains(self) -> Iterator[tuple[str, list[Standing]]]:
        """The targets by domain."""
        for title, lines in by_domain(self.lines, self.heat.outline):
            yield title, [self._standing(line) for line in lines]

    @property
    def opened(self) -> list[Opened]:
        """The index by domains and targets; empty where there is none."""
        indices = self.heat.indices if self.place.code in self.heat.indices.lines else None
        if indices is None:
            return []
        parts = indices.parts(self.place.code)
        found = indices.now[self.place.code]
        weights = {DOMAINS[code].title: weight for code, weight in self.heat.weighing.domains.items()}
        return [
            Opened(
                title,
                str(weights.get(title, 1)),
                None if one.value is None else float(one.value),
                _shown(one),
                one.because,
                [part for part in parts if part.item.domain == title],
            )
            for title, one in found.domains.items()
        ]

    def _standing(self, line: Line) -> Standing:
        forecast = FORECAST.function(line.case)
        return Standing(
            line,
            to_go(line.case),
            year_on_year(line),
            forecast,
            result(line.case, forecast),
            pooled_words(line, self.heat.weighing),
        )


def year_on_year(line: Line) -> str:
    """The change on the year before in the words of the unit; — where one is not known or the scope changed."""
    return on_year(_moved(line), line.target.unit)


def _counted(numerator: int, denominator: int) -> str:
    return f"{numerator} ÷ {denominator}" if denominator else ""


def _shown(found: Composite) -> str:
    return NOT_APPLICABLE if found.value is None else per_cent(found.value).removesuffix("%")


def _moved(line: Line) -> Moved:
    """The value of the year and of the one before, unless the scope changed between them."""
    now, before = (line.shelf.year(line.key, line.year - back) if line.key else None for back in (0, 1))
    if line.case.now is not None and line.case.now.breaks:
        before = None
    return Moved(now.adopted.value if now else None, before.adopted.value if before else None)
