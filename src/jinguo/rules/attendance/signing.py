"""Which punch is a sign-in and which a sign-out: by order and nearness, never by the mark of a machine.

Machines mark punches wrongly or not at all, people press twice; so only the order of the minutes counts. A day is
settled by its own window, and one bad day never shifts the next.
"""

from collections.abc import Sequence
from typing import NamedTuple

from jinguo.rules.attendance.shift import CLOSES, OPENS, Minute, Stretch

DOUBLE = 5  # punches so many minutes apart are one person pressing twice
ONE_VISIT = 15  # and where all punches of a stretch lie so near, they are one end of it, not both


class Signed(NamedTuple):
    """The sign-in and the sign-out of a stretch, as far as they were made."""

    first: Minute | None
    last: Minute | None


def signed(wanted: Sequence[Stretch], punches: Sequence[Minute]) -> list[Signed]:
    """The punches of each stretch of a day.

    A single punch is the sign-in or the sign-out, whichever is nearer; of several the first and the last count. Two in
    the break between stretches are the sign-out of the one and the sign-in of the other.

    >>> signed([Stretch(510, 720, 0, 0), Stretch(810, 1050, 1, 1)], (505, 722, 730, 1051))
    [Signed(first=505, last=722), Signed(first=730, last=1051)]
    """
    within = sorted(minute for minute in punches if OPENS <= minute <= CLOSES)
    if len(wanted) < 2:
        return [_ends(stretch, within) for stretch in wanted]
    before, after = wanted
    morning, afternoon = _parted(before, after, within)
    return [_ends(before, morning), _ends(after, afternoon)]


def _parted(before: Stretch, after: Stretch, punches: Sequence[Minute]) -> tuple[list[Minute], list[Minute]]:
    """The punches of the morning and of the afternoon, those of the break shared between them."""
    middle = (before.ends + after.begins) // 2
    pause = _apart([minute for minute in punches if before.ends <= minute <= after.begins])
    if len(pause) > 1:
        middle = pause[0] + DOUBLE
    return [one for one in punches if one <= middle], [one for one in punches if one > middle]


def _ends(stretch: Stretch, punches: Sequence[Minute]) -> Signed:
    """The first and the last of a stretch; one alone, or several at once, belong to the end that is nearer."""
    if not punches:
        return Signed(None, None)
    if punches[-1] - punches[0] > min(ONE_VISIT, (stretch.ends - stretch.begins) // 2):
        return Signed(punches[0], punches[-1])
    is_first = punches[0] <= (stretch.begins + stretch.ends) // 2
    return Signed(punches[0], None) if is_first else Signed(None, punches[-1])


def _apart(punches: Sequence[Minute]) -> list[Minute]:
    """The punches without those that follow another at once."""
    found: list[Minute] = []
    for minute in punches:
        if not found or minute - found[-1] > DOUBLE:
            found.append(minute)
    return found
