"""What a grade brings (考核结果运用), and the clock of an appeal.

It is told, never carried out: wages, ranks and dismissal are decided elsewhere. Source: rule 24; 《公务员法》第五十条、
第八十八条第一项、第九十五至九十七条; 《公务员考核规定》(2020修订) 第十九至二十一条 (二手来源).
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import Deadline, due_after
from jinguo.rules.figure_table import figure
from jinguo.rules.grading.grades import Grade
from jinguo.rules.verdict import YES, Verdict, no

SECONDARY = "《公务员考核规定》第{}条（二手来源）"
GOOD: tuple[Grade | None, ...] = ("excellent", "competent")
YEARS_FOR_STEP, YEARS_FOR_LEVEL, YEARS_FOR_MERIT, YEARS_FOR_DISMISSAL = 2, 5, 3, 2
NOT_SUSPENDED = "复核、申诉期间不停止执行，不因申请而加重（《公务员法》第九十六条）"


class Effect(NamedTuple):
    """One consequence in words, with its clause."""

    words: str
    clause: str


def effects_of(grades: Sequence[Grade | None]) -> list[Effect]:
    """What the last of a person's grades brings, the earlier ones year by year before it; None is a year without one.

    For wage step and level the years 称职 or better of the whole list add up; the caller begins it at the last one.

    >>> [effect.words for effect in effects_of(["unfit", "unfit"])][-1]
    '连续 2 年不称职，依法应予辞退，由任免机关办理'
    """
    grade = grades[-1]
    if grade is None:
        return [Effect("本年不确定等次，是否计为晋升职级、级别和工资档次的考核年限，请按规定核定", "待核实")]
    return {"excellent": _excellent, "competent": _good, "basic": _basic, "unfit": _unfit}[grade](grades)


class AppealClock(NamedTuple):
    """Until when a 复核 may be asked for or an appeal made directly, counted from the day of the notice."""

    review_until: Deadline
    appeal_until: Deadline


def may_appeal(grade: Grade | None) -> Verdict:
    """Whether the grade of a regular appraisal may be appealed: only 不称职 (第九十五条).

    >>> may_appeal("basic").reason
    '年度考核只有定为不称职的可以申请复核、申诉（《公务员法》第九十五条）；对其他等次有意见的，请在签署意见时写明'
    """
    if grade == "unfit":
        return YES
    only = "年度考核只有定为不称职的可以申请复核、申诉（《公务员法》第九十五条）"
    return no(f"{only}；对其他等次有意见的，请在签署意见时写明")


def appeal_clock(told: date, calendar: WorkCalendar) -> AppealClock:
    """The clock from the day one was told, which does not count.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> appeal_clock(date(2026, 3, 1), shipped_calendar()).review_until.due
    datetime.date(2026, 3, 31)
    """
    return AppealClock(
        _due("review_days", told, calendar, "知道考核结果"),
        _due("appeal_directly_days", told, calendar, "知道考核结果"),
    )


def review_decision_due(received: date, calendar: WorkCalendar) -> Deadline:
    """Until when the organ decides on a 复核, from the day it was received."""
    return _due("review_decision_days", received, calendar, "接到复核申请")


def appeal_after_review_due(decision_received: date, calendar: WorkCalendar) -> Deadline:
    """Until when an appeal follows a 复核, from the day its decision was received."""
    return _due("appeal_after_review_days", decision_received, calendar, "接到复核决定")


def appeal_decision_due(accepted: date, calendar: WorkCalendar, *, is_extended: bool = False) -> Deadline:
    """Until when an appeal is decided; once extended where the case is complex.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> [appeal_decision_due(date(2026, 3, 1), shipped_calendar(), is_extended=flag).due.day for flag in (False, True)]
    [30, 30]
    """
    if not is_extended:
        return _due("appeal_decision_days", accepted, calendar, "受理")
    more = figure("grading.appeal_extension_days", accepted)
    days = int(figure("grading.appeal_decision_days", accepted).number + more.number)
    return due_after(
        accepted, days, calendar, event="受理", clause=f"{more.source}，案情复杂延长 {more.value} {more.unit}"
    )


def run_length(grades: Sequence[Grade | None], wanted: Sequence[Grade | None]) -> int:
    """How many of the last years in a row had one of the wanted grades.

    >>> run_length(["excellent", "basic", "excellent", "excellent"], ["excellent"])
    2
    """
    run = 0
    for grade in reversed(grades):
        if grade not in wanted:
            break
        run += 1
    return run


def _excellent(grades: Sequence[Grade | None]) -> list[Effect]:
    clause = SECONDARY.format("十九")
    found = [
        Effect("当年给予嘉奖，在本机关范围内通报表扬", clause),
        Effect("晋升上一职级所要求的任职年限缩短半年", clause),
    ]
    if run_length(grades, ["excellent"]) >= YEARS_FOR_MERIT:
        found.append(Effect(f"连续 {YEARS_FOR_MERIT} 年优秀，记三等功，晋升时优先考虑", clause))
    return [*found, *_good(grades)]


def _good(grades: Sequence[Grade | None]) -> list[Effect]:
    clause = SECONDARY.format("二十")
    years = sum(1 for grade in grades if grade in GOOD)
    found = [Effect("本年计为晋升职级、级别和工资档次的考核年限，享受年度考核奖金", clause)]
    for needed, words in ((YEARS_FOR_STEP, "晋升一档工资"), (YEARS_FOR_LEVEL, "晋升一个级别")):
        if years and not years % needed:
            found.append(Effect(f"累计 {years} 年称职以上，每 {needed} 年{words}", clause))
    return found


def _basic(_grades: Sequence[Grade | None]) -> list[Effect]:
    clause = SECONDARY.format("二十一")
    return [
        Effect("予以诫勉，责令作出书面检查，限期改进", clause),
        Effect("本年不计为晋升职级、级别和工资档次的考核年限", clause),
        Effect("一年内不得晋升职务职级，不享受年度考核奖金", "公务员考核结果运用说明（待核实）"),
    ]


def _unfit(grades: Sequence[Grade | None]) -> list[Effect]:
    found = [
        Effect("降低一个职务或者职级层次任职", "《公务员法》第五十条"),
        Effect("本年不计为考核年限，不享受年度考核奖金", SECONDARY.format("二十一")),
        Effect(NOT_SUSPENDED, "《公务员法》第九十五、九十六条"),
    ]
    years = run_length(grades, ["unfit"])
    if years >= YEARS_FOR_DISMISSAL:
        found.append(Effect(f"连续 {years} 年不称职，依法应予辞退，由任免机关办理", "《公务员法》第八十八条第一项"))
    return found


def _due(name: str, day: date, calendar: WorkCalendar, event: str) -> Deadline:
    row = figure(f"grading.{name}", day)
    return due_after(day, int(row.number), calendar, event=event, clause=row.source)
