"""Imports of workbooks, beside reading the same cells with calamine and writing them with `executemany`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.db import connection
from python_calamine import CalamineWorkbook
from trials.samples import good_workbook
from trials.site import copied

from benchmarks.measuring import Line, Statements, apart
from jinguo.base.sheets import importers, importing
from jinguo.org.structure.models import Staff
from jinguo.service.ledgers.loans.models import Microloan

BARE = "bare_rows"


@dataclass(frozen=True)
class Intake:
    """A kind of file, how many rows, the column that is compared, and what of it stands in the books afterwards."""

    kind: str
    count: int
    column: str
    stands: Callable[[], Iterable[Any]]


def _amounts() -> Iterable[Any]:
    return Microloan.objects.values_list("amount", flat=True)


def _numbers() -> Iterable[Any]:
    return Staff.objects.filter(number__regex=r"^\d+$").values_list("number", flat=True)


INTAKES = (Intake("loans", 10_000, "amount", _amounts), Intake("staff", 2_000, "number", _numbers))


def lines() -> list[Line]:
    """Each import in rows a second; asserts that both wrote the same values."""
    return [_line(intake) for intake in INTAKES]


def _line(intake: Intake) -> Line:
    importer = importers.find(intake.kind)
    file = good_workbook(importer.sheet, intake.count)
    with copied():
        ours = apart(lambda: _imported(intake, file))
        values, statements = ours.value[0], ours.value[1]
    with copied():
        at = [column.name for column in importer.sheet.columns].index(intake.column)
        floor = apart(lambda: _copied_plainly(file, at))
    assert values == floor.value, f"{intake.kind}: {values} instead of {floor.value}"
    rates = (f"{intake.count / one.seconds:,.0f} rows/s" for one in (ours, floor))
    what = f"Import of {intake.count:,} {intake.kind}"
    return Line(what, *rates, ours.seconds / floor.seconds, f"{statements:,}", ours.peak)


def _imported(intake: Intake, file: bytes) -> tuple[list[Any], int]:
    """The import as the command line does it."""
    importer = importers.find(intake.kind)
    asked = Statements()
    with connection.execute_wrapper(asked):
        importing.commit(importer, file, by=None)
    return _digest(intake.stands()), asked.count


def _copied_plainly(file: bytes, at: int) -> list[Any]:
    """Every cell into a table without types, in one transaction."""
    header, *rows = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()
    names = ", ".join(f"c{number}" for number in range(len(header)))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {BARE} ({names})")
        cursor.execute("BEGIN")
        cursor.executemany(f"INSERT INTO {BARE} VALUES ({', '.join(['%s'] * len(header))})", rows)
        cursor.execute("COMMIT")
    return _digest(_column(f"SELECT c{at} FROM {BARE}"))


def _column(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [value for (value,) in cursor.fetchall()]


def _digest(values: Iterable[Any]) -> list[Any]:
    """How many, and what they add up to."""
    numbers = [float(value) for value in values]
    return [len(numbers), sum(numbers)]
