"""Who is away on which day: leave and outings of the people within reach, set by set."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from jinguo.office.slips.models import LeaveRequest, Outing
from jinguo.office.slips.models.leave import HALVES
from jinguo.office.slips.queries import leaves_listed, outings_listed
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar

Slip = LeaveRequest | Outing


@dataclass(frozen=True)
class Away:
    """Somebody away on a day: the slip, and what it is and which part of the day, in words."""

    slip: Slip
    words: str


@dataclass(frozen=True)
class DayAway:
    """A day with who is away; `why` says what kind of day it is."""

    day: date
    is_workday: bool
    why: str
    people: list[Away] = field(default_factory=list)


def days_away(reader: Staff, first: date, last: date) -> list[DayAway]:
    """Each day of a range with who is away on it; two queries and the calendar. Kinds of leave, never reasons."""
    calendar = work_calendar()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found = {day: DayAway(day, calendar.is_workday(day), calendar.why(day)) for day in days}
    leaves = leaves_listed(reader).filter(state__in=("approved", "ended"), first__lte=last, last__gte=first)
    for leave in leaves.order_by("staff__number"):
        for day, part in _parts(leave, days):
            found[day].people.append(Away(leave, f"{leave.get_kind_display()}{part}"))
    out = outings_listed(reader).filter(state__in=("out", "back"), first__lte=last, last__gte=first)
    for outing in out.order_by("staff__number"):
        words = f"{outing.get_kind_display()}　{outing.place}（{outing.span_words}）"
        for day in days:
            if outing.first <= day <= (outing.returned or outing.last):
                found[day].people.append(Away(outing, words))
    return list(found.values())


def _parts(leave: LeaveRequest, days: list[date]) -> Iterator[tuple[date, str]]:
    """The days on which she is away, each with the half of it where it is not the whole."""
    for day in days:
        halves = [words for half, words in HALVES.items() if leave.kept_stay.has(day, half)]
        if halves:
            yield day, f"（{halves[0]}）" if len(halves) == 1 else ""
