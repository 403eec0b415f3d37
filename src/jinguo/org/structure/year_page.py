"""A year of the work calendar as its page draws it: months of weeks, and what the notices said in a row."""

from calendar import Calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.notices import HOLIDAY, Notice

WEEKS = Calendar(firstweekday=0)  # Monday first, as offices count


@dataclass(frozen=True, slots=True)
class Square:
    """One day of a month: what kind of day, the mark that stands beside its number, and why."""

    day: date
    look: str
    mark: str
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row of which one notice says the same."""

    first: date
    last: date
    notice: Notice

    @property
    def count(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def is_rest(self) -> bool:
        """Whether people rest, rather than make up for it."""
        return self.notice.kind == HOLIDAY


def months(calendar: WorkCalendar, year: int) -> list[list[list[Square | None]]]:
    """The twelve months as weeks of seven squares; None for the days of the neighbouring months."""
    return [
        [[_square(calendar, day) if day.month == month else None for day in week] for week in weeks]
        for month, weeks in ((month, WEEKS.monthdatescalendar(year, month)) for month in range(1, 13))
    ]


def stretches(calendar: WorkCalendar, year: int) -> list[Stretch]:
    """What the notices said of the year's days, in order."""
    said = sorted((one for day, one in calendar.notices.items() if day.year == year), key=lambda one: one.day)
    return list(_joined(said))


def _joined(notices: Iterable[Notice]) -> Iterator[Stretch]:
    """Neighbouring days with the same name, kind and source as one stretch."""
    running: Stretch | None = None
    for notice in notices:
        if running and replace(running.notice, day=notice.day) == notice and notice.day == _after(running.last):
            running = replace(running, last=notice.day)
            continue
        if running:
            yield running
        running = Stretch(notice.day, notice.day, notice)
    if running:
        yield running


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _square(calendar: WorkCalendar, day: date) -> Square:
    """The day with the word of its kind: 休 by notice, 班 to make up, 半 for women's half day; none for the week's."""
    notice, works = calendar.notices.get(day), calendar.is_workday(day)
    if notice:
        look, mark = ("work", "班") if works else ("rest", "休")
    elif calendar.is_womens_half_day(day):
        return Square(day, "half", "半", "妇女节，妇女放假半天")
    else:
        look, mark = ("", "") if works else ("weekend", "")
    return Square(day, look, mark, calendar.why(day))
