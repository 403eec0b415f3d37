"""What an evaluation over regions stands on: adopted values, targets as numbers, regions; out of the database, or kept.

`facts` are what cannot be a column: which outline, which method gives the lights, what its rates count, and what the
numbers of targets and domains stand for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa

from jinguo.committee.outlines.evaluating import Asked as Looked
from jinguo.committee.outlines.evaluating import Line, evaluate
from jinguo.committee.outlines.models import Indicator, IndicatorVersion, Observation, Outline
from jinguo.committee.snapshots.adopting import adopted_values
from jinguo.committee.snapshots.reading import table_of, values_below
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress.many import Asked, asked_of, columns
from jinguo.rules.progress.many.areas import Counted

REGIONS = pa.schema(
    {"id": pa.int64(), "code": pa.string(), "name": pa.string(), "level": pa.string(), "path": pa.string()}
)
BELOW = """
    SELECT id, code, name, level, path FROM structure_region
    WHERE path LIKE '{path}%' AND closed IS NULL ORDER BY path
"""
FINAL, MIDWAY = "final", "midway"


class Numbered(NamedTuple):
    """What a number of a target stands for: code and title, its domain, the final target or the milestone."""

    target: int
    code: str
    title: str
    domain: int
    clock: str
    counts: int


@dataclass(frozen=True)
class Content:
    """All that figures come from, and nothing else: the same content always gives the same figures."""

    facts: dict[str, Any]
    values: pa.Table
    asked: list[Asked]
    named: list[Numbered]
    regions: pa.Table

    def counted(self, clock: str) -> list[Counted]:
        """How the targets of one clock count."""
        return [Counted(one.target, one.domain, 1.0, one.counts) for one in self.named if one.clock == clock]


@dataclass(frozen=True)
class Question:
    """The targets of an outline as numbers, and the series that tell of them by indicator and group.

    `breaks` are the years of a new scope by series.
    """

    asked: list[Asked]
    named: list[Numbered]
    series: dict[tuple[int, str], int]
    breaks: dict[int, set[int]]

    @property
    def indicators(self) -> set[int]:
        """The indicators that are asked about."""
        return {indicator for indicator, _ in self.series}

    def adopted(self, raw: pa.Table) -> pa.Table:
        """The values that count out of all that were published (`reading.VALUES`)."""
        return adopted_values(raw, self.series, self.breaks)


def question_of(outline: Outline) -> Question:
    """What an outline asks for; a fixed number of statements."""
    lines = [line for line in _lines(outline) if line.target.as_rule.comparator != "text"]
    numbers = _numbers(lines)
    asked, named = [], []
    for number, line in enumerate(lines, 1):
        for row, name in _rows(line, number, numbers):
            asked.append(row)
            named.append(name)
    return Question(asked, named, _series(numbers), _breaks(numbers))


def content_of(outline: Outline) -> Content:
    """What stands in the database now; a fixed number of statements, however many regions there are."""
    found = question_of(outline)
    values = found.adopted(values_below(outline.region.path, found.indicators))
    regions = table_of(BELOW.format(path=outline.region.path), REGIONS)
    return Content(_facts(outline), values, found.asked, found.named, regions)


def tables(content: Content) -> dict[str, pa.Table]:
    """The content as the tables that are kept."""
    whole = {name: pa.array(values, pa.int64()) for name, values in columns(content.asked).items()}
    return {"values": content.values, "targets": pa.table(whole), "regions": content.regions}


def restored(facts: dict[str, Any], kept: dict[str, pa.Table]) -> Content:
    """The content that was kept."""
    asked = [Asked(**row) for row in kept["targets"].to_pylist()]
    named = [Numbered(**row) for row in facts["targets"]]
    return Content(facts["outline"], kept["values"], asked, named, kept["regions"])


def told(content: Content) -> dict[str, Any]:
    """The facts as they are kept beside the tables."""
    return {"outline": content.facts, "targets": [one._asdict() for one in content.named]}


def _facts(outline: Outline) -> dict[str, Any]:
    domains = {str(number): code for number, code in enumerate(DOMAINS, 1)}
    names = ("code", "first", "last", "method", "whole", "counts_near")
    return {**{name: getattr(outline, name) for name in names}, "region": outline.region_id, "domains": domains}


def _lines(outline: Outline) -> Sequence[Line]:
    """The targets as they are looked at, before anything has been observed."""
    return evaluate(outline, Looked(outline.first, outline.region), observations=Observation.objects.none()).lines


def _numbers(lines: Sequence[Line]) -> dict[tuple[str, str], int]:
    """A number for each series that tells of a target, by indicator and group."""
    keys = dict.fromkeys((line.key[0], line.key[2]) for line in lines if line.key)
    return {key: number for number, key in enumerate(keys, 1)}


def _rows(line: Line, number: int, numbers: dict[tuple[str, str], int]) -> Iterator[tuple[Asked, Numbered]]:
    """The final target and, where there is one, the milestone; 0 is the series of what nobody tells of."""
    target, series = line.target, numbers[line.key[0], line.key[2]] if line.key else 0
    begun = target.baseline_year or target.outline.first - 1
    own = None if target.as_rule.base else target.outline.first - 1
    cases = {FINAL: line.case, **({MIDWAY: line.case.toward(target.midway)} if target.midway else {})}
    domain, counts = [*DOMAINS].index(target.domain_code) + 1, int(not line.left_out)
    for at, (clock, case) in enumerate(cases.items()):
        row = asked_of(case, target=2 * number + at, series=series, begun=begun, own_year=own)
        if row:
            yield row, Numbered(row.target, target.code, target.title, domain, clock, counts)


def _series(numbers: dict[tuple[str, str], int]) -> dict[tuple[int, str], int]:
    """The same by the indicator's number in the database."""
    pks = dict(Indicator.objects.filter(code__in={code for code, _ in numbers}).values_list("code", "pk"))
    return {(pks[code], group): number for (code, group), number in numbers.items() if code in pks}


def _breaks(numbers: dict[tuple[str, str], int]) -> dict[int, set[int]]:
    rows = IndicatorVersion.objects.filter(breaks=True, indicator__code__in={code for code, _ in numbers})
    years: dict[str, set[int]] = defaultdict(set)
    for code, year in rows.values_list("indicator__code", "year"):
        years[code].add(year)
    return {number: years[code] for (code, _), number in numbers.items() if code in years}
