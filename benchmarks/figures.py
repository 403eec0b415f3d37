"""Measures over two million entries, beside one statement written by hand."""

from decimal import Decimal

from django.db import connection

from benchmarks.measuring import Line, Statements, apart
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.org.structure.models import Unit
from jinguo.rules.periods import parse_period
from jinguo.service.ledgers.loans.models import Microloan

COUNTED = "FROM loans_microloan WHERE state = 'confirmed' AND day BETWEEN '2026-01-01' AND '2026-12-31'"
FLOORS = {
    "loans.amount": f"SELECT sum(amount * sign) {COUNTED}",
    "loans.women": f"SELECT count(*) FROM (SELECT 1 {COUNTED} GROUP BY person_id HAVING sum(sign) > 0) AS women",
}
FEN = 100


def multiply(wanted: int) -> int:
    """Copy the loans until there are so many; how many there are then."""
    columns = [field.column for field in Microloan._meta.concrete_fields if not field.primary_key]
    names, rows = ", ".join(columns), Microloan.objects.count()
    with connection.cursor() as cursor:
        for _ in range(wanted // rows - 1):
            cursor.execute(f"INSERT INTO loans_microloan ({names}) SELECT {names} FROM loans_microloan LIMIT {rows}")
        cursor.execute("ANALYZE")
    return Microloan.objects.count()


def lines() -> list[Line]:
    """Each measure, asked for the whole federation and the year; asserts that both figures are the same."""
    rows = f"{Microloan.objects.count():,}"
    return [_line(code, rows) for code in FLOORS]


def _line(code: str, rows: str) -> Line:
    ours, floor = apart(lambda: _asked(code)), apart(lambda: _plain(FLOORS[code]))
    (value, statements), plain = ours.value, floor.value
    wanted = Decimal(plain) / FEN if measure(code).unit == "元" else Decimal(plain)
    assert Decimal(value) == wanted, f"{code}: {value} instead of {wanted}"
    what = f"{code} over {rows} entries"
    return Line(
        what,
        f"{ours.seconds:.2f} s",
        f"{floor.seconds:.2f} s",
        ours.seconds / floor.seconds,
        str(statements),
        ours.peak,
    )


def _asked(code: str) -> tuple[str, int]:
    question = Question(Unit.objects.get(code="SEED"), parse_period("2026"))
    asked = Statements()
    with connection.execute_wrapper(asked):
        value = measure(code).of(question).value
    return str(value), asked.count


def _plain(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
