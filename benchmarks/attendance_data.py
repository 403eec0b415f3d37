"""A year of an office: its people, their hours, and two punches of every working day, some late, early or missing."""

from datetime import date, timedelta
from random import Random

from jinguo.base import bulk
from jinguo.office.attendance.services import settle
from jinguo.office.punches.models import Punch
from jinguo.office.shifts.tests.factories import ShiftProfileFactory, ShiftSeasonFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.rules.calendar import shipped_calendar

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
BEGINS, ENDS, SEPTEMBER = 510, 1050, 9
DEPARTMENTS = 10
COLUMNS = ("unit", "staff", "pin", "day", "minute", "source", "origin", "status")


def punched_year(staff: int) -> Unit:
    """An organ with so many people and all the punches of 2025."""
    organ = UnitFactory()
    ShiftSeasonFactory(profile=ShiftProfileFactory(unit=organ), valid_from=FIRST)
    departments = DepartmentFactory.create_batch(DEPARTMENTS, parent=organ)
    people = [staff_in(departments[n % DEPARTMENTS], first_day=FIRST) for n in range(staff)]
    bulk.insert(Punch, COLUMNS, _punches(organ, people))
    return organ


def punched_month(staff: int) -> Unit:
    """An organ with so many people whose September is settled."""
    organ = UnitFactory()
    ShiftSeasonFactory(profile=ShiftProfileFactory(unit=organ), valid_from=FIRST)
    departments = DepartmentFactory.create_batch(DEPARTMENTS, parent=organ)
    people = [staff_in(departments[n % DEPARTMENTS], first_day=FIRST) for n in range(staff)]
    bulk.insert(Punch, COLUMNS, (row for row in _punches(organ, people) if row[3].month == SEPTEMBER))
    settle(organ, date(FIRST.year, SEPTEMBER, 1), date(FIRST.year, SEPTEMBER, 30), by=None)
    return organ


def work_days() -> list[date]:
    """The working days of the year."""
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    calendar = shipped_calendar()
    return [day for day in days if calendar.is_workday(day)]


def _punches(organ: Unit, people: list[Staff]) -> list[tuple]:
    chance = Random(2025)
    rows = []
    for one in people:
        for day in work_days():
            for minute in _minutes(chance):
                rows.append((organ.pk, one.pk, one.number, day, minute, "file", "", ""))
    return rows


def _minutes(chance: Random) -> set[int]:
    """The punches of a day: on time, a little late or early, one of them missing, or none."""
    lot = chance.random()
    if lot < 0.01:
        return set()
    come = BEGINS + (chance.randint(6, 40) if lot < 0.04 else chance.randint(-25, 0))
    left = ENDS - (chance.randint(6, 40) if 0.04 <= lot < 0.06 else chance.randint(-40, 0))
    return {left} if lot > 0.99 else {come} if lot > 0.98 else {come, left}
