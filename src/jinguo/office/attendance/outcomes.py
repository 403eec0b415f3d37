"""What the days of an organ's people come to; days alike in hours, punches and slips are settled once."""

from collections.abc import Collection
from functools import cached_property
from typing import Any, NamedTuple

from jinguo.office.attendance.covering import NO_SLIPS, Slips
from jinguo.office.attendance.facts import Facts, Person, WorkDay
from jinguo.office.punches.queries import minutes_in
from jinguo.rules.attendance import Shift, settle_halves
from jinguo.rules.periods import month_of

ALIKE = ("shift", "am_state", "am_because", "am_ref", "pm_state", "pm_because", "pm_ref", "late", "early")
Outcome = tuple[Any, ...]  # what a day came to, in the order of ALIKE
Settled = tuple[int, int, str, int]  # a person, her department, a day as ISO writes it, the place of what it came to


class Alike(dict[str, int]):
    """Days with the same hours and halves: the places of what they came to, by the minutes punched as told."""

    def __init__(self, found: list[Outcome], shift: Shift, *halves: Any) -> None:
        super().__init__()
        self.found, self.shift, self.halves = found, shift, halves

    def __missing__(self, minutes: str) -> int:
        """Settle a day that is the first of its kind."""
        place = self[minutes] = self.settled(minutes, NO_SLIPS)
        return place

    def settled(self, minutes: str, slips: Slips) -> int:
        """Settle a day; the place of what it came to."""
        am, pm = settle_halves(self.shift, *self.halves, *slips[:3], minutes_in(minutes), slips.nursing)
        minutes_off = am.late + pm.late, am.early + pm.early
        self.found.append((self.shift.title, *am[:2], am.ref, *pm[:2], pm.ref, *minutes_off))
        return len(self.found) - 1


class Expected(NamedTuple):
    """A day on which somebody is expected, in which department, and the days alike."""

    day: str
    unit: int
    alike: Alike


class Plan(NamedTuple):
    """The days on which somebody is expected, and on how many more she would be, had anybody set her hours."""

    days: list[Expected]
    lacking: int


class Outcomes:
    """The working days of a range, without those of locked months, as they are to stand.

    `found` is what they came to, `lacking` the person-days for which nobody has set hours; both fill with `rows()`.
    """

    def __init__(self, facts: Facts, locked: Collection[str]) -> None:
        self.facts, self.locked = facts, locked
        self.found: list[Outcome] = []
        self.lacking = 0
        self._shared: dict[tuple[bool, int], Plan] = {}
        self._alike: dict[tuple[Any, ...], Alike] = {}

    def rows(self) -> list[Settled]:
        """In the order of people and days."""
        return [row for person in self.facts.people for row in self._of(person)]

    def _of(self, person: Person) -> list[Settled]:
        plan, minutes, slips = self._plan(person), *self.facts.told_of(person.pk)
        self.lacking += plan.lacking
        return [
            (person.pk, unit, day, alike.settled(told, slips[day]) if day in slips else alike[told])
            for day, unit, alike in plan.days
            for told in (minutes.get(day, ""),)
        ]

    def _plan(self, person: Person) -> Plan:
        """Her days; the women and the men of a department share theirs, unless somebody moves or has her own hours."""
        if person.only is None or self.facts.hours.are_own(person.pk):
            return self._planned(person)
        key = person.is_woman, person.only.pk
        if key not in self._shared:
            self._shared[key] = self._planned(person)
        return self._shared[key]

    def _planned(self, person: Person) -> Plan:
        plan, lacking = list[Expected](), 0
        for day, *halves in self._work_days[person.is_woman]:
            unit = person.department_on(day)
            shift = self.facts.hours.of(person.pk, unit, day) if unit else None
            if unit and shift:
                plan.append(Expected(day.isoformat(), unit.pk, self._days_like(shift, *halves)))
            lacking += bool(unit and not shift)
        return Plan(plan, lacking)

    def _days_like(self, *hours: Any) -> Alike:
        if hours not in self._alike:
            self._alike[hours] = Alike(self.found, *hours)
        return self._alike[hours]

    @cached_property
    def _work_days(self) -> dict[bool, list[WorkDay]]:
        """By whether they are a woman's."""
        return {
            woman: [one for one in self.facts.work_days(woman=woman) if month_of(one.day).code not in self.locked]
            for woman in (False, True)
        }
