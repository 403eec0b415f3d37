"""A year of attendance settled and stored, beside one plain statement that writes the bare states; a day, a month."""

from datetime import date
from functools import partial
from typing import Any

from django.db import connection

from benchmarks.attendance_data import FIRST, LAST, punched_year, work_days
from benchmarks.measuring import Line, Statements, apart, in_milliseconds, timed
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.services import settle
from jinguo.org.structure.models import Staff, Unit

STAFF, FEW = 200, 20
DAY, MONTH = date(2025, 9, 3), (date(2025, 9, 1), date(2025, 9, 30))
# The same states by the same limits: late or early by more than 5 minutes, absent by more than 30, one punch missing.
BARE = """
    INSERT INTO bare_state (staff_id, day, am_state, pm_state)
    SELECT people.staff_id, days.day,
        CASE WHEN made.first IS NULL THEN 'absent'
            WHEN made.first = made.last AND made.first > 780 THEN 'missing'
            WHEN made.first - 510 > 30 THEN 'absent' WHEN made.first - 510 > 5 THEN 'late' ELSE 'normal' END,
        CASE WHEN made.first IS NULL THEN 'absent'
            WHEN made.first = made.last AND made.first <= 780 THEN 'missing'
            WHEN 1050 - made.last > 30 THEN 'absent' WHEN 1050 - made.last > 5 THEN 'early' ELSE 'normal' END
    FROM (SELECT DISTINCT staff_id FROM punches_punch) people CROSS JOIN work_day days
    LEFT JOIN (SELECT staff_id, day, min(minute) AS first, max(minute) AS last FROM punches_punch GROUP BY 1, 2) made
    ON made.staff_id = people.staff_id AND made.day = days.day
"""


def lines(staff: int = STAFF, few: int = FEW) -> list[Line]:
    """Each settlement; asserts that the states are those of the plain statement, and statements those of few people."""
    small, organ = punched_year(few), punched_year(staff)
    return [_year(organ, small, staff), *_parts(organ, staff)]


def _year(organ: Unit, small: Unit, staff: int) -> Line:
    few = apart(partial(_settled, small)).value[0]
    ours, floor = apart(partial(_settled, organ)), apart(partial(_bare, organ))
    asked, seconds, states = ours.value
    least, wanted = floor.value
    what = f"A year settled with reasons: {staff} people × {len(work_days())} work days"
    assert states == wanted, f"{what}: {states} instead of {wanted}"
    assert asked == few, f"{what}: {asked} statements, {few} of few people"
    return Line(what, f"{seconds:.2f} s", f"{least:.2f} s", seconds / least, f"{asked} / {few}", ours.peak)


def _parts(organ: Unit, staff: int) -> list[Line]:
    """A day of everybody, and a person's month after a late slip: settled anew in a year that stands."""
    settle(organ, FIRST, LAST, by=None)
    day, least = apart(partial(timed, partial(_again, organ, DAY, DAY))), apart(partial(timed, partial(_day_bare, DAY)))
    month = apart(partial(_after_a_slip, organ))
    one, floor = month.value
    return [
        Line(f"A day of {staff} people", *_beside(day.value[0], least.value[0]), "", day.peak),
        Line("A person's month after a late slip", *_beside(one, floor), "", month.peak),
    ]


def _beside(ours: float, least: float) -> tuple[str, str, float]:
    return f"{in_milliseconds(ours)} median", f"{in_milliseconds(least)} median", ours / least


def _settled(organ: Unit) -> tuple[int, float, dict[str, int]]:
    asked = Statements()
    with connection.execute_wrapper(asked):
        seconds, _ = timed(lambda: settle(organ, FIRST, LAST, by=None), times=1)
    return (
        asked.count,
        seconds,
        _states(SettledDay.objects.filter(unit__organ_path=organ.path).exclude(am_state="rest")),
    )


def _again(organ: Unit, first: date, last: date) -> None:
    SettledDay.objects.filter(unit__organ_path=organ.path, day__range=(first, last)).delete()
    settle(organ, first, last, by=None)


def _after_a_slip(organ: Unit) -> tuple[float, float]:
    """The median of reporting an outing afterwards and having it settled, and of the same days written bare."""
    person = Staff.objects.filter(appointments__unit__organ_path=organ.path).order_by("pk")[0]

    def slip() -> None:
        settle(organ, *MONTH, by=None, staff_ids=[person.pk])

    return timed(slip)[0], timed(partial(_day_bare, DAY))[0]


def _bare(organ: Unit) -> tuple[float, dict[str, int]]:
    """One statement that writes the states and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare_state (staff_id bigint, day date, am_state varchar(12), pm_state varchar(12))"
        )
        cursor.execute("CREATE TABLE work_day (day date)")
        cursor.executemany("INSERT INTO work_day VALUES (%s)", [[str(day)] for day in work_days()])
        hers = f"punches_punch WHERE unit_id = {organ.pk}"
        seconds, _ = timed(lambda: cursor.execute(BARE.replace("punches_punch", f"(SELECT * FROM {hers})")), times=1)
        cursor.execute("SELECT am_state, pm_state, count(*) FROM bare_state GROUP BY 1, 2")
        return seconds, {f"{am} {pm}": count for am, pm, count in cursor.fetchall()}


def _day_bare(day: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT staff_id, min(minute), max(minute) FROM punches_punch WHERE day = %s GROUP BY 1", [str(day)]
        )
        cursor.fetchall()


def _states(rows: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for am, pm in rows.values_list("am_state", "pm_state"):
        found[f"{am} {pm}"] = found.get(f"{am} {pm}", 0) + 1
    return found
