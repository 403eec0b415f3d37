"""All that decides about the days of an organ's people over a range, fetched once: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from jinguo.office.attendance.covering import NO_SLIPS, Slips, slips_by_day
from jinguo.office.punches.queries import minutes_in, punched_days
from jinguo.office.shifts.queries import Hours
from jinguo.org.structure.models import Appointment, Unit
from jinguo.org.structure.queries import posts_in
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.attendance import DayFacts
from jinguo.rules.calendar import WorkCalendar, days_of

ONE_DAY = timedelta(days=1)
LEADING = "leading_group"


@dataclass(frozen=True)
class Person:
    """Somebody of the organ: whether she is a woman, her departments by day; `only` where it is one."""

    pk: int
    is_woman: bool
    places: list[tuple[date, date, Unit]]
    only: Unit | None

    def department_on(self, day: date) -> Unit | None:
        """Her department of a day; none before she came and after she left."""
        return self.only or next((unit for first, last, unit in self.places if first <= day <= last), None)


class WorkDay(NamedTuple):
    """A day on which somebody is expected, with the halves of it; `why` says why the other half is free."""

    day: date
    am: bool
    pm: bool
    why: str


class Facts:
    """The facts of an organ's people over a range; of some of them only where they are named."""

    def __init__(self, organ: Unit, first: date, last: date, staff_ids: Collection[int] | None = None) -> None:
        self.organ, self.first, self.last, self.staff_ids = organ, first, last, staff_ids
        self.calendar: WorkCalendar = work_calendar()
        self.hours = Hours(organ, first, last)

    def of(self, person: Person, day: date) -> tuple[Unit, DayFacts] | None:
        """All facts of a day with the department; None where she is not here, or nobody has set her hours."""
        unit = person.department_on(day)
        shift = self.hours.of(person.pk, unit, day) if unit else None
        if unit is None or shift is None:
            return None
        halves, (told, slips) = self.calendar.halves_due(day, woman=person.is_woman), self._on(person.pk, day)
        why = WOMENS_DAY if len(halves) == 1 else self.calendar.why(day)
        am, pm, spells, nursing = slips
        due, minutes = ("am" in halves, "pm" in halves), minutes_in(told)
        return unit, DayFacts(day, shift, True, *due, why, am, pm, spells, minutes, nursing)

    def place_of(self, staff: int, day: date) -> str:
        """Where somebody is who is expected on a day: on leave, out, at work by a punch, or awaited."""
        minutes, (am, pm, spells, _) = self._on(staff, day)
        if any(cover and cover.kind == "leave" for cover in (am, pm)):
            return "leave"
        if spells:
            return "out"
        return "came" if minutes else "awaited"

    def work_days(self, *, woman: bool) -> list[WorkDay]:
        """The days of the range on which a woman or a man is expected; rest days are left to the calendar."""
        found = []
        for day in days_of(self.first, self.last):
            halves = self.calendar.halves_due(day, woman=woman)
            if halves:
                found.append(WorkDay(day, "am" in halves, "pm" in halves, WOMENS_DAY if len(halves) == 1 else ""))
        return found

    def told_of(self, staff: int) -> tuple[Mapping[str, str], Mapping[str, Slips]]:
        """The minutes of somebody's punches, joined by commas, and what covers her, by the day as ISO writes it."""
        return self._punches.get(staff, {}), self._slips.get(staff, {})

    def _on(self, staff: int, day: date) -> tuple[str, Slips]:
        punches, slips = self.told_of(staff)
        return punches.get(day.isoformat(), ""), slips.get(day.isoformat(), NO_SLIPS)

    @cached_property
    def people(self) -> list[Person]:
        """Who had a post in the organ in the range; one query."""
        rows = posts_in(self.organ, self.first, self.last)
        hers = rows if self.staff_ids is None else rows.filter(staff__in=self.staff_ids)
        held: dict[int, list[Appointment]] = defaultdict(list)
        for row in hers.select_related("unit", "staff"):
            held[row.staff_id].append(row)
        return [self._person(rows) for _, rows in sorted(held.items())]

    def _person(self, rows: list[Appointment]) -> Person:
        """Her places within her employment, the main one first: no leading group, the earliest."""
        rows.sort(key=lambda row: (row.unit.kind == LEADING, row.first_day, row.pk))
        staff = rows[0].staff
        came = staff.employed_from or date.min
        gone = staff.employed_to - ONE_DAY if staff.employed_to else date.max
        places = [(max(row.first_day, came), min(row.last_day or date.max, gone), row.unit) for row in rows]
        first, last, unit = places[0]
        only = unit if first <= self.first and self.last <= last else None
        return Person(staff.pk, staff.sex == "female", places, only)

    @cached_property
    def _punches(self) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for staff, day, minutes in punched_days(self.first, self.last, self.staff_ids):
            hers = found[staff]
            hers[day] = f"{hers[day]},{minutes}" if day in hers else minutes
        return found

    @cached_property
    def _slips(self) -> dict[int, dict[str, Slips]]:
        return slips_by_day(self.first, self.last, self.staff_ids)


WOMENS_DAY = "妇女节，妇女放假半天（全国年节及纪念日放假办法第三条）"
