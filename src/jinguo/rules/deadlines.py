"""Deadlines (时限): when they end, and in Chinese how the days were counted.

Rule 5 knows two counts. A publicity (公示) counts its first day. A deadline that starts with a
receipt does not count the day of receipt (《民法典》第二百零一条: 开始的当日不计入).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, NamedTuple

from jinguo.rules.calendar import ONE_DAY, WEEKDAY_NAMES, WorkCalendar
from jinguo.rules.notices import HOLIDAY, Notice
from jinguo.rules.wording import date_range_words, date_words

DayKind = Literal["day", "workday"]
Tone = Literal["bad", "near", "doing", "none"]

# What counts as close and as coming; work days weigh more than days.
NEAR_WORKDAYS, NEAR_DAYS = 2, 4
COMING_DAYS = 10


@dataclass(frozen=True)
class Deadline:
    """The last day (`due`, included), one sentence why, and the steps of the count in order."""

    due: date
    because: str
    counted: tuple[str, ...]


class TimeLeft(NamedTuple):
    """Tone and words of the time that is left or over, as the screens show it."""

    tone: Tone
    words: str


def publicity_until(
    first: date, count: int, calendar: WorkCalendar, *, unit: DayKind = "workday", clause: str = ""
) -> Deadline:
    """The last day of a publicity that begins on `first`, which counts if it is a work day.

    Rule 5: 5 working days from 2026-04-30 end on 2026-05-09.
    """
    _at_least_one(count)
    start = calendar.on_or_after(first) if unit == "workday" else first
    due = calendar.nth_workday(start, count) if unit == "workday" else start + timedelta(days=count - 1)
    opening = f"{date_words(start, first)} 公示首日，计入，为第 1 个{_unit_name(unit)}。"
    if start != first:
        opening = f"{date_words(first, first)} 是休息日，{opening}"
    steps = (opening, *_counting(start, due, count, unit, calendar, first))
    because = f"公示 {_amount(count, unit)}，自 {date_words(start, first)} 起当日计入，至 {date_words(due, first)} 止"
    return Deadline(due, _with_clause(because, clause), steps)


def due_after(
    receipt: date,
    count: int,
    calendar: WorkCalendar,
    *,
    unit: DayKind = "day",
    roll: bool = False,
    event: str = "收到",
    clause: str = "",
) -> Deadline:
    """The last day to act when `count` days run from `receipt`, which does not count.

    With `roll` a last day that is a rest day moves to the next work day (《民法典》第二百零三条; for
    petitions 待核实, so the caller decides). `event` says what happened on day 0: 收到, 受理, 公布.
    Rule 5: 15 days from 2026-03-01 end on 03-16; 5 working days from 2026-04-30 on 05-11.
    """
    _at_least_one(count)
    start = receipt + ONE_DAY
    due = calendar.nth_workday(start, count) if unit == "workday" else receipt + timedelta(days=count)
    opening = f"{date_words(receipt, receipt)} {event}，当日不计，从 {date_words(start, receipt)} 起算。"
    steps = [opening, *_counting(start, due, count, unit, calendar, receipt)]
    rolled = calendar.on_or_after(due) if roll else due
    if rolled != due:
        steps.append(f"{_rest_words(due, calendar, receipt)}，顺延到下一工作日 {date_words(rolled, receipt)}。")
    because = f"{event}之日起 {_amount(count, unit)}，当日不计，至 {date_words(rolled, receipt)} 止"
    return Deadline(rolled, _with_clause(because, clause), tuple(steps))


def time_left(due: date, today: date, calendar: WorkCalendar | None = None) -> TimeLeft:
    """How far `due` is from `today`; with a calendar what is left is counted in work days.

    What is over is always counted in days. With rest days only in between days are said.

    >>> time_left(date(2026, 6, 2), date(2026, 6, 3))
    TimeLeft(tone='bad', words='逾期 1 天')
    """
    if due < today:
        return TimeLeft("bad", f"逾期 {(today - due).days} 天")
    if due == today:
        return TimeLeft("near", "今天到期")
    days = (due - today).days
    workdays = len(calendar.workdays_between(today + ONE_DAY, due)) if calendar else 0
    if workdays:
        return TimeLeft(_tone(workdays, NEAR_WORKDAYS), f"剩 {workdays} 个工作日")
    return TimeLeft(_tone(days, NEAR_DAYS), f"剩 {days} 天")


def _counting(start: date, due: date, count: int, unit: DayKind, calendar: WorkCalendar, today: date) -> Iterator[str]:
    """The steps between the first counted day and the last one."""
    if unit == "day":
        yield f"按自然日算 {count} 天，周末和节假日照算，到 {date_words(due, today)}。"
        return
    remarks = [*_notice_remarks(start, due, calendar, today)]
    aside = f"（{'；'.join(remarks)}）" if remarks else ""
    yield f"按工作日算 {count} 个，周末和放假不算{aside}，到 {date_words(due, today)}。"
    for year in range(start.year, due.year + 1):
        if warning := calendar.warning(year):
            yield warning


def _notice_remarks(start: date, due: date, calendar: WorkCalendar, today: date) -> Iterator[str]:
    """What the notices said of the days in between, one remark for each run of the same kind."""
    span = (start + timedelta(days=n) for n in range((due - start).days + 1))
    notices = [calendar.notices[day] for day in span if day in calendar.notices]
    for (name, kind), run in groupby(notices, key=lambda notice: (notice.name, notice.kind)):
        days: list[Notice] = list(run)
        act = "放假" if kind == HOLIDAY else "调休上班，照算"
        yield f"{date_range_words(days[0].day, days[-1].day, today)} {name}{act}"


def _rest_words(day: date, calendar: WorkCalendar, today: date) -> str:
    notice = calendar.notices.get(day)
    why = f"{notice.name}放假" if notice else f"是星期{WEEKDAY_NAMES[day.weekday()]}"
    return f"{date_words(day, today)} {why}"


def _tone(left: int, near: int) -> Tone:
    if left <= near:
        return "near"
    return "doing" if left <= COMING_DAYS else "none"


def _unit_name(unit: DayKind) -> str:
    return "工作日" if unit == "workday" else "自然日"


def _amount(count: int, unit: DayKind) -> str:
    return f"{count} 个工作日" if unit == "workday" else f"{count} 日"


def _with_clause(because: str, clause: str) -> str:
    return f"{because}（{clause}）。" if clause else f"{because}。"


def _at_least_one(count: int) -> None:
    if count < 1:
        raise ValueError("时限至少 1 天。")
