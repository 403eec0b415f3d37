"""What the cells of a table of punches say: moments, clocks of a day, days, numbers. Nothing is guessed."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

CLOCK = re.compile(r"(次日|第二天)?\s*(?<!\d)(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?(?!\d)")
DAY = re.compile(r"(?<!\d)(\d{4}|\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
ISO_LENGTHS = (16, 19)  # 2026-03-02 08:41, with seconds or without; longer ones name a zone
CENTURY, SHORT_YEAR = 2000, 100
ONE_DAY = timedelta(days=1)


def moments(cell: object, day: date | None) -> Iterator[datetime | None]:
    """The moments of a cell: whole ones, or the clocks of `day`, several to a cell; None for one that cannot be.

    A cell without any clock (未打卡, a bare date, a blank) has none.

    >>> list(moments("次日00:12", date(2026, 3, 2))), list(moments("25:61", date(2026, 3, 2)))
    ([datetime.datetime(2026, 3, 3, 0, 12)], [None])
    """
    if isinstance(cell, datetime):
        yield cell.replace(tzinfo=None)
    elif isinstance(cell, time):
        yield datetime.combine(day, cell) if day else None
    elif cell is not None and not isinstance(cell, date):
        text = str(cell).strip()
        when = _iso(text)
        yield from _written(text, day) if when is None else (when,)


def moment(text: str) -> datetime | None:
    """One moment as programs write it; None where there is none, more than one, or one that cannot be.

    >>> moment("2026-03-02 08:41:09"), moment("2026年3月2日 8:41")
    (datetime.datetime(2026, 3, 2, 8, 41, 9), datetime.datetime(2026, 3, 2, 8, 41))
    >>> moment("2026-03-02"), moment("2026-03-02 24:00")
    (None, None)
    """
    if (when := _iso(text)) is not None:
        return when
    found = list(_written(text, None))
    return found[0] if len(found) == 1 else None


def day_of(cell: object) -> date | None:
    """The day of a cell, typed or written; None where there is none.

    >>> day_of("26-03-02 星期一"), day_of("2026-02-30")
    (datetime.date(2026, 3, 2), None)
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = DAY.search(str(cell or ""))
    try:
        year, month, day = (int(part) for part in found.groups()) if found else (0, 0, 0)
        return date(year + CENTURY if year < SHORT_YEAR else year, month, day)
    except ValueError:
        return None


def number(cell: object) -> str:
    """Somebody's number as it is written; a spreadsheet makes 7.0 of 7.

    >>> number(7.0), number("0007"), number(None)
    ('7', '0007', '')
    """
    return ("" if cell is None else str(cell)).strip().removesuffix(".0")


def _iso(text: str) -> datetime | None:
    """A moment of exactly that form, which most programs write; it is read the fastest way there is."""
    if len(text) not in ISO_LENGTHS:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is None else None  # "2026-03-02 08+08" has that length, too


def _written(text: str, day: date | None) -> Iterator[datetime | None]:
    """The moments of a text, each with the day before it in the text, else `day`."""
    at = day_of(text) or day
    for later, hour, minute in CLOCK.findall(text):
        yield _at(at, int(hour), int(minute), later=bool(later))


def _at(day: date | None, hour: int, minute: int, *, later: bool) -> datetime | None:
    try:
        moment = datetime.combine(day, time(hour, minute)) if day else None
        return moment + ONE_DAY if moment and later else moment
    except (ValueError, OverflowError):
        return None
