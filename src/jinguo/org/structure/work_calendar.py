"""The office's work calendar: shipped notices first, then imported ones, then the library's list of older years.

A notice imported here never overrides a shipped one: the reference list speaks first; years that no
source covers fall back to Monday to Friday with a visible warning.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

import chinese_calendar

from jinguo.org.structure.models import CalendarNotice
from jinguo.rules.calendar import SATURDAY, WorkCalendar, shipped_calendar
from jinguo.rules.notices import HOLIDAY, IN_LIEU, Notice

LIBRARY_YEARS = frozenset(range(2004, 2027))
LIBRARY = "chinesecalendar（历年国务院放假通知）"


def work_calendar() -> WorkCalendar:
    """The calendar in force, with the notices imported on this installation; one query."""
    published = published_calendar()
    imported = (notice.as_rule() for notice in CalendarNotice.objects.all())
    return published.with_notices(notice for notice in imported if published.leaves_open(notice.day))


def is_workday(day: date) -> bool:
    """Whether the office works on a day."""
    return work_calendar().is_workday(day)


@cache
def published_calendar() -> WorkCalendar:
    """What is known without asking the database; the same for every installation."""
    shipped = shipped_calendar()
    older = {day: notice for day, notice in _library_notices() if day.year not in shipped.known_years}
    return WorkCalendar({**older, **shipped.notices}, shipped.known_years | LIBRARY_YEARS)


def _library_notices() -> Iterator[tuple[date, Notice]]:
    """The library's exceptions from Monday to Friday, as notices by day."""
    for day in sorted({*chinese_calendar.holidays, *chinese_calendar.workdays}):
        if day.year in LIBRARY_YEARS and chinese_calendar.is_workday(day) != (day.weekday() < SATURDAY):
            yield day, _as_notice(day)


def _as_notice(day: date) -> Notice:
    _, name = chinese_calendar.get_holiday_detail(day)
    return Notice(day, name or "", IN_LIEU if chinese_calendar.is_workday(day) else HOLIDAY, LIBRARY)
