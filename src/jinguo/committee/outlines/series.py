"""The series that lines of an evaluation stand on: adopted values by indicator, region and group, in three queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from jinguo.committee.outlines.judging import Judged
from jinguo.committee.outlines.judging import Key as GoalKey
from jinguo.committee.outlines.models import IndicatorVersion, Observation
from jinguo.org.structure.models import Region
from jinguo.rules.outlines import Value, adopted, disagreement
from jinguo.rules.progress import Observation as Seen

Key = tuple[str, int, str]  # the indicator's code, the region's number, the group


@dataclass(frozen=True)
class Year:
    """What was published of one year: every value, the adopted one first, and the sentence where they differ."""

    values: list[Observation]
    differs: str = ""

    @property
    def adopted(self) -> Observation:
        """The one that counts."""
        return self.values[0]


@dataclass
class Shelf:
    """All values that an evaluation may need, by series and year; `breaks` are the years of a new scope.

    `judged` are the judgements of text goals by target and region.
    """

    years: dict[Key, dict[int, Year]]
    breaks: dict[str, set[int]]
    regions: dict[int, Region] = field(default_factory=dict)
    judged: dict[GoalKey, list[Judged]] = field(default_factory=dict)

    def series(self, key: Key) -> list[Seen]:
        """The adopted values of a series as methods evaluate them, in order of time."""
        found: list[Seen] = []
        before: int | None = None
        for year, one in sorted(self.years.get(key, {}).items()):
            begun = {at for at in self.breaks.get(key[0], ()) if at <= year and (before is None or at > before)}
            found.append(one.adopted.as_seen(breaks=before is not None and bool(begun)))
            before = year
        return found

    def year(self, key: Key, year: int) -> Year | None:
        """What was published of a year; None where nothing was."""
        return self.years.get(key, {}).get(year)


def shelf_of(observations: QuerySet[Observation], indicators: Collection[str]) -> Shelf:
    """The values of some indicators out of the observations that may be read; three queries."""
    rows = observations.filter(indicator__code__in=indicators).select_related("indicator", "region").order_by("pk")
    grouped: dict[Key, dict[int, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    regions: dict[int, Region] = {}
    for row in rows:
        regions.setdefault(row.region_id, row.region)
        grouped[row.indicator.code, row.region_id, row.disaggregation][row.year].append(row)
    years = {key: {year: year_of(values) for year, values in of.items()} for key, of in grouped.items()}
    return Shelf(years, _breaks(indicators), regions)


def year_of(values: list[Observation]) -> Year:
    """The values of one year, in the order in which they came in, with the adopted one put first."""
    pairs: list[tuple[Value, Observation]] = [(one.as_value, one) for one in values]
    first = adopted([value for value, _ in pairs])
    ordered = [one for value, one in pairs if value is first] + [one for value, one in pairs if value is not first]
    return Year(ordered, disagreement([value for value, _ in pairs], values[0].indicator.unit))


def _breaks(indicators: Iterable[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    rows = IndicatorVersion.objects.filter(indicator__code__in=indicators, breaks=True)
    for code, year in rows.values_list("indicator__code", "year"):
        found[code].add(year)
    return found
