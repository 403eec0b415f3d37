"""Which hours hold on a day (作息时间): seasons that come back every year, in the version that was in force."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from jinguo.rules.attendance.shift import Minute, Shift, Slot

FULL_AGE, HOUR = 1, 60


class Season(NamedTuple):
    """Hours from a day of the year on (month, day), in a version that is in force from `valid_from`."""

    valid_from: date
    begins: tuple[int, int]
    shift: Shift


def shift_on(seasons: Iterable[Season], day: date) -> Shift | None:
    """The hours of a day: of the newest version by then, the season that began last; None before the first version.

    Before a year's first season the last one of the year before goes on.

    >>> winter = Season(date(2026, 1, 1), (10, 1), Shift("w", "冬令", (Slot(510, 1050),)))
    >>> summer = Season(date(2026, 1, 1), (7, 1), Shift("s", "夏令", (Slot(510, 1080),)))
    >>> [shift_on([winter, summer], day).title for day in (date(2026, 3, 2), date(2026, 7, 1), date(2026, 10, 1))]
    ['冬令', '夏令', '冬令']
    """
    known = [one for one in seasons if one.valid_from <= day]
    if not known:
        return None
    newest = max(one.valid_from for one in known)
    version = sorted((one for one in known if one.valid_from == newest), key=lambda one: one.begins)
    begun = [one for one in version if one.begins <= (day.month, day.day)]
    return (begun or version)[-1].shift


def hours_of(am: tuple[Minute, Minute], pm: tuple[Minute, Minute], *, signs_at_noon: bool) -> tuple[Slot, ...]:
    """The slots of a day's two halves: four punches where one signs at noon, else two with the break between.

    >>> hours_of((510, 720), (870, 1050), signs_at_noon=False)
    (Slot(begins=510, ends=1050, pause=(720, 870)),)
    """
    return (Slot(*am), Slot(*pm)) if signs_at_noon else (Slot(am[0], pm[1], (am[1], pm[0])),)


def nursing_until(born: date) -> date:
    """The last day of nursing time: the day before the child is one year old.

    Source: 《女职工劳动保护特别规定》第九条 (哺乳未满 1 周岁婴儿).

    >>> nursing_until(date(2025, 6, 3)), nursing_until(date(2024, 2, 29))
    (datetime.date(2026, 6, 2), datetime.date(2025, 2, 28))
    """
    day = date(born.year + FULL_AGE, born.month, 28) if (born.month, born.day) == (2, 29) else None
    return day or date.fromordinal(born.replace(year=born.year + FULL_AGE).toordinal() - 1)


def nursing_minutes(babies: int) -> int:
    """Minutes of a working day for nursing: an hour, and one more for each further baby (第九条).

    >>> nursing_minutes(1), nursing_minutes(2)
    (60, 120)
    """
    return HOUR * babies


def spans_of(seasons: Iterable[Season], first: date, last: date) -> list[tuple[date, date, Shift | None]]:
    """A range cut where other hours begin: from a day to a day, and its hours (None before the first version).

    >>> winter = Season(date(2026, 1, 1), (10, 1), Shift("w", "冬令", (Slot(510, 1050),)))
    >>> summer = Season(date(2026, 1, 1), (7, 1), Shift("s", "夏令", (Slot(510, 1080),)))
    >>> spans = spans_of([winter, summer], date(2026, 1, 1), date(2026, 12, 31))
    >>> [(f"{begins:%m-%d}", f"{ends:%m-%d}", shift.title) for begins, ends, shift in spans]
    [('01-01', '06-30', '冬令'), ('07-01', '09-30', '夏令'), ('10-01', '12-31', '冬令')]
    """
    known = list(seasons)
    days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    runs = [(shift, list(run)) for shift, run in groupby(days, key=lambda day: as_told(shift_on(known, day)))]
    return [(run[0], run[-1], shift) for shift, run in runs]


def as_told(shift: Shift | None) -> Shift | None:
    """Hours without their code: the same of two versions are the same."""
    return shift._replace(code="") if shift else None
