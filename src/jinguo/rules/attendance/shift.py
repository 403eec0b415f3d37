"""Work hours of a day (班次): when one comes and goes, and what is forgiven; minutes are counted from midnight."""

from functools import lru_cache
from typing import NamedTuple

Minute = int
HOUR, DAY = 60, 1440
# A punch after midnight and before four belongs to the day before: nobody's night spoils the next morning.
OPENS, CLOSES = 4 * HOUR, DAY + 4 * HOUR - 1


class Slot(NamedTuple):
    """A piece of work with one sign-in and one sign-out; `pause` is the break inside it, in which nobody signs."""

    begins: Minute
    ends: Minute
    pause: tuple[Minute, Minute] | None = None


class Shift(NamedTuple):
    """The hours of a working day.

    One slot means two punches a day, two slots four. More than `late_grace` minutes late (`early_grace` early) counts;
    more than `absent_after` makes that half day an absence. Who comes up to `flexible` minutes late goes as much later.
    Source: reference/rules/attendance_leave.md §6 (every one a setting of the office).
    """

    code: str
    title: str
    slots: tuple[Slot, ...]
    late_grace: int = 5
    early_grace: int = 5
    absent_after: int = 30
    flexible: int = 0

    @property
    def clock_words(self) -> str:
        """The hours in words.

        >>> Shift("summer", "夏令", (Slot(510, 720), Slot(870, 1050))).clock_words
        '08:30—12:00，14:30—17:30'
        """
        return "，".join(f"{clock(first)}—{clock(last)}" for first, last in pieces(self))

    @property
    def punches(self) -> int:
        """How many punches a whole day asks for."""
        return 2 * len(self.slots)


class Stretch(NamedTuple):
    """A stretch of work between one sign-in and one sign-out, and the halves of the day that these two answer for."""

    begins: Minute
    ends: Minute
    first_half: int  # 0 the morning, 1 the afternoon
    last_half: int


def stretches(shift: Shift, *, am: bool, pm: bool) -> list[Stretch]:
    """The stretches that are to be worked when only some halves are: a half that falls away moves the punch.

    >>> office = Shift("office", "", (Slot(510, 1050, (720, 810)),))
    >>> stretches(office, am=False, pm=True)
    [Stretch(begins=810, ends=1050, first_half=1, last_half=1)]
    """
    if len(shift.slots) > 1:
        wanted = (am, pm)
        return [Stretch(*slot[:2], half, half) for half, slot in enumerate(shift.slots) if wanted[half]]
    if am and pm:
        return [Stretch(shift.slots[0].begins, shift.slots[0].ends, 0, 1)]
    morning, afternoon = pieces(shift)
    return [Stretch(*morning, 0, 0)] if am else [Stretch(*afternoon, 1, 1)] if pm else []


@lru_cache(maxsize=256)
def pieces(shift: Shift) -> tuple[tuple[Minute, Minute], tuple[Minute, Minute]]:
    """From when to when the morning and the afternoon are worked.

    >>> pieces(Shift("office", "", (Slot(510, 1050, (720, 810)),)))
    ((510, 720), (810, 1050))
    """
    if len(shift.slots) > 1:
        am, pm = shift.slots
        return (am.begins, am.ends), (pm.begins, pm.ends)
    slot = shift.slots[0]
    noon = slot.pause or ((slot.begins + slot.ends) // 2,) * 2
    return (slot.begins, noon[0]), (noon[1], slot.ends)


def clock(minute: Minute) -> str:
    """A minute as a clock shows it.

    >>> clock(521), clock(1445)
    ('08:41', '次日 00:05')
    """
    hour, rest = divmod(minute % DAY, HOUR)
    return f"{'次日 ' if minute >= DAY else ''}{hour:02}:{rest:02}"
