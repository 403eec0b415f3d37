"""A snapshot as its page shows it: rates of the outline's own region by domain, and of areas at one level."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.content import FINAL, MIDWAY, Content
from jinguo.committee.snapshots.evaluating import Area, OverRegions, RegionLine
from jinguo.org.structure.models.regions import LEVELS
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import METHODS, rate
from jinguo.rules.progress.rates import COUNTS
from jinguo.rules.progress.words import per_cent
from jinguo.rules.wording import NOT_APPLICABLE


class Row(NamedTuple):
    """An area or a domain with its counts against the final target; `milestone` is None where it has none."""

    title: str
    final: Area
    milestone: Area | None = None

    @property
    def rate(self) -> str:
        """The rate against the final target."""
        return rate_words(self.final)

    @property
    def midway(self) -> str:
        """The rate against the milestone."""
        return rate_words(self.milestone) if self.milestone else NOT_APPLICABLE

    @property
    def composite(self) -> str:
        """The composite with one place."""
        found = self.final.composite
        return NOT_APPLICABLE if found is None else per_cent(found).removesuffix("%")


def rate_words(area: Area) -> str:
    """A rate in per cent; — where nothing counts."""
    return NOT_APPLICABLE if area.rate is None else per_cent(area.rate)


@dataclass(frozen=True)
class Opened:
    """What a snapshot holds and comes to in a year."""

    outline: Outline
    content: Content
    found: OverRegions

    @property
    def method(self) -> str:
        """The method that gave the lights then."""
        return METHODS[self.found.method].title

    @property
    def measured(self) -> str:
        """The level of the regions that count."""
        return LEVELS[self.found.level]

    @cached_property
    def years(self) -> list[int]:
        """The years of the outline that have a value."""
        return years_of(self.content)

    @cached_property
    def levels(self) -> list[tuple[str, str]]:
        """The levels that areas may be looked at, from the top, the outline's own region apart."""
        seen = {self.places[region][1] for region, _, _ in self._areas if region != self.outline.region_id}
        return [(level, title) for level, title in LEVELS.items() if level in seen]

    @property
    def own(self) -> list[Row]:
        """The outline's own region by values of its own: its domains, then all together; empty where it has none."""
        if not self._own_lines:
            return []
        codes = {self.content.facts["domains"][str(one.domain)] for one in self.content.named if one.counts}
        titles = {code: one.title for code, one in DOMAINS.items() if code in codes} | {"": "合计"}
        return [Row(title, self._own(code, FINAL), self._own(code, MIDWAY)) for code, title in titles.items()]

    @property
    def whole(self) -> Row | None:
        """All measured regions together."""
        region = self.outline.region_id
        known = (region, "", FINAL) in self._areas
        return self._row(f"{self.name_of(region)}汇总", region, "") if known else None

    def areas(self, level: str) -> list[Row]:
        """The areas of a level, in the order of their codes."""
        at = sorted((code, name, pk) for pk, (code, of_level, name) in self.places.items() if of_level == level)
        return [self._row(name, pk, "") for _, name, pk in at if (pk, "", FINAL) in self._areas]

    def name_of(self, region: int) -> str:
        """What a region was called."""
        return self.places[region][2]

    @cached_property
    def places(self) -> dict[int, tuple[str, str, str]]:
        """Code, level and name of the regions in it."""
        rows = self.content.regions.to_pylist()
        return {row["id"]: (row["code"], row["level"], row["name"]) for row in rows}

    @cached_property
    def _areas(self) -> dict[tuple[int, str, str], Area]:
        return {(one.region, one.domain, one.clock): one for one in self.found.areas}

    @cached_property
    def _own_lines(self) -> list[RegionLine]:
        return self.found.lines_of(self.outline.region_id)

    def _own(self, domain: str, clock: str) -> Area:
        """The targets of one domain, of all where it is empty, as the region's own values have them."""
        facts, region = self.content.facts, self.outline.region_id
        seen = {line.target: line for line in self._own_lines if line.clock == clock}
        goals = [one for one in self.content.named if one.clock == clock and one.counts]
        lines = [seen.get(one.code) for one in goals if domain in ("", facts["domains"][str(one.domain)])]
        sure = [line.status if line else "no_data" for line in lines if not (line and line.unsure)]
        found = rate(sure, whole=facts["whole"], with_basically=facts["counts_near"])
        counts = {name: getattr(found, name) for name in (*COUNTS, "numerator", "denominator")}
        percent = None if found.percent is None else float(found.percent)
        unsure = len(lines) - len(sure)
        return Area(region, domain, clock, **counts, unsure=unsure, rate=percent, composite=None, missing=found.no_data)

    def _row(self, title: str, region: int, domain: str) -> Row:
        return Row(title, self._areas[region, domain, FINAL], self._areas.get((region, domain, MIDWAY)))


def years_of(content: Content) -> list[int]:
    """The years of an outline that have a value, in order."""
    first, last = content.facts["first"], content.facts["last"]
    return sorted(one for one in content.values["year"].unique().to_pylist() if first <= one <= last)
