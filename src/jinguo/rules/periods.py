"""Periods of reporting and their codes: `2026`, `2026H1`, `2026Q2`, `2026-04`, `2021/2030`.

A period is its first and last day; code and label are read off these two, so a period that was
made by clipping has them as well (`2026-04-03/2026-04-20`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal

Kind = Literal["years", "year", "half", "quarter", "month", "days"]

QUARTER_NAMES = ("第一", "第二", "第三", "第四")
HALF_NAMES = ("上", "下")

_KINDS: dict[int, Kind] = {12: "year", 6: "half", 3: "quarter", 1: "month"}
_CODES: dict[Kind, str] = {
    "years": "{p.first.year}/{p.last.year}",
    "year": "{p.first.year}",
    "half": "{p.first.year}H{half}",
    "quarter": "{p.first.year}Q{quarter}",
    "month": "{p.first.year}-{p.first.month:02}",
    "days": "{p.first}/{p.last}",
}
_LABELS: dict[Kind, str] = {
    "years": "{p.first.year}—{p.last.year}年",
    "year": "{p.first.year}年",
    "half": "{p.first.year}年{half}半年",
    "quarter": "{p.first.year}年{quarter}季度",
    "month": "{p.first.year}年{p.first.month}月",
}


class BadPeriodError(ValueError):
    """A code that names no period; the message is Chinese and shows the codes that do."""

    def __init__(self, code: str) -> None:
        super().__init__(f"“{code}”不是期间代码，请写成 2026、2026H1、2026Q2、2026-04 或 2021/2030。")


@dataclass(frozen=True, order=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"期间的末日 {self.last} 早于首日 {self.first}。")

    def __str__(self) -> str:
        return self.code

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    @cached_property
    def kind(self) -> Kind:
        """Which of the reporting periods it is; `days` for any other stretch."""
        after = self.last + timedelta(days=1)
        if self.first.day != 1 or after.day != 1:
            return "days"
        months = (after.year - self.first.year) * 12 + after.month - self.first.month
        if (self.first.month - 1) % min(months, 12):
            return "days"
        return _KINDS.get(months, "days" if months % 12 else "years")

    @cached_property
    def code(self) -> str:
        """The code that `parse_period` reads back to this very period."""
        return _CODES[self.kind].format(p=self, half=self._nth(6), quarter=self._nth(3))

    @property
    def label(self) -> str:
        """How official Chinese says it: 2026年第二季度, 2021—2030年; days without padding."""
        if self.kind == "days":
            return self._days_label()
        return _LABELS[self.kind].format(
            p=self, half=HALF_NAMES[self._nth(6) - 1], quarter=QUARTER_NAMES[self._nth(3) - 1]
        )

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @cached_property
    def children(self) -> tuple["Period", ...]:
        """The next finer periods: years, then quarters, then months; a month has none.

        A half year has its two quarters, a stretch of odd days the parts of the months it touches.
        """
        if self.kind == "years":
            return tuple(year_of(year) for year in range(self.first.year, self.last.year + 1))
        months = self.months
        match self.kind:
            case "year" | "half":
                return tuple(quarter_of(month.first) for month in months[::3])
        return tuple(month.clip(self.first, self.last) for month in months) if len(months) > 1 else ()

    @cached_property
    def months(self) -> tuple["Period", ...]:
        """Every calendar month it touches, each whole."""
        return tuple(months_between(self.first, self.last))

    def contains(self, day: date) -> bool:
        """Whether the day lies within."""
        return self.first <= day <= self.last

    def overlaps(self, first: date, last: date) -> bool:
        """Whether at least one day is shared."""
        return self.first <= last and first <= self.last

    def clip(self, first: date, last: date) -> "Period":
        """The part that lies between the two days; a ValueError when they share none."""
        if not self.overlaps(first, last):
            raise ValueError(f"{self.label}与 {first} 至 {last} 没有共同的日子。")
        return Period(max(self.first, first), min(self.last, last))

    def previous(self) -> "Period":
        """The period of the same kind that ends the day before; of odd days, as many days."""
        end = self.first - timedelta(days=1)
        if self.kind == "days":
            return Period(self.first - timedelta(days=self.days), end)
        return Period(add_months(self.first, -len(self.months)), end)

    def following(self) -> "Period":
        """The period of the same kind that begins the day after; of odd days, as many days.

        >>> month_of(date(2026, 12, 5)).following().code
        '2027-01'
        """
        start = self.last + timedelta(days=1)
        end = start + timedelta(days=self.days) if self.kind == "days" else add_months(start, len(self.months))
        return Period(start, end - timedelta(days=1))

    def same_last_year(self) -> "Period":
        """The same days a year earlier (上年同期).

        A whole February stays whole, in leap years too; of odd days a 29th becomes the 28th.
        """
        first = add_months(self.first, -12)
        if self.kind == "days":
            return Period(first, add_months(self.last, -12))
        return Period(first, add_months(self.last + timedelta(days=1), -12) - timedelta(days=1))

    def years_later(self, years: int) -> "Period":
        """The same period so many years later, or earlier where negative; of odd days a 29 February has no like.

        >>> Period(date(2026, 4, 1), date(2026, 6, 30)).years_later(1).code
        '2027Q2'
        """
        return parse_period(_YEARS.sub(lambda year: str(int(year[0]) + years), self.code))

    def _nth(self, months: int) -> int:
        """The number, from 1, of the stretch of so many months in which the period begins."""
        return (self.first.month - 1) // months + 1

    def _days_label(self) -> str:
        first, last = self.first, self.last
        start = f"{first.year}年{first.month}月{first.day}日"
        if first == last:
            return start
        year = "" if first.year == last.year else f"{last.year}年"
        return f"{start}至{year}{last.month}月{last.day}日"


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def half_of(day: date) -> Period:
    """The half year of a day."""
    return _span(day.year, 1 if day.month <= 6 else 7, 6)


def quarter_of(day: date) -> Period:
    """The quarter of a day."""
    return _span(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    return _span(day.year, day.month, 1)


def months_between(first: date, last: date) -> list[Period]:
    """The whole calendar months from the one of `first` to the one of `last`, in order.

    >>> [month.code for month in months_between(date(2026, 12, 30), date(2027, 1, 2))]
    ['2026-12', '2027-01']
    """
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.replace(day=1)
    return [month_of(add_months(start, n)) for n in range(count)]


def add_months(day: date, count: int) -> date:
    """The same day so many months later (or earlier), or that month's last day where it has no such day.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


