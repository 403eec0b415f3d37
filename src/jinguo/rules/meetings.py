"""Signing in at a meeting (会议签到): when one may do so oneself, who comes late, until when leave is asked for.

Five minutes of grace as in rule 14 of the collected rules (迟到早退默认 5 分钟). That the phone signs in from half an
hour before the start to the end of the day is the product's own way: nobody signs in for a meeting she was not near.
Times are of one and the same zone, the office's.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from jinguo.rules.calendar import ONE_DAY, WorkCalendar
from jinguo.rules.verdict import Verdict, all_of

EARLY = timedelta(minutes=30)
GRACE = timedelta(minutes=5)
Arrival = Literal["present", "late"]


def may_sign_in(now: datetime, starts: datetime) -> Verdict:
    """Whether somebody signs in herself at this moment: on the day, from half an hour before the start on.

    >>> may_sign_in(datetime(2026, 6, 3, 14, 29), datetime(2026, 6, 3, 15, 0)).reason
    '14:30 起才能签到'
    """
    opens = max(starts - EARLY, starts.replace(hour=0, minute=0, second=0, microsecond=0))
    today = now.date() == starts.date()
    return all_of(
        (now.date() <= starts.date(), "会议当天已过，请记录人代录"),
        (now.date() >= starts.date(), f"会议当天 {opens:%H:%M} 起才能签到"),
        (not today or now >= opens, f"{opens:%H:%M} 起才能签到"),
    )


def arrival(signed: datetime, starts: datetime) -> Arrival:
    """Whether somebody who signs in now is in time; within five minutes after the start she is.

    >>> arrival(datetime(2026, 6, 3, 15, 5), datetime(2026, 6, 3, 15, 0))
    'present'
    """
    return "late" if signed > starts + GRACE else "present"


def may_ask_leave(now: datetime, starts: datetime, reason: str) -> Verdict:
    """Whether leave from a meeting is still asked for: before it begins, with a reason."""
    return all_of(
        (now < starts, "会议已经开始，请假请找记录人代录"),
        (reason.strip(), "请假要写明理由"),
    )


def reminder_day(day: date, calendar: WorkCalendar) -> date:
    """The day on which those asked are reminded: the last work day before the meeting's.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [str(reminder_day(date(2026, 6, day), shipped_calendar())) for day in (3, 8, 22)]  # 22: after 端午节
    ['2026-06-02', '2026-06-05', '2026-06-18']
    """
    return calendar.on_or_before(day - ONE_DAY)
