"""Reminders (提醒) of a due day: when they come, to whom, and why on that day.

Three come to whoever answers for the matter: some work days before, on the due day, on the first work day after it. A
matter that stays open is then told to the head of the department and at last to the supervising leader. All come on
work days only: an early one moves to the work day before, a late one to the work day after.
No institution fixes these days; `ReminderPlan` holds the product's own, and a kind of matter may bring others.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from jinguo.rules.calendar import ONE_DAY, WorkCalendar
from jinguo.rules.deadlines import NEAR_WORKDAYS, time_left
from jinguo.rules.wording import date_words

Level = Literal["soon", "due", "late", "late_head", "late_leader"]
Listener = Literal["people", "heads", "leaders"]


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """How many work days before the due day the first reminder comes, and how many after it the matter goes upward.

    Raises ValueError unless 1 ≤ before and 1 < head_after < leader_after: each level has a day of its own.
    """

    before: int = NEAR_WORKDAYS
    head_after: int = 3
    leader_after: int = 7

    def __post_init__(self) -> None:
        if self.before < 1 or not 1 < self.head_after < self.leader_after:
            raise ValueError("提前至少 1 个工作日提醒；逾期先告知本人，再告知部室负责人，最后告知分管领导。")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: its level, its day, who listens, and in Chinese why it comes on that day."""

    level: Level
    day: date
    to: Listener
    because: str


USUAL = ReminderPlan()
OFFICE_OPENS, OFFICE_CLOSES = 8, 18  # o'clock
LATE_LEVELS: frozenset[Level] = frozenset({"late", "late_head", "late_leader"})


def reminders_of(due: date, calendar: WorkCalendar, plan: ReminderPlan = USUAL) -> tuple[Reminder, ...]:
    """All reminders of a matter whose last day is `due`, each on a later day than the one before.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [str(one.day) for one in reminders_of(date(2026, 6, 20), shipped_calendar())]  # a Saturday of 端午节
    ['2026-06-16', '2026-06-18', '2026-06-22', '2026-06-24', '2026-06-30']
    """
    last, ends = calendar.on_or_before(due), f"{date_words(due, due)} 到期"
    on_the_day = ends if last == due else f"{ends}，当天休息，提前到上一个工作日提醒"
    late = {count: calendar.nth_workday(due + ONE_DAY, count) for count in (1, plan.head_after, plan.leader_after)}
    over = {count: f"{ends}，到第 {count} 个工作日还没有办结" for count in late}
    early = f"{ends}，提前 {plan.before} 个工作日提醒"
    return (
        Reminder("soon", _workdays_back(last, plan.before, calendar), "people", early),
        Reminder("due", last, "people", on_the_day),
        Reminder("late", late[1], "people", over[1]),
        Reminder("late_head", late[plan.head_after], "heads", over[plan.head_after]),
        Reminder("late_leader", late[plan.leader_after], "leaders", over[plan.leader_after]),
    )


def reminders_due(
    due: date, today: date, calendar: WorkCalendar, plan: ReminderPlan = USUAL, *, since: date | None = None
) -> tuple[Reminder, ...]:
    """The reminders that come today; none on a rest day.

    With `since`, the last day that was looked at, those of the days missed in between come too, the latest one last.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [one.level for one in reminders_due(date(2026, 6, 5), date(2026, 6, 8), shipped_calendar())]
    ['late']
    """
    if not calendar.is_workday(today):
        return ()
    seen = today - ONE_DAY if since is None else since
    return tuple(one for one in reminders_of(due, calendar, plan) if seen < one.day <= today)


def due_words(due: date, today: date, calendar: WorkCalendar) -> str:
    """How near the due day is, as a reminder says it.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [due_words(date(2026, 6, 5), date(2026, 6, day), shipped_calendar()) for day in (3, 4, 5, 8)]
    ['剩 2 个工作日', '明天到期', '今天到期', '逾期 3 天']
    """
    return "明天到期" if due - today == ONE_DAY else time_left(due, today, calendar).words


def is_office_time(moment: datetime, calendar: WorkCalendar) -> bool:
    """Whether somebody may be disturbed outside the product: on a work day from 8:00, before 18:00.

    `moment` is on the wall clock of the office.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [is_office_time(datetime(2026, 6, day, hour), shipped_calendar()) for day, hour in ((5, 8), (5, 18), (6, 10))]
    [True, False, False]
    """
    return calendar.is_workday(moment.date()) and OFFICE_OPENS <= moment.hour < OFFICE_CLOSES


def _workdays_back(day: date, count: int, calendar: WorkCalendar) -> date:
    """The work day so many work days before `day`."""
    for _ in range(count):
        day = calendar.on_or_before(day - ONE_DAY)
    return day
