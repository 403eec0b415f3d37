"""A year of attendance settled and stored, beside one plain statement that writes the same rows; a day, a month."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from django.db import connection
from trials.site import copied

from benchmarks.attendance_data import FIRST, LAST, punched_year, work_days
from benchmarks.attendance_plain import fingerprint, written_plainly
from benchmarks.measuring import Line, Statements, apart, in_milliseconds, timed
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.services import settle
from jinguo.org.structure.models import Staff, Unit

STAFF, FEW = 200, 20
DAY, MONTH = date(2025, 9, 3), (date(2025, 9, 1), date(2025, 9, 30))
Settle = Callable[[Unit, date, date, Sequence[int]], object]


def lines(staff: int = STAFF, few: int = FEW) -> list[Line]:
    """Each settlement; asserts that the rows are those of the plain statement, and statements those of few people."""
    small, organ = punched_year(few), punched_year(staff)
    people = list(
        Staff.objects.filter(appointments__unit__organ_path=organ.path).order_by("pk").values_list("pk", flat=True)
    )
    year = _year(organ, small, people)
    settle(organ, FIRST, LAST, by=None)
    return [
        year,
        _anew(f"A day of {staff} people settled anew", organ, (DAY, DAY), people),
        _anew("A person's month settled anew", organ, MONTH, people[:1]),
    ]


def _year(organ: Unit, small: Unit, people: Sequence[int]) -> Line:
    few = apart(partial(_settled, small)).value[0]
    ours, floor = apart(partial(_settled, organ)), apart(partial(_plain, organ, people))
    asked, seconds, rows = ours.value
    least, wanted = floor.value
    what = f"A year settled with reasons: {len(people)} people × {len(work_days())} work days"
    assert rows == wanted, f"{what}: not the rows of the plain statement"
    assert asked == few, f"{what}: {asked} statements, {few} of few people"
    return Line(what, f"{seconds:.2f} s", f"{least:.2f} s", seconds / least, f"{asked} / {few}", ours.peak)


def _settled(organ: Unit) -> tuple[int, float, str]:
    asked = Statements()
    with copied(), connection.execute_wrapper(asked):
        seconds, _ = timed(lambda: settle(organ, FIRST, LAST, by=None), times=1)
        return asked.count, seconds, fingerprint(organ)


def _plain(organ: Unit, people: Sequence[int]) -> tuple[float, str]:
    with copied():
        seconds, _ = timed(partial(written_plainly, organ, FIRST, LAST, people), times=1)
        return seconds, fingerprint(organ)


def _anew(what: str, organ: Unit, span: tuple[date, date], people: Sequence[int]) -> Line:
    """Some days in a year that stands, taken away and written again; asserts that both ways write the same."""
    ours, floor = (apart(partial(_again, way, organ, span, people)) for way in (_settle_some, written_plainly))
    (seconds, rows), (least, wanted) = ours.value, floor.value
    assert rows == wanted, f"{what}: not the rows of the plain statement"
    figures = f"{in_milliseconds(seconds)} median", f"{in_milliseconds(least)} median", seconds / least
    return Line(what, *figures, "", ours.peak)


def _again(way: Settle, organ: Unit, span: tuple[date, date], people: Sequence[int]) -> tuple[float, str]:
    days = SettledDay.objects.filter(staff__in=people, day__range=span).order_by()

    def once() -> None:
        days.delete()
        way(organ, *span, people)

    return timed(once)[0], fingerprint(organ)


def _settle_some(organ: Unit, first: date, last: date, people: Sequence[int]) -> None:
    settle(organ, first, last, by=None, staff_ids=people)
