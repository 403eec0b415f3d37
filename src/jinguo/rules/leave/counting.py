"""Leave counted in half days (半天): of work days, or of all days where the kind is counted so."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.leave.kinds import Counts

ONE_DAY = timedelta(days=1)
HALVES = ("am", "pm")


class Stay(NamedTuple):
    """From which half of which day to which half of which day somebody is away, both included."""

    first: date
    last: date
    first_half: str = "am"
    last_half: str = "pm"

    @property
    def days(self) -> list[date]:
        """Its days, each once."""
        return [self.first + ONE_DAY * number for number in range((self.last - self.first).days + 1)]

    def has(self, day: date, half: str) -> bool:
        """Whether a half day lies within.

        >>> Stay(date(2026, 3, 2), date(2026, 3, 3), "pm", "am").has(date(2026, 3, 2), "am")
        False
        """
        before = day == self.first and half == "am" and self.first_half == "pm"
        after = day == self.last and half == "pm" and self.last_half == "am"
        return self.first <= day <= self.last and not before and not after


def halves_of(stay: Stay, counts: Counts, calendar: WorkCalendar, *, woman: bool = False) -> Iterator[tuple[date, str]]:
    """The half days that a leave takes: those on which she would be at work, or every half of the calendar's days.

    A woman's leave over 8 March takes the half of it on which she works (rule 3).
    """
    day = stay.first
    while day <= stay.last:
        due = HALVES if counts == "calendar" else calendar.halves_due(day, woman=woman)
        yield from ((day, half) for half in due if stay.has(day, half))
        day += ONE_DAY


def rest_between(stay: Stay, calendar: WorkCalendar) -> list[date]:
    """The days within a leave on which nobody works, and which a leave of work days does not count."""
    return [day for day in stay.days if not calendar.is_workday(day)]


def half_days(stay: Stay, counts: Counts, calendar: WorkCalendar, *, woman: bool = False) -> int:
    """How many half days a leave takes.

    Source: rule 12 (半天为最小单位); 158 天产假按自然日计 (reference/rules/attendance_leave.md §2).
    """
    return sum(1 for _ in halves_of(stay, counts, calendar, woman=woman))
