"""A round is opened: who owes which cells is computed once, everybody is told."""

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import move
from jinguo.committee.collection.models import Cell, CollectionRound, Return, RoundItem
from jinguo.committee.collection.queries import counties_of
from jinguo.committee.collection.telling import tell_opened
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.rules.collecting import PARTS

Owed = tuple[RoundItem, Region, str, str]  # indicator, region, group, part


@transaction.atomic
def open_round(found: CollectionRound, *, by: Staff) -> CollectionRound:
    """Open a round (开始填报): a return for each unit that is asked, with its cells. Raises Refused."""
    row = move(found, "open", by=by, opened_on=clock.today())
    owed = owed_cells(row)
    sheets = {unit: Return(round=row, unit=unit, due=row.due) for unit in owed}
    Return.objects.bulk_create(sheets.values())
    cells = [_cell(sheets[unit], one, row) for unit, wanted in owed.items() for one in wanted]
    Cell.objects.bulk_create(cells, batch_size=500)
    tell_opened(row, list(sheets.values()), by=by)
    return row


def owed_cells(found: CollectionRound) -> dict[Unit, list[Owed]]:
    """Which unit owes which cells; units and regions as they stand today."""
    items = list(found.items.select_related("indicator", "unit__region"))
    counties = list(counties_of(found.committee)) if any(one.counties != "none" for one in items) else []
    home = found.committee.region
    owed: dict[Unit, list[Owed]] = defaultdict(list)
    for item in items:
        for unit, region in _asked(item, home, counties):
            owed[unit] += [(item, region, group, part) for group in item.group_codes for part in _parts(item)]
    return dict(owed)


def _asked(item: RoundItem, home: Region | None, counties: list[Unit]) -> Iterator[tuple[Unit, Region]]:
    if item.unit and home:
        yield item.unit, home
    for county in counties if item.counties != "none" else ():
        if county.region:
            yield (item.unit if item.counties == "unit" and item.unit else county), county.region


def _parts(item: RoundItem) -> list[str]:
    return [*PARTS] if item.with_counts else ["value"]


def _cell(sheet: Return, owed: Owed, found: CollectionRound) -> Cell:
    item, region, group, part = owed
    facts = {"indicator": item.indicator, "region": region, "disaggregation": group, "part": part}
    return Cell(sheet=sheet, period=str(found.year), **facts)
