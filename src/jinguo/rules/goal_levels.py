"""The level that a target asks for (目标水平), and whether an actual reaches it; exact, with the sentence that says so.

Sources: 国家统计局, monitoring reports of 《中国妇女发展纲要(2011—2020年)》: 20.1 against 不高于 20 is not reached,
however near; a target relative to the baseline is a rule on the baseline.
"""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.exact_words import Exact, figure, share_words
from jinguo.rules.goal_values import COMPARATORS, GoalFacts, GoalType, Sign
from jinguo.rules.verdict import Verdict, no

NOTHING_ASKED = "本期目标为 0，没有要完成的数量，本期不考核"


class Wanted(NamedTuple):
    """The level that a target asks for, how it is compared, and one sentence why; `level` is None where not known."""

    level: Fraction | None
    sign: Sign
    because: str


def wanted_level(goal: GoalFacts, value: Exact | None) -> Wanted:
    """The level that a target of `value` asks for.

    With the comparator `relative` the value is a share of the baseline by which to fall (type `reduce`) or to rise.
    Without a value a goal that improves, falls or holds is measured against its baseline.

    >>> goal = GoalFacts("reduce", "relative", step=Decimal("0.1"), baseline=Decimal(48))
    >>> wanted_level(goal, Fraction(1, 6)).because
    '降低 1/6：基期 48.0 → 目标 40.0'
    """
    if goal.comparator == "text":
        return Wanted(None, "text", "完成事项，按完成标准判断")
    if value is None:
        return _against_baseline(goal)
    if goal.comparator == "relative":
        return _changed(goal, Fraction(value))
    within = f"（±{figure(goal.band or 0, goal.step)}）" if goal.comparator == "band" else ""
    words = f"目标 {figure(value, goal.step, goal.unit)}，{COMPARATORS[goal.comparator]}{within}"
    return Wanted(Fraction(value), goal.sign, words)


def meets(goal: GoalFacts, value: Exact | None, actual: Exact | None) -> Verdict:
    """Whether an actual meets a target of `value`, unrounded, with the sentence that says so.

    An actual that is missing meets nothing, nor does any where the target is not known; what asks for nothing is met.

    >>> mmr = GoalFacts("reach", "le", step=Decimal("0.1"))
    >>> meets(mmr, 20, Decimal("20.1")).reason
    '实际 20.1，目标 20.0，不高于：未达到'
    """
    wanted = wanted_level(goal, value)
    if wanted.level is None:
        return no(wanted.because)
    if asks_for_nothing(goal, value):
        return Verdict(True, NOTHING_ASKED)
    if actual is None:
        return no(f"{wanted.because}；还没有实际值")
    reached = holds(Fraction(actual), wanted.level, wanted.sign, goal.band)
    words = f"实际 {figure(actual, goal.step, goal.unit)}，{wanted.because}：{'达到' if reached else '未达到'}"
    return Verdict(reached, words)


def asks_for_nothing(goal: GoalFacts, value: Exact | None) -> bool:
    """Whether a target of `value` leaves nothing to be done in its period: no part of what is to come in falls there.

    Of increments that are to be reached only: a level of 0 is a level, and a limit of 0 is the strictest.

    >>> asks_for_nothing(GoalFacts("cumulative", "ge"), 0), asks_for_nothing(GoalFacts("cumulative", "le"), 0)
    (True, False)
    """
    return value == 0 and goal.over_time == "sum" and goal.sign == "ge"


def holds(actual: Exact, level: Exact, sign: Sign, band: Decimal | None = None) -> bool:
    """Whether an actual stands as `sign` asks to a level; `band` counts for the sign `band` only, both ends included.

    Raises KeyError for the sign `text`, which compares no numbers.

    >>> holds(52, 50, "band", Decimal(2)), holds(20, 20, "lt")
    (True, False)
    """
    return _HOLDS[sign](actual, level) if sign != "band" else abs(Fraction(actual) - Fraction(level)) <= (band or 0)


_HOLDS: dict[str, Callable[[Exact, Exact], bool]] = {
    "ge": operator.ge,
    "le": operator.le,
    "gt": operator.gt,
    "lt": operator.lt,
}


def _changed(goal: GoalFacts, share: Fraction) -> Wanted:
    """The level after a change by a share of the baseline."""
    falls = goal.type == "reduce"
    verb = f"{'降低' if falls else '提高'} {share_words(share)}"
    if goal.baseline is None:
        return Wanted(None, goal.sign, f"{verb}：基期值还没有填，算不出目标")
    base = Fraction(goal.baseline)
    level = base * (1 - share if falls else 1 + share)
    since = f"比 {goal.baseline_year} 年" if goal.baseline_year else ""
    figures = f"基期 {figure(base, goal.step)} → 目标 {figure(level, goal.step, goal.unit)}"
    return Wanted(level, goal.sign, f"{since}{verb}：{figures}")


_UNNUMBERED: dict[GoalType, tuple[Sign | None, str]] = {
    "improve": ("gt", "逐步提高，应高于基期"),
    "reduce": ("lt", "降低，应低于基期"),
    "hold": (None, "保持基期水平"),
}


def _against_baseline(goal: GoalFacts) -> Wanted:
    """What a goal without a number asks for."""
    if goal.type not in _UNNUMBERED:
        return Wanted(None, goal.sign, "目标值还没有填")
    sign, words = _UNNUMBERED[goal.type]
    if goal.baseline is None:
        return Wanted(None, sign or goal.sign, f"{words}，基期值还没有填")
    level = Fraction(goal.baseline)
    return Wanted(level, sign or goal.sign, f"{words} {figure(level, goal.step, goal.unit)}")
