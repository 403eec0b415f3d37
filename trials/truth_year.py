"""A year of an office as it truly was, and the traces that it left: punches and slips, and nothing else.

Nothing here is taken from what settles days: the calendar is read from the notices' list by its own few lines, a day
is drawn as a story, and the story says both what was true of its two halves and what was recorded.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from random import Random

YEAR = 2025
BORN, UNTIL = date(2024, 8, 15), date(2025, 8, 15)
ONE_DAY = timedelta(days=1)


@dataclass
class Traces:
    """What was recorded of one person: punches by day, leave and outings."""

    punches: dict[date, list[int]] = field(default_factory=dict)
    leaves: list[tuple[date, str, date, str, date | None]] = field(default_factory=list)  # from, half, to, half, back
    outings: list[tuple[date, int, int]] = field(default_factory=list)  # day, from, until
    born: date | None = None  # a child that is nursed until it is one year old


@dataclass
class Life:
    """One person's year: what was true of each half day, and the traces of it."""

    truth: dict[date, tuple[str, str]] = field(default_factory=dict)
    traces: Traces = field(default_factory=Traces)


Story = Callable[[Random], tuple[tuple[str, str], list[int]]]


def work_days(year: int = YEAR) -> list[date]:
    """The working days of a year, out of the list of notices."""
    text = files("jinguo.rules.figures").joinpath("holidays_cn.csv").read_text("utf-8")
    told = {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(text.splitlines())}
    days = (date(year, 1, 1) + n * ONE_DAY for n in range(366))
    kinds = ((day, told.get(day, "workday" if day.weekday() < 5 else "holiday")) for day in days if day.year == year)
    return [day for day, kind in kinds if kind != "holiday"]


def a_year(seed: int, *, is_mixed: bool) -> Life:
    """A year of one person. A mixed one has leave, outings and overstays beside plain days, every fifth a child."""
    chance, life = Random(seed), Life()
    life.traces.born = BORN if is_mixed and seed % 5 == 0 else None
    days = iter(work_days())
    for day in days:
        if is_mixed and chance.random() < 0.12:
            _away(chance, life, day, days)
        else:
            _at_work(chance, life, day)
    return life


def _at_work(chance: Random, life: Life, day: date) -> None:
    """A plain day: 08:30 to 12:00 and 13:30 to 17:30, signed in the morning and in the evening."""
    if life.traces.born and day < UNTIL:  # an hour of each day is hers, at whichever end
        life.truth[day], life.traces.punches[day] = ("normal", "normal"), [510 + 50, 1050 - 10]
        return
    story = chance.choices([one for one, _ in STORIES], [weight for _, weight in STORIES])[0]
    life.truth[day], punches = story(chance)
    life.traces.punches[day] = punches


def _away(chance: Random, life: Life, day: date, days: Iterator[date]) -> None:
    chance.choice((_leave, _half_leave, _outing, _short_outing, _overstay))(chance, life, day, days)


def _leave(chance: Random, life: Life, day: date, days: Iterator[date]) -> None:
    """Some days of leave, reported back from in time."""
    taken = [day, *_next(days, chance.randint(0, 4))]
    for one in taken:
        life.truth[one] = "leave", "leave"
    back = _back_at_work(life, days)
    life.traces.leaves.append((taken[0], "am", taken[-1], "pm", back))


def _half_leave(chance: Random, life: Life, day: date, days: Iterator[date]) -> None:
    """Half a day of leave; at work in the other half."""
    half = chance.choice(("am", "pm"))
    life.truth[day] = ("leave", "normal") if half == "am" else ("normal", "leave")
    life.traces.punches[day] = [800, 1052] if half == "am" else [505, 721]
    life.traces.leaves.append((day, half, day, half, _back_at_work(life, days)))


def _outing(_chance: Random, life: Life, day: date, _days: Iterator[date]) -> None:
    """Out all day."""
    life.truth[day] = "outing", "outing"
    life.traces.outings.append((day, 480, 1080))


def _short_outing(_chance: Random, life: Life, day: date, _days: Iterator[date]) -> None:
    """Out from three o'clock on, without coming back to sign out."""
    life.truth[day] = "normal", "normal"
    life.traces.punches[day] = [507]
    life.traces.outings.append((day, 900, 1110))


def _overstay(_chance: Random, life: Life, day: date, days: Iterator[date]) -> None:
    """A day of leave, at work again at once, but never reported back: absent from the fourth work day after it on.

    She reports back on the seventh.
    """
    life.truth[day] = "leave", "leave"
    after = _next(days, 7)
    for at, one in enumerate(after):
        life.traces.punches[one] = [505, 1052]
        life.truth[one] = ("absent", "absent") if 3 <= at < 6 else ("normal", "normal")
    reported = after[6] if len(after) > 6 else None
    life.traces.leaves.append((day, "am", day, "pm", reported))


def _back_at_work(life: Life, days: Iterator[date]) -> date | None:
    """The next day, on which she is there and reports back; None where the year is over."""
    (day,) = _next(days, 1) or [None]
    if day is not None:
        life.truth[day], life.traces.punches[day] = ("normal", "normal"), [505, 1052]
    return day


def _next(days: Iterator[date], count: int) -> list[date]:
    return [day for _, day in zip(range(count), days, strict=False)]


def _on_time(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "normal"), [chance.randint(440, 515), chance.randint(1045, 1300)]


def _four_times(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "normal"), [505, chance.randint(720, 730), chance.randint(795, 812), chance.randint(1050, 1100)]


def _pressed_twice(_chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "normal"), [504, 505, 1051, 1052]


def _past_midnight(_chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "normal"), [505, 1460]


def _late(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("late", "normal"), [chance.randint(516, 540), 1051]


def _early(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "early"), [505, chance.randint(1020, 1044)]


def _late_and_early(_chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("late", "early"), [530, 1030]


def _far_too_late(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("absent", "normal"), [chance.randint(541, 700), 1051]


def _far_too_early(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "absent"), [505, chance.randint(800, 1019)]


def _no_sign_out(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("normal", "missing"), [chance.randint(440, 515)]


def _no_sign_in(chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("missing", "normal"), [chance.randint(1045, 1200)]


def _nothing(_chance: Random) -> tuple[tuple[str, str], list[int]]:
    return ("absent", "absent"), []


STORIES: tuple[tuple[Story, int], ...] = (
    (_on_time, 60),
    (_four_times, 8),
    (_pressed_twice, 4),
    (_past_midnight, 2),
    (_late, 6),
    (_early, 4),
    (_late_and_early, 1),
    (_far_too_late, 3),
    (_far_too_early, 3),
    (_no_sign_out, 4),
    (_no_sign_in, 3),
    (_nothing, 2),
)
