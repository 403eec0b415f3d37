"""Of which day a punch is (打卡归属日): a day runs from four in the morning to four in the next."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from jinguo.rules.attendance.shift import DAY, HOUR, OPENS, Minute

ONE_DAY = timedelta(days=1)


class Punched(NamedTuple):
    """The day a punch belongs to, and its minute of that day; after midnight minutes go on beyond 1440."""

    day: date
    minute: Minute


def minute_of(at: time | datetime) -> Minute:
    """The minute of the day that a clock shows.

    >>> minute_of(time(8, 41))
    521
    """
    return at.hour * HOUR + at.minute


def punched(moment: datetime) -> Punched:
    """Where a moment of local time belongs.

    >>> punched(datetime(2026, 3, 2, 8, 41)), punched(datetime(2026, 3, 3, 0, 5)).minute
    (Punched(day=datetime.date(2026, 3, 2), minute=521), 1445)
    """
    minute, day = minute_of(moment), moment.date()
    return Punched(day, minute) if minute >= OPENS else Punched(day - ONE_DAY, minute + DAY)
