"""What is done about a matter that stays open after its day (督办): 提醒, then 督办, then 通报.

No institution fixes the days; they are dated figures marked as the office's own (`committee.*_after`), in work days
after the due day. A supervision slip (督办单) whose own day is over leads to the circular at once.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.calendar import ONE_DAY, WorkCalendar
from jinguo.rules.figure_table import figure
from jinguo.rules.wording import date_words

Step = Literal["wait", "remind", "supervise", "circulate"]
STEPS: dict[Step, str] = {"wait": "未到提醒", "remind": "提醒", "supervise": "督办", "circulate": "通报"}
TONES: dict[Step, Literal["none", "doing", "near", "bad"]] = {
    "wait": "none",
    "remind": "doing",
    "supervise": "near",
    "circulate": "bad",
}
ORDER: tuple[Step, ...] = ("wait", "remind", "supervise", "circulate")


@dataclass(frozen=True, slots=True)
class Ladder:
    """How many work days after the due day each step is taken. Raises ValueError unless each comes after the last."""

    remind: int
    supervise: int
    circulate: int
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.remind < self.supervise < self.circulate:
            raise ValueError("提醒、督办、通报要一步比一步晚，请核对天数。")

    def reached(self, late: int) -> Step:
        """The step that so many work days late come to."""
        days: dict[Step, int] = {"circulate": self.circulate, "supervise": self.supervise, "remind": self.remind}
        return next((step for step, after in days.items() if late >= after), "wait")


@dataclass(frozen=True, slots=True)
class Escalated:
    """Where a late matter stands: the step to take, how many work days late, the day of the next step, and why."""

    step: Step
    late: int
    next_day: date | None
    because: str

    @property
    def title(self) -> str:
        """The step in Chinese."""
        return STEPS[self.step]

    @property
    def tone(self) -> str:
        """Its light."""
        return TONES[self.step]


def ladder(on: date) -> Ladder:
    """The days in force on a day."""
    rows = {name: figure(f"committee.{name}_after", on) for name in ("remind", "supervise", "circulate")}
    days = {name: int(row.number) for name, row in rows.items()}
    return Ladder(**days, source=rows["supervise"].source)


def escalation(
    due: date,
    today: date,
    calendar: WorkCalendar,
    steps: Ladder,
    *,
    slip: date | None = None,
    slip_due: date | None = None,
) -> Escalated | None:
    """The step that a matter open since `due` has come to; None while it is not late.

    `slip` is the day of a supervision slip about it, `slip_due` until when that gave time.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> found = escalation(date(2026, 6, 5), date(2026, 6, 15), shipped_calendar(), ladder(date(2026, 6, 15)))
    >>> found.title, found.late
    ('督办', 6)
    """
    if today <= due:
        return None
    late = len(calendar.workdays_between(due + ONE_DAY, today))
    step = steps.reached(late)
    told = f"期限 {date_words(due, today)}，逾期 {late} 个工作日"
    if slip_due is not None and slip_due < today:
        over = f"督办单限 {date_words(slip_due, today)} 前办结，也已过期"
        return Escalated("circulate", late, None, f"{told}；{over}，列入通报")
    if slip is not None and step != "circulate":
        until = f"，限 {date_words(slip_due, today)} 前办结" if slip_due else ""
        step = "supervise"
        return Escalated(
            step, late, _day_of(step, due, calendar, steps), f"{told}；{date_words(slip, today)} 已发督办单{until}"
        )
    return Escalated(step, late, _day_of(step, due, calendar, steps), f"{told}；{_rule(step, steps)}")


def _day_of(step: Step, due: date, calendar: WorkCalendar, steps: Ladder) -> date | None:
    """The day on which the step after this one is reached; None after the last."""
    after = {"wait": steps.remind, "remind": steps.supervise, "supervise": steps.circulate}.get(step)
    return calendar.nth_workday(due + ONE_DAY, after) if after else None


def _rule(step: Step, steps: Ladder) -> str:
    if step == "wait":
        return f"满 {steps.remind} 个工作日提醒（{steps.source}）"
    days = {"remind": steps.remind, "supervise": steps.supervise, "circulate": steps.circulate}[step]
    act = {"remind": "提醒", "supervise": "发督办单", "circulate": "列入通报"}[step]
    return f"满 {days} 个工作日{act}（{steps.source}）"
