"""A month of one person as a calendar shows it: each day with its two halves, rest days with their reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jinguo.office.attendance.models import SettledDay
from jinguo.rules.attendance import STATES
from jinguo.rules.calendar import WEEKDAY_NAMES, WorkCalendar, days_of
from jinguo.rules.periods import Period

TONES = {"normal": "ok", "late": "near", "early": "near", "missing": "near", "absent": "bad"}


@dataclass(frozen=True)
class Half:
    """Half a day: its state as a light, why, and the slip behind it."""

    label: str
    tone: str
    word: str
    because: str
    url: str


@dataclass(frozen=True)
class ShownDay:
    """A day of the calendar; without `row` it is a rest day, not settled yet, or a day on which she was not here."""

    day: date
    weekday: str
    row: SettledDay | None
    halves: list[Half]
    why: str


def shown_month(month: Period, rows: dict[date, SettledDay], calendar: WorkCalendar, today: date) -> Iterator[ShownDay]:
    """Each day of a month."""
    for day in days_of(month.first, month.last):
        row = rows.get(day)
        why = "" if row else _why(day, calendar, today)
        yield ShownDay(day, WEEKDAY_NAMES[day.weekday()], row, halves_of(row) if row else [], why)


def halves_of(row: SettledDay) -> list[Half]:
    """Both halves of a settled day."""
    return [
        _half("上午", row.am_state, row.am_because, row.am_ref),
        _half("下午", row.pm_state, row.pm_because, row.pm_ref),
    ]


def _half(label: str, state: str, because: str, ref: str) -> Half:
    return Half(label, TONES.get(state, "none"), STATES[state], because, _url(ref))  # type: ignore[index]


def _url(ref: str) -> str:
    """The address of the slip behind a half."""
    kind, _, pk = ref.partition(":")
    return {"leave": f"/leave/{pk}/", "outing": f"/outings/{pk}/"}.get(kind, "")


def _why(day: date, calendar: WorkCalendar, today: date) -> str:
    if not calendar.is_workday(day):
        return calendar.why(day)
    return "当天结束后结算" if day >= today else "还没有结算，或不在册"
