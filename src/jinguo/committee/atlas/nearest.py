"""Where an outline is looked at for a place: its own values, else those of the regions right below, else the outline's.

A year that is not over has no values yet, so the last one that has any is looked at, and it is always said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jinguo.committee.atlas.heat import sources_words
from jinguo.committee.outlines.evaluating import Evaluation, Line
from jinguo.committee.outlines.models import Outline
from jinguo.org.structure.models import Region


@dataclass(frozen=True)
class Nearest:
    """An outline in the last year that has values, in these regions."""

    outline: Outline
    year: int
    places: list[Region]
    lines: list[Line]

    @property
    def words(self) -> str:
        """What is looked at: 《纲要》2024年，泉州市的 12 个下级地区."""
        first = self.places[0]
        where = first.name if len(self.places) == 1 else f"{len(self.places)} 个地区"
        return f"《{self.outline}》{self.year}年，{where}"

    @property
    def sources(self) -> str:
        """Where the values of the year come from."""
        return sources_words(line.published.adopted.source for line in self.lines if line.published)


def nearest(found: Evaluation, home: Region | None, until: int) -> Nearest:
    """An outline as near to a place as there are values, up to a year; no further statement.

    Where there are none at all: the outline's own region in that year.
    """
    for places in _circles(found, home):
        kept = {one.pk for one in places}
        lines = [line for line in found.lines if line.region.pk in kept]
        years = {year for line in lines for year in _years(line) if year <= until}
        if years:
            return Nearest(found.outline, max(years), [*places], [replace(line, year=max(years)) for line in lines])
    own = [replace(line, year=min(until, found.outline.last)) for line in found.of(found.outline.region)]
    return Nearest(found.outline, min(until, found.outline.last), [found.outline.region], own)


def _circles(found: Evaluation, home: Region | None) -> Iterator[Sequence[Region]]:
    """The regions to look at, the nearest first."""
    if home is not None:
        yield [one for one in found.regions if one.pk == home.pk]
        yield [one for one in found.regions if one.parent_id == home.pk]
    yield [found.outline.region]


def _years(line: Line) -> Iterator[int]:
    values = line.shelf.years.get(line.key, {}) if line.key else {}
    return (year for year in values if line.target.outline.first <= year <= line.target.outline.last)
