"""When counters of a year are worth telling (考勤提醒): absence, personal leave, lateness of a month.

Source: reference/rules/attendance_leave.md §6 no. 3 and 8; the limits are rows of `figures/attendance.toml`. Sick leave
against annual leave is `leave.annual_lost`, half a year of leave `grading.away`, the legal limit `dismissal`.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jinguo.rules.figure_table import Figure, figure


class Counters(NamedTuple):
    """What a year has counted up to a day: absence and personal leave in half days, lateness of the month in times."""

    absent_halves: int = 0
    personal_halves: int = 0
    late_or_early_of_month: int = 0


class Reminder(NamedTuple):
    """One warning: its code, by which it is told only once, and what it says."""

    code: str
    because: str


def reminders(counters: Counters, on: date, own: Iterable[Figure] = ()) -> list[Reminder]:
    """What is worth telling, the graver first of each counter; a limit counts once it is reached.

    >>> [one.code for one in reminders(Counters(absent_halves=7, personal_halves=40), date(2026, 6, 1))]
    ['warn_absent_first', 'personal_lost']
    """
    rows = tuple(own)
    found = [
        _graver("缺勤", counters.absent_halves, ("warn_absent_second", "warn_absent_first"), on, rows),
        _graver("事假", counters.personal_halves, ("personal_lost", "warn_personal"), on, rows),
        _often(counters.late_or_early_of_month, on, rows),
    ]
    return [one for one in found if one]


def _graver(what: str, halves: int, names: tuple[str, str], on: date, own: tuple[Figure, ...]) -> Reminder | None:
    days = Decimal(halves) / 2
    for name in names:
        limit = figure(f"attendance.{name}", on, own)
        if days >= limit.number:
            told = f"本年{what}累计 {days.normalize():f} 天，达到 {limit.value} {limit.unit}"
            return Reminder(name, f"{told}（{limit.title}，{limit.source}）")
    return None


def _often(times: int, on: date, own: tuple[Figure, ...]) -> Reminder | None:
    limit = figure("attendance.conversion_times", on, own)
    if times < limit.number:
        return None
    return Reminder("late_or_early", f"本月迟到早退 {times} 次，达到 {limit.value} {limit.unit}（{limit.source}）")
