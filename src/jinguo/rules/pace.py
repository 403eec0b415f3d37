"""How far a goal has come against how far time has come (进度): 正常, 滞后, 逾期, each with its reason.

Nothing is forecast: what is compared is what was reached by a day with what should have been reached by then, which the
goal's own quarters say, else time itself in equal steps. Source: 泉州市妇联 2011 (按季度检查进度, 滞后的说明原因);
the lights are those of the look: ok 正常/达到, near 滞后, bad 逾期/未达到, none 未报.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from jinguo.rules.exact_words import Exact, as_fraction, figure, total_of
from jinguo.rules.goal_levels import NOTHING_ASKED, Wanted, asks_for_nothing, holds, wanted_level
from jinguo.rules.goal_values import GoalFacts
from jinguo.rules.periods import Period

Tone = Literal["ok", "near", "bad", "none"]
HUNDRED = Fraction(100)
RISING = ("ge", "gt")


@dataclass(frozen=True, slots=True)
class Pace:
    """A light with its word and reason; `done` and `due` are the shares of the target in per cent, None where unknown.

    `done` is what was reached (more than 100 where it was passed), `due` what should be reached by the day.
    """

    tone: Tone
    word: str
    because: str
    done: Fraction | None = None
    due: Fraction | None = None

    @property
    def is_behind(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.tone in ("near", "bad")


@dataclass(frozen=True, slots=True)
class Course:
    """The days of a target: its period, the day it is looked at, and what its own parts ask for by then, if any.

    `end` is the last day to reach it, where that lies before the period's end. `planned` is in the goal's unit.
    """

    span: Period
    day: date
    end: date | None = None
    planned: Exact | None = None

    @property
    def last(self) -> date:
        """The last day to reach it."""
        return min(self.span.last, max(self.end or self.span.last, self.span.first))

    @property
    def is_over(self) -> bool:
        """Whether that day has passed."""
        return self.day > self.last

    @property
    def time_share(self) -> Fraction:
        """How much of the time has passed by the end of the day, in per cent."""
        whole = (self.last - self.span.first).days + 1
        gone = (self.day - self.span.first).days + 1
        return HUNDRED * min(max(gone, 0), whole) / whole


def pace(goal: GoalFacts, value: Exact | None, actual: Exact | None, course: Course) -> Pace:
    """How a target of `value` stands with an actual.

    An increment (`over_time` sum) is measured by its share; a level by whether it is reached, and on the way there by
    how far it has come from the baseline. A limit (不高于) on increments is broken as soon as it is passed.

    >>> spring = Course(Period(date(2026, 1, 1), date(2026, 12, 31)), date(2026, 6, 3))
    >>> pace(GoalFacts("cumulative", "ge", "万元"), 200, 60, spring).because
    '完成 30%，时间进度 42.2%'
    """
    wanted = wanted_level(goal, value)
    if course.day < course.span.first:
        return Pace("none", "未开始", f"{course.span.label}还没有开始")
    if wanted.level is None:
        return Pace("none", "未定目标", wanted.because)
    if asks_for_nothing(goal, value):
        return Pace("ok", "无任务", NOTHING_ASKED)
    if actual is None:
        return _unknown(course)
    return _compared(goal, wanted, wanted.level, Fraction(actual), course)


def pace_of_nodes(accepted: int, due: int, total: int, course: Course) -> Pace:
    """How a goal without numbers stands: its nodes that were accepted, those whose days have passed, and all of them.

    >>> pace_of_nodes(1, 2, 4, Course(Period(date(2026, 1, 1), date(2026, 12, 31)), date(2026, 6, 3))).because
    '应完成 2 个时间节点，通过 1 个'
    """
    if not total:
        return Pace("none", "没有节点", "本期没有时间节点，按完成标准由绩效办判断")
    done, asked = HUNDRED * accepted / total, HUNDRED * due / total
    words = f"应完成 {due} 个时间节点，通过 {accepted} 个"
    if accepted >= total:
        return Pace("ok", "已完成", f"{total} 个时间节点全部通过", done, asked)
    if course.is_over:
        return Pace("bad", "逾期", f"{words}，期限已过", done, asked)
    return Pace("near", "滞后", words, done, asked) if accepted < due else Pace("ok", "正常", words, done, asked)


def counted_by(periods: Sequence[Period], day: date, *, adds_up: bool) -> list[Fraction]:
    """How much of what each part of a period asks for is asked for by a day, from 0 to 1: of increments all up to then
    and of the running one in equal steps; of levels the one of the last part that is over.

    >>> first, second = Period(date(2026, 1, 1), date(2026, 3, 31)), Period(date(2026, 4, 1), date(2026, 6, 30))
    >>> counted_by([first, second], date(2026, 5, 30), adds_up=True)
    [Fraction(1, 1), Fraction(60, 91)]
    """
    if adds_up:
        return [Course(span, day).time_share / HUNDRED for span in periods]
    last = max((span for span in periods if span.last <= day), default=None)
    return [Fraction(span == last) for span in periods]


def share_sum(parts: Iterable[tuple[Fraction, Exact]]) -> Fraction:
    """What shares of values come to; most shares are all of it or nothing.

    >>> share_sum([(Fraction(1), 40), (Fraction(0), 7), (Fraction(1, 2), 3)])
    Fraction(83, 2)
    """
    return total_of(value if share == 1 else share * Fraction(value) for share, value in parts if share)


def overall(shares: Sequence[tuple[Fraction | None, Exact]]) -> tuple[Fraction, str]:
    """The share reached of several targets together, each with its weight, and how: none counts for more than all of
    it, and one of which nothing is known for nothing.

    >>> overall([(Fraction(50), 3), (Fraction(130), 1), (None, 1)])
    (Fraction(50, 1), '3 项按分值加权平均，单项最多计 100%，1 项没有实际值计 0')
    """
    weight = total_of(each for _, each in shares)
    if not weight:
        return Fraction(0), "没有目标"
    lacking = sum(share is None for share, _ in shares)
    reached = total_of(min(share, HUNDRED) * as_fraction(each) for share, each in shares if share)
    words = f"{len(shares)} 项按分值加权平均，单项最多计 100%"
    return reached / weight, f"{words}，{lacking} 项没有实际值计 0" if lacking else words


def _unknown(course: Course) -> Pace:
    return Pace("bad", "逾期未报", "期限已过，还没有实际值") if course.is_over else Pace("none", "未报", "还没有实际值")


def _compared(goal: GoalFacts, wanted: Wanted, level: Fraction, actual: Fraction, course: Course) -> Pace:
    reached = holds(actual, level, wanted.sign, goal.band)
    done = _done(goal, level, actual)
    due = _due(goal, level, course) if done is not None else None
    if goal.over_time == "sum" and wanted.sign not in RISING:
        return _limited(goal, level, actual, reached, course)
    if reached:
        word = "已完成" if goal.over_time == "sum" else "达到"
        return Pace("ok", word, _said(goal, level, actual), done, due)
    if course.is_over:
        word = "逾期" if goal.over_time == "sum" else "未达到"
        return Pace("bad", word, f"{_said(goal, level, actual)}，期限已过", done, due)
    return _under_way(goal, wanted, actual, done, due, course)


def _under_way(
    goal: GoalFacts, wanted: Wanted, actual: Fraction, done: Fraction | None, due: Fraction | None, course: Course
) -> Pace:
    """Not reached, and there is time left: as it should be by now, or not."""
    if goal.over_time != "sum" and course.planned is not None:
        asked = (
            f"到本期应为 {figure(course.planned, goal.step, goal.unit)}，实际 {figure(actual, goal.step, goal.unit)}"
        )
        keeps = holds(actual, course.planned, wanted.sign, goal.band)
        return Pace("ok", "正常", asked, done, due) if keeps else Pace("near", "滞后", asked, done, due)
    if done is None or due is None:
        return Pace("near", "尚未达到", f"实际 {figure(actual, goal.step, goal.unit)}，{wanted.because}", done, due)
    by = "按各期目标应完成" if course.planned is not None else "时间进度"
    words = f"完成 {_percent(done)}，{by} {_percent(due)}"
    return Pace("ok", "正常", words, done, due) if done >= due else Pace("near", "滞后", words, done, due)


def _limited(goal: GoalFacts, level: Fraction, actual: Fraction, reached: bool, course: Course) -> Pace:
    """A limit on increments, or a band around them: kept until it is passed, and judged in full at the end."""
    words = _said(goal, level, actual)
    if reached:
        return Pace("ok", "达到" if course.is_over else "正常", words)
    below = actual < level
    if below and not course.is_over:
        return Pace("ok", "正常", words)
    return Pace("bad", "未达到" if below else "超出", words)


def _done(goal: GoalFacts, level: Fraction, actual: Fraction) -> Fraction | None:
    """The share of the way: of an increment its part of the target, of a level what lies behind since the baseline.

    None for what has no way to go: a level to be held, a limit, a level to be cut whose baseline is not known.
    """
    is_cut = goal.type == "reduce" and goal.baseline is not None
    if goal.type == "hold" or not (goal.sign in RISING or is_cut):
        return None
    base = Fraction(0) if goal.over_time == "sum" or goal.baseline is None else Fraction(goal.baseline)
    return max(Fraction(0), HUNDRED * (actual - base) / (level - base)) if level != base else None


def _due(goal: GoalFacts, level: Fraction, course: Course) -> Fraction:
    if goal.over_time == "sum" and course.planned is not None and level:
        return HUNDRED * Fraction(course.planned) / level
    return course.time_share


def _said(goal: GoalFacts, level: Fraction, actual: Fraction) -> str:
    return f"实际 {figure(actual, goal.step, goal.unit)}，目标 {figure(level, goal.step, goal.unit)}"


def _percent(share: Fraction) -> str:
    """A share in per cent to one place.

    >>> _percent(Fraction(100, 3))
    '33.3%'
    """
    tenths = (share * 10 + Fraction(1, 2)).__floor__()
    return f"{figure(Fraction(tenths, 10))}%"
