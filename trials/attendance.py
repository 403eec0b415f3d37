"""A year of attendance settles to exactly what was true of every half day, whoever it was and however it was recorded.

The year is made by trials/truth_year.py, which shares no code with the settlement: plain days with two, four, one or
no punches, late, early and past midnight, on make-up Saturdays too; and mixed ones with leave, half days, outings,
nursing time, and leave from which nobody reported back. The days are settled once, then in pieces again, which must
change nothing.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from jinguo.base import bulk
from jinguo.base import clock as business
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.services import settle
from jinguo.office.punches.models import Punch
from jinguo.office.shifts.tests.factories import NursingHoursFactory, ShiftProfileFactory, ShiftSeasonFactory
from jinguo.office.slips.tests.factories import LeaveRequestFactory, OutingFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from trials.outcome import Outcome
from trials.truth_year import ONE_DAY, YEAR, Life, a_year, work_days

COLUMNS = ("unit", "staff", "pin", "day", "minute", "source", "origin", "status")
FIRST, LAST, AFTER = date(YEAR, 1, 1), date(YEAR, 12, 31), date(YEAR + 1, 3, 2)


def run(_home: Path, size: int) -> Outcome:
    """So many people's years, half of them mixed."""
    outcome, organ = Outcome(), _office()
    lives = {_person(organ): a_year(seed, is_mixed=seed % 2 == 1) for seed in range(size)}
    for staff, life in lives.items():
        _record(organ, staff, life)
    with business.pretend(AFTER):
        told = settle(organ, FIRST, LAST, by=None)
        _compare(lives, outcome)
        again = sum(
            settle(organ, date(YEAR, month, 1), date(YEAR, month, 28), by=None).changed for month in range(1, 13)
        )
    outcome.counts |= {"people": size, "work days": len(work_days()), "person-days settled": told.days}
    outcome.demand(again == 0, f"settling in pieces changed {again} days")
    outcome.demand(told.days == size * len(work_days()), f"{told.days} days instead of {size * len(work_days())}")
    return outcome


def _compare(lives: dict[Staff, Life], outcome: Outcome) -> None:
    """Every half day, and the sums of each person and kind."""
    for staff, life in lives.items():
        rows = SettledDay.objects.filter(staff=staff).values_list(
            "day", "am_state", "pm_state", "am_because", "pm_because"
        )
        found = {day: (am, pm) for day, am, pm, _, _ in rows}
        wrong = {day: (found.get(day), true) for day, true in life.truth.items() if found.get(day) != true}
        outcome.count("half days compared", 2 * len(life.truth))
        outcome.count("reasons given", sum(bool(am) + bool(pm) for _, _, _, am, pm in rows))
        outcome.demand(not wrong, f"{staff}: {dict(list(wrong.items())[:3])}")
        sums = [Counter(half for halves in days.values() for half in halves) for days in (found, life.truth)]
        outcome.demand(sums[0] == sums[1], f"{staff}: {sums[0]} instead of {sums[1]}")


def _office() -> Unit:
    organ = UnitFactory()
    ShiftSeasonFactory(profile=ShiftProfileFactory(unit=organ), valid_from=FIRST)
    DepartmentFactory(parent=organ)
    return organ


def _person(organ: Unit) -> Staff:
    return staff_in(Unit.objects.filter(parent=organ)[0], first_day=FIRST)


def _record(organ: Unit, staff: Staff, life: Life) -> None:
    """Put the traces of a life on record."""
    traces, department = life.traces, staff.appointments.get().unit
    rows = [
        (organ.pk, staff.pk, staff.number, day, minute, "file", "", "")
        for day, minutes in traces.punches.items()
        for minute in minutes
    ]
    bulk.insert(Punch, COLUMNS, rows)
    if traces.born:
        NursingHoursFactory(staff=staff, unit=department, born=traces.born, first_day=FIRST)
    for first, first_half, last, last_half, back in traces.leaves:
        facts = {"first": first, "first_half": first_half, "last": last, "last_half": last_half, "asked_on": first}
        LeaveRequestFactory(staff=staff, unit=department, half_days=2, **facts, **_reported(last, back))
    for day, leaves_at, back_by in traces.outings:
        facts = {"first": day, "last": day, "reported_on": day, "state": "back", "returned": day}
        OutingFactory(staff=staff, unit=department, leaves_at=leaves_at, back_by=back_by, returned_at=back_by, **facts)


def _reported(last: date, reported: date | None) -> dict[str, Any]:
    """She was at work on the day after the leave, whenever she reported it; None stands for never in the year."""
    if reported is None:
        return {"state": "approved"}
    return {"state": "ended", "back_on": last + ONE_DAY, "reported_on": reported}
