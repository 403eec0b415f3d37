"""All that decides about the days of an organ's people over a range, fetched once: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from jinguo.office.punches.queries import punch_minutes
from jinguo.office.shifts.queries import Hours, nursing_on
from jinguo.office.slips.queries import leave_covers, outing_spells, overstays
from jinguo.org.structure.models import Appointment, Unit
from jinguo.org.structure.queries import posts_in
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.attendance import Cover, DayFacts, DayResult, Spell, settle_halves
from jinguo.rules.calendar import WorkCalendar

ONE_DAY = timedelta(days=1)
LEADING = "leading_group"
Key = tuple[int, date]


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
        self.lacking: set[Key] = set()  # whose hours nobody has set

    def settled(self, person: Person, of: WorkDay) -> tuple[Unit, str, DayResult] | None:
        """A day settled, with department and hours; None where she is not here, or nobody has set her hours."""
        unit = person.department_on(of.day)
        if unit is None:
            return None
        shift = self.hours.of(person.pk, unit, of.day)
        if shift is None:
            self.lacking.add((person.pk, of.day))
            return None
        key = person.pk, of.day
        am, pm = self._covers.get(key, NOTHING)
        punches, spells = tuple(sorted(self._punches.get(key, ()))), tuple(self._spells.get(key, ()))
        nursing = self._nursing_of(*key) if self._nursing else 0
        return unit, shift.title, settle_halves(shift, of.am, of.pm, of.why, am, pm, spells, punches, nursing)

    def of(self, person: Person, day: date) -> tuple[Unit, DayFacts] | None:
        """All facts of a day with the department; None where she is not here, or nobody has set her hours."""
        unit = person.department_on(day)
        shift = self.hours.of(person.pk, unit, day) if unit else None
        if unit is None or shift is None:
            return None
        key, halves = (person.pk, day), self.calendar.halves_due(day, woman=person.is_woman)
        (am, pm), spells = self._covers.get(key, NOTHING), tuple(self._spells.get(key, ()))
        punches, nursing = tuple(sorted(self._punches.get(key, ()))), self._nursing_of(*key)
        why = WOMENS_DAY if len(halves) == 1 else self.calendar.why(day)
        return unit, DayFacts(day, shift, True, "am" in halves, "pm" in halves, why, am, pm, spells, punches, nursing)

    def place_of(self, staff: int, day: date) -> str:
        """Where somebody is who is expected on a day: on leave, out, at work by a punch, or awaited."""
        key = staff, day
        covers = [cover for cover in self._covers.get(key, NOTHING) if cover and cover.kind == "leave"]
        if covers:
            return "leave"
        if self._spells.get(key):
            return "out"
        return "came" if self._punches.get(key) else "awaited"

    def work_days(self, *, woman: bool) -> list[WorkDay]:
        """The days of the range on which a woman or a man is expected; rest days are left to the calendar."""
        found = []
        for day in days_of(self.first, self.last):
            halves = self.calendar.halves_due(day, woman=woman)
            if halves:
                found.append(WorkDay(day, "am" in halves, "pm" in halves, WOMENS_DAY if len(halves) == 1 else ""))
        return found

    def _nursing_of(self, staff: int, day: date) -> int:
        return next((minutes for first, last, minutes in self._nursing.get(staff, ()) if first <= day <= last), 0)

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
    def _punches(self) -> dict[Key, list[int]]:
        found: dict[Key, list[int]] = defaultdict(list)
        for staff, day, minute in punch_minutes(self.first, self.last, self.staff_ids):
            found[staff, day].append(minute)
        return found

    @cached_property
    def _covers(self) -> dict[Key, tuple[Cover | None, Cover | None]]:
        """Leave goes before an overstay; of two the first asked."""
        found: dict[Key, dict[str, Cover]] = defaultdict(dict)
        for source in (leave_covers, overstays):
            for staff, day, half, cover in source(self.first, self.last, self.staff_ids):
                found[staff, day].setdefault(half, cover)
        return {key: (halves.get("am"), halves.get("pm")) for key, halves in found.items()}

    @cached_property
    def _spells(self) -> dict[Key, list[Spell]]:
        found: dict[Key, list[Spell]] = defaultdict(list)
        for staff, day, spell in outing_spells(self.first, self.last, self.staff_ids):
            found[staff, day].append(spell)
        return found

    @cached_property
    def _nursing(self) -> dict[int, list[tuple[date, date, int]]]:
        return nursing_on(self.staff_ids, self.first, self.last)


WOMENS_DAY = "妇女节，妇女放假半天（全国年节及纪念日放假办法第三条）"
NOTHING: tuple[Cover | None, Cover | None] = (None, None)


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day of a range."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY
