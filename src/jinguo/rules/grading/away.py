"""More than half a year away (病事假累计超过半年), and who grades a seconded person.

The source does not define half a year; work days or calendar days are a setting (待核实). Source: rule 22;
《公务员考核规定》(2020修订) 第二十五至二十九条 (二手来源).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.verdict import Verdict, no


@dataclass(frozen=True, slots=True)
class Away:
    """Sick and personal leave of a year together: half days of work and days of the calendar; half days she was due."""

    leave_halves: int
    due_halves: int
    calendar_days: int


@dataclass(frozen=True, slots=True)
class HalfYear:
    """Whether leave is more than half of the year, what then becomes of the grade, and why."""

    is_over: bool
    outcome: Literal["no_grade", "not_assessed"]
    because: str


def half_year(away: Away, on: date, own: Iterable[Figure] = ()) -> HalfYear:
    """Whether sick and personal leave together pass half of the year, on the basis in force at its end.

    Since the revision of 2020 one takes part without a grade; before one was not assessed.

    >>> [half_year(Away(halves, 496, 175), date(2026, 12, 31)).is_over for halves in (248, 249)]
    [False, True]
    """
    rows = tuple(own)
    basis, outcome = (figure(f"grading.half_year_{what}", on, rows) for what in ("basis", "outcome"))
    if basis.value == "workdays":
        is_over = away.leave_halves * 2 > away.due_halves
        said = f"病事假 {away.leave_halves / 2:g} 个工作日，全年应出勤 {away.due_halves / 2:g} 个工作日"
    else:
        half = figure("grading.half_year_days", on, rows)
        is_over = away.calendar_days > half.number
        said = f"病事假 {away.calendar_days} 天，半年按 {half.value} 天计"
    assessed = outcome.value == "no_grade"
    what = "参加考核，不确定等次" if assessed else "不参加考核"
    because = (
        f"{said}，{f'超过半年，{what}' if is_over else '没有超过半年'}（{outcome.source}；算法{basis.confidence}）"
    )
    return HalfYear(is_over, "no_grade" if assessed else "not_assessed", because)


def graded_elsewhere(days_there: int, days_of_year: int) -> Verdict:
    """Whether the place of a secondment (援派、挂职) grades her: where she worked more than half the year.

    >>> graded_elsewhere(183, 365).ok, graded_elsewhere(182, 365).ok
    (True, False)
    """
    said = f"全年 {days_of_year} 天中援派、挂职 {days_there} 天"
    if days_there * 2 > days_of_year:
        return Verdict(True, f"{said}，超过半年，由援派、挂职单位考核，听取本单位意见")
    return no(f"{said}，没有超过半年，由本单位考核，听取援派、挂职单位意见")
