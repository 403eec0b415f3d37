"""How a task stands (任务状态): in time, near, over, late. Computed from its days, never chosen.

A report counts by the day on which it came in, not by the day on which somebody got round to accepting it; one that
was returned does not keep the day, the next one counts. A due day on a rest day is not rolled: who sets it sees that.
Source: 泉州市妇联 2011, 绩效评估工作有关时间节点细化表
(对各个阶段报送时间节点及报送内容、相关资料的整理等提出明确要求).
That a late report is told in work days is the product's own way.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.calendar import ONE_DAY, WorkCalendar
from jinguo.rules.deadlines import time_left
from jinguo.rules.wording import date_words

State = Literal["open", "submitted", "accepted", "cancelled"]
Tone = Literal["ok", "near", "bad", "doing", "none"]


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """Tone and words of a task's state, one sentence why, and how far the due day is.

    `days_left` is in days, negative when over, None once nothing more is asked. `late_workdays` is 0 for a task that
    is in time, and for one reported on the rest days right after its due day, which is late all the same (`is_late`).
    """

    tone: Tone
    word: str
    because: str
    days_left: int | None = None
    is_late: bool = False
    late_workdays: int = 0


def status(
    state: State,
    due: date,
    submitted_on: date | None,
    accepted_on: date | None,
    today: date,
    calendar: WorkCalendar,
) -> TaskStatus:
    """How a task in `state` stands on `today`; `submitted_on` is the day of the report that waits or was accepted.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> monday, friday = date(2026, 6, 8), date(2026, 6, 5)
    >>> status("submitted", friday, monday, None, monday, shipped_calendar()).word
    '待审核，迟报 1 个工作日'
    """
    if state == "cancelled":
        return TaskStatus("none", "已撤销", "已撤销，不再要求报送，也不计入考评")
    if submitted_on is None:
        return _asked(due, today, calendar)
    return _reported(due, submitted_on, accepted_on, today, calendar)


def lateness(due: date, submitted_on: date, calendar: WorkCalendar) -> int:
    """The work days after `due` up to and with `submitted_on`; 0 in time, and on rest days right after the due day.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [lateness(date(2026, 6, 5), date(2026, 6, day), shipped_calendar()) for day in (5, 7, 8, 10)]
    [0, 0, 1, 3]
    """
    return len(calendar.workdays_between(due + ONE_DAY, submitted_on))


def _asked(due: date, today: date, calendar: WorkCalendar) -> TaskStatus:
    """Nothing has been reported that stands."""
    left = time_left(due, today, calendar)
    over = due < today
    late = lateness(due, today, calendar) if over else 0
    because = f"期限 {date_words(due, today)}，还没有报送{_late_by(late) if over else ''}"
    return TaskStatus(left.tone, left.words, because, (due - today).days, over, late)


def _reported(
    due: date, submitted_on: date, accepted_on: date | None, today: date, calendar: WorkCalendar
) -> TaskStatus:
    """A report waits or was accepted."""
    late, days = lateness(due, submitted_on, calendar), (submitted_on - due).days
    amount = f"{late} 个工作日" if late else f"{days} 天"
    because = f"期限 {date_words(due, today)}，{date_words(submitted_on, today)} 报送，"
    because += f"迟报 {amount}" if days > 0 else "按期"
    if accepted_on is None:
        word = f"待审核，迟报 {amount}" if days > 0 else "待审核"
        return TaskStatus("near" if days > 0 else "doing", word, f"{because}，等待审核", None, days > 0, late)
    because = f"{because}，{date_words(accepted_on, today)} 通过"
    if days > 0:
        return TaskStatus("near", f"迟报 {amount}", because, None, True, late)
    return TaskStatus("ok", "按期完成", because)


def _late_by(workdays: int) -> str:
    return f"，已过 {workdays} 个工作日" if workdays else "，已过期限"
