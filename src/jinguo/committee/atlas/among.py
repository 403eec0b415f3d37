"""A region among many (众多地区): lights counted and indices made of all that are compared, where a page shows a few.

What is shown is evaluated cell by cell with every reason; all the others go through `rules.progress.many`, which says
the same of them, from the values as they stand now.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import QuerySet

from jinguo.committee.atlas.places import Area
from jinguo.committee.atlas.weights import ONE, Weighing
from jinguo.committee.outlines.evaluating import Evaluation
from jinguo.committee.outlines.models import Observation, OutlineTarget
from jinguo.org.structure.models import Region
from jinguo.rules.progress import Composite
from jinguo.rules.progress.case import exact
from jinguo.rules.progress.composite import mean

if TYPE_CHECKING:
    from jinguo.committee.snapshots.over_years import Said

PLACES = 9  # to which degrees of different engines are the same


class Among(NamedTuple):
    """Many regions in a year: their indices now and in the year before, by code, without words.

    By number of the target: `aside`, where cases are few, so that it goes into no index; `small`, the same whether or
    not it would go into one; `statuses` of those that have a value somewhere, one a region. `values`: by number of the
    target and year, of each region that has one.
    """

    now: Mapping[str, Composite]
    before: Mapping[str, Composite]
    aside: Mapping[int, list[str]]
    small: Mapping[int, list[str]]
    statuses: Mapping[int, list[str]]
    values: Mapping[tuple[int, int], dict[str, float]]


@dataclass(frozen=True)
class _Table:
    """What is said of targets, by region and year and by code of the target."""

    said: "Mapping[tuple[int, int], Mapping[str, Said]]"
    targets: Sequence[OutlineTarget]
    places: Sequence[Region]
    year: int
    weighing: Weighing


def among_of(
    found: Evaluation, area: Area, observations: QuerySet[Observation], weighing: Weighing, domain: str = ""
) -> Among:
    """All regions of an area by what has been observed; a fixed number of statements, however many there are."""
    from jinguo.committee.snapshots.over_years import said_of  # Arrow is slow to import: only who compares many waits

    rows = observations.filter(region__in=area.places)
    said = said_of(found.outline, rows, (found.year - 1, found.year), found.method)
    table = _Table(said, _targets(found, domain), area.places, found.year, weighing)
    near = {line.target.pk for line in found.lines if line.is_near or line.target.is_unconfirmed}
    small, aside = _few(table, sure=False), _few(table, sure=True)
    aside = {pk: codes for pk, codes in aside.items() if pk not in near}
    counted = [one for one in table.targets if one.pk not in {*near, *aside} and weighing.targets.get(one.pk, ONE)]
    now, before = ({one.code: _index(table, one, year, counted) for one in area.places} for year in _years(found))
    values = {(one.pk, year): _values(table, one, year) for one in table.targets for year in _years(found)}
    return Among(now, before, aside, small, _statuses(table), values)


def _years(found: Evaluation) -> tuple[int, int]:
    return found.year, found.year - 1


def _targets(found: Evaluation, domain: str) -> list[OutlineTarget]:
    seen = {line.target.pk: line.target for line in found.lines}
    return [one for one in seen.values() if one.as_rule.is_quantified and domain in ("", one.domain_code)]


def _few(table: _Table, *, sure: bool) -> dict[int, list[str]]:
    """Where the cases of the year are left to chance; `sure`: only by values that are not 待核实."""
    told: dict[int, list[str]] = defaultdict(list)
    for place in table.places:
        of_place = table.said.get((place.pk, table.year), {})
        for target in table.targets:
            one = of_place.get(target.code)
            if one and one.is_below(table.weighing.least_cases) and not (sure and one.unsure):
                told[target.pk].append(place.code)
    return told


def _values(table: _Table, target: OutlineTarget, year: int) -> dict[str, float]:
    found = ((one.code, table.said.get((one.pk, year), {}).get(target.code)) for one in table.places)
    return {code: one.value for code, one in found if one}


def _statuses(table: _Table) -> dict[int, list[str]]:
    """The lights of the year by target: of those that somebody has a value for, one for each region."""
    found = [table.said.get((one.pk, table.year), {}) for one in table.places]
    seen = {code for of_place in found for code in of_place}
    return {
        target.pk: [of_place[target.code].status if target.code in of_place else "no_data" for of_place in found]
        for target in table.targets
        if target.code in seen
    }


def _index(table: _Table, place: Region, year: int, targets: Iterable[OutlineTarget]) -> Composite:
    """The index of one region, as `rules.progress.composite` has it."""
    said, weighing = table.said.get((place.pk, year), {}), table.weighing
    parts: dict[str, list[tuple[float, float | None]]] = defaultdict(list)
    missing = []
    for target in targets:
        one = said.get(target.code)
        if one is None or not one.unsure:
            degree = one.degree if one else None
            parts[target.domain_code].append((float(weighing.targets.get(target.pk, ONE)), degree))
            missing += [target.title] if degree is None else []
    domains = [(float(weighing.domains.get(code, ONE)), mean(of, weighing.policy)) for code, of in parts.items()]
    value = mean(domains, weighing.policy)
    return Composite(None if value is None else exact(round(value, PLACES)), "", tuple(missing))
