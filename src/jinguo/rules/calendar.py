"""Work days (工作日), rest days and make-up days, as the State Council's yearly notices set them.

The days are given: `WorkCalendar` holds what notices said and never invents a day. Where no notice
covers a year it counts Monday to Friday and says so (`why`, `warning`).
Sources: 《全国年节及纪念日放假办法》(国务院令第795号, 2025-01-01) and the yearly notices in
`figures/holidays_cn.csv`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from jinguo.rules.notices import HOLIDAY, SATURDAY, Notice, shipped_notices

Half = Literal["am", "pm"]
WHOLE_DAY: tuple[Half, ...] = ("am", "pm")

ONE_DAY = timedelta(days=1)
DECEMBER = 12
WEEKDAY_NAMES = "一二三四五六日"


@dataclass(frozen=True)
class WorkCalendar:
    """What the notices said by day, and the years they cover.

    A year is covered as a whole: on its days without a notice the week alone decides.
    """

    notices: Mapping[date, Notice]
    known_years: frozenset[int]

    def is_workday(self, day: date) -> bool:
        """Whether people work that day: the notice if there is one, else Monday to Friday."""
        notice = self.notices.get(day)
        if notice is not None:
            return notice.kind != HOLIDAY
        return day.weekday() < SATURDAY

    def why(self, day: date) -> str:
        """Why the day is or is not a work day, in Chinese, naming the notice."""
        notice = self.notices.get(day)
        if notice is not None:
            act = "放假" if notice.kind == HOLIDAY else "调休上班"
            return f"{notice.name}{act}（{notice.source}）"
        if day.year not in self.known_years:
            return "无该年放假通知，按周一至周五推定"
        return f"星期{WEEKDAY_NAMES[day.weekday()]}，{'工作日' if self.is_workday(day) else '周末'}"

    def warning(self, year: int) -> str:
        """What a page must say about a year that no notice covers; empty for a covered one."""
        if year in self.known_years:
            return ""
        return f"{year}年放假通知尚未录入，工作日暂按周一至周五推定。通知公布后请导入工作日历。"

    def with_notices(self, notices: Iterable[Notice]) -> "WorkCalendar":
        """A calendar in which these notices are added; on the same day the added one wins."""
        added = list(notices)
        merged = {**self.notices, **{notice.day: notice for notice in added}}
        return WorkCalendar(merged, self.known_years | years_covered(added))

    def leaves_open(self, day: date) -> bool:
        """Whether a later notice may still speak of the day.

        It may for a year that none covers, and for a day of the December before such a year that the week decided:
        a notice takes the eve of New Year along, as that of 2023 did with 2022-12-31.
        """
        if day.year not in self.known_years:
            return True
        return day.month == DECEMBER and day not in self.notices and day.year + 1 not in self.known_years

    def workdays_between(self, first: date, last: date) -> list[date]:
        """The work days from `first` to `last`, both included; none when `last` is earlier."""
        return [day for day in days_of(first, last) if self.is_workday(day)]

    def next_workday(self, day: date) -> date:
        """The first work day after that day."""
        return self.on_or_after(day + ONE_DAY)

    def on_or_after(self, day: date) -> date:
        """The day itself if people work, else the next work day.

        Rule 42: a reception day (领导接待日) that falls on a holiday moves to the next work day.
        """
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself if people work, else the last work day before it."""
        while not self.is_workday(day):
            day -= ONE_DAY
        return day

    def nth_workday(self, first: date, nth: int) -> date:
        """The `nth` work day counted from `first`, which is the 1st if it is a work day."""
        if nth < 1:
            raise ValueError("工作日从第 1 个数起。")
        day = self.on_or_after(first)
        for _ in range(nth - 1):
            day = self.next_workday(day)
        return day

    def is_womens_half_day(self, day: date) -> bool:
        """Whether women have half of that day off: 8 March on a week day that is a work day.

        Rule 3, 放假办法 第三条、第六条: 妇女节（3月8日），妇女放假半天; 适逢星期六、星期日，则不补假.
        """
        return (day.month, day.day) == (3, 8) and day.weekday() < SATURDAY and self.is_workday(day)

    def halves_due(self, day: date, *, woman: bool, off: Half = "pm") -> tuple[Half, ...]:
        """The halves of the day on which the person is expected at work.

        Which half of 8 March is off no rule says; the afternoon is practice, hence `off`.
        """
        if not self.is_workday(day):
            return ()
        if woman and self.is_womens_half_day(day):
            return tuple(half for half in WHOLE_DAY if half != off)
        return WHOLE_DAY


def calendar_of(notices: Iterable[Notice]) -> WorkCalendar:
    """A calendar that knows these notices and nothing else."""
    return WorkCalendar({}, frozenset()).with_notices(notices)


@cache
def shipped_calendar() -> WorkCalendar:
    """The calendar of the notices that come with the product (2023 to 2026).

    >>> len(shipped_calendar().workdays_between(date(2026, 2, 13), date(2026, 2, 24)))
    3
    """
    return calendar_of(shipped_notices())


def years_covered(notices: Iterable[Notice]) -> frozenset[int]:
    """The years these notices cover as a whole.

    Every yearly notice names 1 January (元旦); a day of December that the next year's notice takes
    along does not make its own year covered.
    """
    return frozenset(notice.day.year for notice in notices if (notice.day.month, notice.day.day) == (1, 1))


def why_not_taken(day: date, known: WorkCalendar, covered: frozenset[int]) -> str:
    """Why a calendar would not follow a notice of that day, in Chinese; empty when it would.

    `known` is the calendar the notice is to be added to, `covered` the years that have their 1 January beside it.

    >>> why_not_taken(date(2027, 2, 6), shipped_calendar(), frozenset())
    '2027年缺元旦（1月1日）一行，没有它这一年仍按周一至周五推定，请按通知补上。'
    >>> why_not_taken(date(2027, 2, 6), shipped_calendar(), frozenset({2027}))
    ''
    """
    if not known.leaves_open(day):
        return f"{day.year}年的放假安排已随产品提供，以产品为准，请删去这一行。"
    years = {day.year} - known.known_years | ({day.year + 1} if day.month == DECEMBER else set())
    if years & covered:
        return ""
    return f"{max(years)}年缺元旦（1月1日）一行，没有它这一年仍按周一至周五推定，请按通知补上。"


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day of a range, with both ends."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
