"""T-COL-1: mutated tables of observations and of returns: each mutation is named by its finding, nothing half-written.

Swapped columns, years in words and impossible ones, per cent for per mille and the other way round, rows twice, totals
and counts that contradict each other, words for numbers, numerator and denominator the wrong way round.
"""

import csv
import io
import random
from copy import deepcopy
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from django.db import transaction

from jinguo.base import audit, sheets
from jinguo.base.sheets import importing
from jinguo.base.sheets.columns import Reading
from jinguo.base.sheets.importers import Importer
from jinguo.base.sheets.models import ImportBatch
from jinguo.committee.collection.importing import ReturnImporter, sheet_rows
from jinguo.committee.collection.models import Cell
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.models import Indicator, Observation
from jinguo.org.structure.models import Staff, Unit
from trials.figures import known_before, opened, rates
from trials.mutations import OF_OBSERVATIONS, OF_RETURNS, Mutation, Rows, filled, observed
from trials.office import founded
from trials.outcome import Outcome

RATES, MILLE, BEFORE = 6, "imr", "9.5"


def run(home: Path, size: int) -> Outcome:  # noqa: ARG001 - it needs no folder
    """So many mutations of each table."""
    outcome, office = Outcome(), founded()
    indicators = [*rates(RATES), Indicator.objects.get(code=MILLE)]
    committee = Unit.objects.get(kind="committee")
    sheet = opened(committee, office.keeper, "演练", indicators, {indicators[0].code})
    known_before(sheet, BEFORE)
    returns = [filled(dict(row)) for row in sheet_rows(sheet)]
    _try_all(ReturnImporter(sheet), returns, OF_RETURNS, size, office.keeper, outcome)
    _try_all(ObservationImporter(), observed(), OF_OBSERVATIONS, size, office.keeper, outcome)
    return outcome


def _try_all(
    importer: Importer, good: Rows, mutations: tuple[Mutation, ...], size: int, by: Staff, outcome: Outcome
) -> None:
    """The table as it should be first, then each mutation in turn, at a row of chance."""
    control = importing.dry_run(importer, _book(importer, good, 0), by=by)
    outcome.demand(control.ok, f"{importer.kind}: the table itself is refused: {control.errors[:3]}")
    for number, mutation in enumerate(islice(cycle(mutations), size)):
        rows = deepcopy(good)
        mutation.spoil(rows, random.Random(number))
        _try(importer, mutation, _book(importer, rows, number), by, outcome)


def _try(importer: Importer, mutation: Mutation, content: bytes, by: Staff, outcome: Outcome) -> None:
    what = f"{importer.kind}, {mutation.name}"
    with transaction.atomic():
        before = _state()
        reading = _answer(importer, content, by)
        outcome.demand(_state() == before or reading is None, f"{what}: refused, yet written")
        transaction.set_rollback(True)
    told = [f"{one.header} {one.message}" for one in reading.errors] if reading else []
    is_named = any(word in line for line in told for word in mutation.named)
    outcome.count(f"{importer.kind}: mutations tried")
    outcome.count(f"{importer.kind}: named by their finding", is_named)
    outcome.demand(is_named, f"{what}: told {told[:3]}")
    outcome.demand(all(one.row for one in reading.errors) if reading else True, f"{what}: names no row")


def _answer(importer: Importer, content: bytes, by: Staff) -> Reading | None:
    """The complaints; None where the table was taken in."""
    try:
        importing.commit(importer, content, by=by)
    except importing.NotWritten as problem:
        return problem.reading
    return None


def _book(importer: Importer, rows: Rows, number: int) -> bytes:
    """The rows as a workbook, every second time as CSV."""
    if number % 2:
        return _csv(importer, rows)
    return sheets.template(importer.sheet, rows)


def _csv(importer: Importer, rows: Rows) -> bytes:
    out = io.StringIO()
    table = csv.writer(out)
    columns = importer.sheet.columns
    table.writerow([one.header for one in columns])
    table.writerows([_shown(row.get(one.name)) for one in columns] for row in rows)
    return out.getvalue().encode()


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _state() -> tuple[object, ...]:
    """What an import could have written."""
    cells = tuple(Cell.objects.order_by("pk").values_list("text", "comment", "version"))
    return cells, Observation.objects.count(), ImportBatch.objects.count(), audit.head()
