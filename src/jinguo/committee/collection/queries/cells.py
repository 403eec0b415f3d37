"""The cells of a return as the checks see them, and what is known of earlier years; a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.db.models import QuerySet

from jinguo.committee.collection.models import Cell, Return
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.series import year_of
from jinguo.rules.collecting import Entry, Finding, Past, check
from jinguo.rules.outlines.slips import NEAR_YEARS

Series = tuple[str, str, str]
Parts = Mapping[str, Cell]  # the cells of one value, by part


def cells_of(sheet: Return) -> QuerySet[Cell]:
    """The cells of a return, in the order in which they are drawn."""
    rows = Cell.objects.filter(sheet=sheet).select_related("indicator", "region", "changed_by")
    return rows.order_by("indicator__order", "indicator__code", "region__code", "pk")


def by_value(cells: Iterable[Cell]) -> list[Parts]:
    """The cells that belong to one value together."""
    found: dict[tuple[int, int, int, str], dict[str, Cell]] = defaultdict(dict)
    for one in cells:
        found[one.sheet_id, one.indicator_id, one.region_id, one.disaggregation][one.part] = one
    return list(found.values())


def entries_of(sheet: Return, cells: Iterable[Cell], instead: Mapping[int, str] | None = None) -> list[Entry]:
    """The cells as the checks see them; `instead` are texts that would stand in some of them, by the cell's key."""
    whole = sheet.unit.region_id
    return [one.entry(whole, (instead or {}).get(one.pk)) for one in cells]


def past_of(cells: Sequence[Cell]) -> Past:
    """The adopted values of the years before, of the same indicators and regions; one query."""
    if not cells:
        return {}
    year = int(cells[0].period[:4])
    rows = Observation.objects.filter(
        indicator__in={one.indicator_id for one in cells},
        region__in={one.region_id for one in cells},
        period__range=(str(year - NEAR_YEARS), str(year - 1)),
    )
    return _by_series(rows.select_related("indicator").order_by("pk"))


def checked(sheet: Return, cells: Sequence[Cell], instead: Mapping[int, str] | None = None) -> list[Finding]:
    """Everything that is wrong or odd in a return."""
    return check(entries_of(sheet, cells, instead), past_of(cells))


def _by_series(rows: Iterable[Observation]) -> Past:
    grouped: dict[Series, dict[int, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.indicator.code, str(row.region_id), row.disaggregation][row.year].append(row)
    return {key: [_adopted(year, values) for year, values in sorted(of.items())] for key, of in grouped.items()}


def _adopted(year: int, values: list[Observation]) -> tuple[int, Decimal]:
    return year, year_of(values).adopted.value
