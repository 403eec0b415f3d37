"""The steps of the annual appraisal (年度考核程序): in their order, none skipped, none back-dated.

述职 → 民主测评 → 了解核实 → 审核评鉴 → 确定等次 → 优秀公示 → 书面通知 → 本人签署意见. Source: rule 21;
《公务员考核规定》(2020修订, 二手来源): the ballot is a must for heads of departments and may be left out for others,
the publicity is for 优秀.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import Deadline, publicity_until
from jinguo.rules.figure_table import figure
from jinguo.rules.verdict import Verdict, all_of, no
from jinguo.rules.wording import date_words

StepCode = Literal["report", "ballot", "inquiry", "review", "decision", "publicity", "notice", "opinion"]
STEPS: dict[StepCode, str] = {
    "report": "总结述职",
    "ballot": "民主测评",
    "inquiry": "了解核实",
    "review": "审核评鉴",
    "decision": "确定等次",
    "publicity": "优秀公示",
    "notice": "书面通知",
    "opinion": "本人签署意见",
}


@dataclass(frozen=True, slots=True)
class Course:
    """Which steps one has to go through: the ballot as a head of department, the publicity when 优秀 was decided.

    Who refuses to take part is graded and told all the same (rule 23), without what only she could do.
    """

    is_head: bool = False
    is_excellent: bool = False
    refuses: bool = False

    def requires(self, step: StepCode) -> bool:
        """Whether a step may not be left out."""
        if self.refuses:
            return step in ("decision", "notice")
        return {"ballot": self.is_head, "publicity": self.is_excellent}.get(step, True)


def may_take(
    step: StepCode,
    on: date,
    done: Mapping[StepCode, date],
    today: date,
    course: Course,
    publicity_ended: date | None = None,
) -> Verdict:
    """Whether a step may be recorded for a day: all before it are done, none on a later day, and it lies not ahead.

    The notice follows the last day of the publicity, where one is required.

    >>> may_take("ballot", date(2026, 12, 20), {}, date(2026, 12, 20), Course()).reason
    '还没有完成总结述职，请先办理'
    """
    order = list(STEPS)
    before, after = order[: order.index(step)], order[order.index(step) + 1 :]
    missing = [STEPS[one] for one in before if course.requires(one) and one not in done]
    later = [one for one in before if one in done and done[one] > on]
    waits = step == "notice" and course.is_excellent
    return all_of(
        (step != "publicity" or course.is_excellent, "没有定为优秀，不用公示"),
        (step not in done, f"{STEPS[step]}已经办理，不能重办"),
        (not missing, f"还没有完成{'、'.join(missing)}，请先办理"),
        (not any(one in done for one in after), f"后面的步骤已经办理，不能补办{STEPS[step]}"),
        (on <= today, f"{STEPS[step]}的日期不能晚于今天"),
        *(
            (False, f"{STEPS[step]}不能早于{STEPS[one]}（{date_words(done[one], today)}），不能倒填日期")
            for one in later
        ),
        _after_publicity(on, publicity_ended, today) if waits else (True, ""),
    )


def excellent_publicity(first: date, calendar: WorkCalendar) -> Deadline:
    """The last day of the publicity of 优秀: at least 5 work days, the first of them counted.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> excellent_publicity(date(2026, 12, 24), shipped_calendar()).due
    datetime.date(2026, 12, 30)
    """
    days = figure("grading.publicity_workdays", first)
    return publicity_until(first, int(days.number), calendar, clause=days.source)


def _after_publicity(on: date, ended: date | None, today: date) -> Verdict:
    if ended is None:
        return no("优秀等次还没有公示，请先公示")
    return all_of((on > ended, f"公示到 {date_words(ended, today)} 止，期满后才能书面通知"))
