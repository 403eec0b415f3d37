"""Tables with a column for each day (打卡时间 of DingTalk): whose columns are which days is proved, not guessed.

A title above says that they are times of punches, and names the first and the last day (a month's summary has such
columns too, and times in them that are none: 外出 14:00 到 17:00). There are as many columns as days; each column that
bears a number bears that of its day. Columns of rest days may bear a weekday instead (六, 日).
"""

from collections.abc import Sequence
from datetime import date, timedelta

from jinguo.office.punches.importing.cells import DAY, day_of, number
from jinguo.office.punches.importing.heads import HEAD_WITHIN, places_of

TITLE = "打卡时间"
WEEKDAYS = "一二三四五六日"
LONGEST = 62  # days
Days = dict[int, date]


def calendar_of(rows: Sequence[Sequence[object]]) -> tuple[int, list[int], Days] | None:
    """Where the lines begin, where somebody's number stands, and the day of each column; None for another table.

    >>> head = ["姓名", "工号", "1", "2", "3"]
    >>> calendar_of([["打卡时间表 统计日期：2026-03-01 至 2026-03-03"], head])[2][4]
    datetime.date(2026, 3, 3)
    """
    span: list[date] = []
    for at, row in enumerate(rows[:HEAD_WITHIN]):
        span = span or _span(row)
        pins = places_of(row).get("pin", [])
        days = _days(row, span) if span and pins else {}
        if days:
            return at + 1, pins, days
    return None


def _span(row: Sequence[object]) -> list[date]:
    """The days from the first to the last that a title names; none where it is no title of such a table."""
    text = " ".join(str(cell) for cell in row if cell is not None)
    if TITLE not in text:
        return []
    told = [day_of(found[0]) for found in DAY.finditer(text)]
    if len(told) < 2 or told[0] is None or told[1] is None or not 0 <= (told[1] - told[0]).days < LONGEST:
        return []
    return [told[0] + timedelta(days=n) for n in range((told[1] - told[0]).days + 1)]


def _days(row: Sequence[object], span: Sequence[date]) -> Days:
    """The last columns of a head as the days of a span, if they are."""
    used = max((at for at, cell in enumerate(row) if str(cell or "").strip()), default=-1) + 1
    first = used - len(span)
    found = {first + n: day for n, day in enumerate(span)}
    fits = first > 0 and all(_bears(number(row[at]), day) for at, day in found.items())
    return found if fits and any(number(row[at]).isdecimal() for at in found) else {}


def _bears(told: str, day: date) -> bool:
    return told == str(day.day) or told == WEEKDAYS[day.weekday()]
