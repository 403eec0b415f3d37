"""The index (综合指数) of regions: which targets go in, with which degree and weight, its rank and movement."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jinguo.committee.atlas.among import Among
from jinguo.committee.atlas.weights import ONE, Weighing
from jinguo.committee.outlines.evaluating import Line
from jinguo.org.structure.models import Region
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import METHODS, Attainment, Composite, Item, Place, by_region, comparable, ranks
from jinguo.rules.progress.case import Number
from jinguo.rules.progress.small_areas import steady
from jinguo.rules.verdict import YES, Verdict
from jinguo.rules.wording import join_list

SHOWN = 3  # names of regions in a list
DEGREE = METHODS["degree"].function


@dataclass(frozen=True)
class Part:
    """One target in an index: its degree with the reason, and what it weighs."""

    line: Line
    degree: Attainment
    item: Item


@dataclass(frozen=True)
class Indices:
    """The indices of some regions in a year, by code of region, and what was set aside for all of them.

    `aside` are the targets that stay out because somewhere their cases are few: an index of regions holds for all the
    same targets, or it ranks what is not the same. `allowed`: whether these regions may be ranked at all. `among` are
    all regions that are compared, where `lines` are of some of them only.
    """

    lines: Mapping[str, Sequence[Line]]
    places: Mapping[str, Region]
    weighing: Weighing
    allowed: Verdict = YES
    among: Among | None = None

    @cached_property
    def aside(self) -> dict[int, str]:
        """The targets that are left to chance somewhere, by number, each with where."""
        found = self.among.aside if self.among else self._few()
        named = {pk: [self.places[code].name for code in codes] for pk, codes in found.items()}
        return {pk: join_list(names, SHOWN, "个地区") for pk, names in named.items()}

    @cached_property
    def now(self) -> dict[str, Composite]:
        """The index of each region."""
        return self._of({code: [part.item for part in self.parts(code)] for code in self.lines})

    @cached_property
    def before(self) -> dict[str, Composite]:
        """The index of each region in the year before, of the same targets."""
        return self._of(
            {code: [one.item for one in _parts(map(_year_before, lines), self)] for code, lines in self.lines.items()}
        )

    @cached_property
    def may_rank(self) -> Verdict:
        """Whether the regions may be ranked: only all of them, and where those with an index lack the same values."""
        if not self.allowed.ok:
            return self.allowed
        now = self.among.now if self.among else self.now
        return comparable({self.places[code].name: one for code, one in now.items() if one.value is not None})

    @cached_property
    def ranks(self) -> dict[str, Place]:
        """The place of each region and its movement, by code; empty where they may not be ranked.

        Movement is told where the year before lacked no other values than this one.
        """
        if not self.may_rank.ok:
            return {}
        now, before = (self.among.now, self.among.before) if self.among else (self.now, self.before)
        same = {code: one for code, one in before.items() if one.missing == now[code].missing}
        places = ranks(_values(now), before=_values(same))
        return {place.region: place for place in places}

    def parts(self, code: str) -> list[Part]:
        """What the index of a region is made of."""
        return _parts(self.lines[code], self)

    def _few(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for code, lines in self.lines.items():
            for line in lines:
                if not line.left_out and is_small(line, self.weighing):
                    found.setdefault(line.target.pk, []).append(code)
        return found

    def _of(self, items: Mapping[str, list[Item]]) -> dict[str, Composite]:
        titles = {DOMAINS[code].title: weight for code, weight in self.weighing.domains.items()}
        return by_region(items, self.weighing.policy, titles)


def is_small(line: Line, weighing: Weighing) -> bool:
    """Whether the cases of the year looked at are so few that chance decides."""
    seen = line.published.adopted if line.published else None
    return seen is not None and seen.cases is not None and seen.cases < weighing.least_cases


def pooled_words(line: Line, weighing: Weighing) -> str:
    """The counts of a small area with the rate of the years together; empty where there are cases enough."""
    if not is_small(line, weighing):
        return ""
    return steady(line.case.unbroken, line.case.per, weighing.least_cases).because


def _parts(lines: "Collection[Line] | map[Line]", found: Indices) -> list[Part]:
    weighing = found.weighing
    asked = [line for line in lines if not line.left_out and line.target.pk not in found.aside]
    return [_part(line, weighing) for line in asked if weighing.targets.get(line.target.pk, ONE)]


def _part(line: Line, weighing: Weighing) -> Part:
    degree = DEGREE(line.case)
    weight = weighing.targets.get(line.target.pk, ONE)
    return Part(line, degree, Item(line.target.title, degree.value, weight, DOMAINS[line.target.domain_code].title))


def _year_before(line: Line) -> Line:
    return replace(line, year=line.year - 1)


def _values(found: Mapping[str, Composite]) -> dict[str, Number | None]:
    return {code: one.value for code, one in found.items()}