@lru_cache(maxsize=4096)  # a matrix asks for the same few dozen codes thousands of times
def parse_period(code: str) -> Period:
    """The period of a code; spaces around it and small letters are forgiven, else `BadPeriodError`.

    >>> parse_period("2026Q2").label
    '2026年第二季度'
    >>> parse_period("2026Q5")
    Traceback (most recent call last):
    jinguo.rules.periods.BadPeriodError: “2026Q5”不是期间代码，请写成 2026、2026H1、2026Q2、2026-04 或 2021/2030。
    """
    text = code.strip().upper()
    for pattern, make in _SHAPES:
        if found := pattern.fullmatch(text):
            try:
                return make(*found.groups())
            except ValueError:
                break
    raise BadPeriodError(code)


def _span(year: int, month: int, count: int) -> Period:
    first = date(year, month, 1)
    return Period(first, add_months(first, count) - timedelta(days=1))


def _years(first: str, last: str) -> Period:
    """A run of at least two years: a single year has its own code."""
    if int(last) <= int(first):
        raise BadPeriodError(f"{first}/{last}")
    return Period(date(int(first), 1, 1), date(int(last), 12, 31))


_YEARS = re.compile(r"\d{4}")
# Years outside 1900–2199 are slips of the pen.
_YEAR = r"((?:19|20|21)\d\d)"
_DAY = r"((?:19|20|21)\d\d-\d\d-\d\d)"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(_YEAR, re.ASCII), lambda year: year_of(int(year))),
    (re.compile(_YEAR + "H([12])", re.ASCII), lambda year, half: _span(int(year), int(half) * 6 - 5, 6)),
    (re.compile(_YEAR + "Q([1-4])", re.ASCII), lambda year, nth: _span(int(year), int(nth) * 3 - 2, 3)),
    (re.compile(_YEAR + r"-(\d\d)", re.ASCII), lambda year, month: _span(int(year), int(month), 1)),
    (re.compile(f"{_YEAR}/{_YEAR}", re.ASCII), _years),
    (
        re.compile(f"{_DAY}/{_DAY}", re.ASCII),
        lambda first, last: Period(date.fromisoformat(first), date.fromisoformat(last)),
    ),
)
