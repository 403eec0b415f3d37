"""目标实现程度: how much of the target an actual amounts to, whatever it began from. Source: outlines/methods §1.5.

d = actual ÷ target of what should rise, target ÷ actual of what should fall, both capped at 100. It ignores the
baseline, so it is shown beside the way gone since then. Outside a band it falls by the nearer edge (not confirmed).
"""

from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.exact_words import figure
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.formulas import inverse_degree, rising_degree
from jinguo.rules.progress.lacking import TARGET
from jinguo.rules.progress.naming import UNCONFIRMED
from jinguo.rules.progress.way import Level, level_for
from jinguo.rules.progress.words import aim, answer, of_year, per_cent

FULL = Fraction(100)


def degree(case: Case) -> Attainment:
    """The degree in per cent, capped at 100; the sentence has the formula, and what was capped.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> degree(Case("reach", "ge", (Observation(2020, 24.2),), target=Point(2020, 30))).value
    80.66666666666667
    """
    found = level_for("degree", case, *TARGET)
    if isinstance(found, Attainment):
        return found
    amount = _amount(case, found)
    words = f"{of_year(case, found.now)}，{aim(case)}：{amount.words}"
    if amount.per_cent is None:
        return answer("degree", "not_available", words, case=case)
    return answer("degree", "measured", words, case=case, value=min(amount.per_cent, FULL))


class Amount(NamedTuple):
    """A degree before it is capped, None where it is not defined; its formula, if there was one, and what to note."""

    per_cent: Fraction | None
    formula: str
    note: str

    @property
    def words(self) -> str:
        """Formula, result, whether it is capped, note."""
        if self.per_cent is None or not self.formula:
            return self.note
        cap = "，封顶 100%" if self.per_cent > FULL else ""
        return f"{self.formula} = {per_cent(self.per_cent)}{cap}（{self.note}）"


def _amount(case: Case, found: Level) -> Amount:
    low, high = found.bounds.low, found.bounds.high
    if found.actual < 0 or (low is not None and low < 0) or (high is not None and high < 0):
        return Amount(None, "", "有负数，实现程度没有定义")
    if case.wanted.sign == "band":
        return _in_band(found)
    return _rising(low, found.actual) if low is not None else _inverse(high or Fraction(0), found.actual)


def _rising(low: Fraction, actual: Fraction, note: str = "正指标") -> Amount:
    if not low:
        return Amount(None, "", "目标为 0，实现程度没有定义")
    return Amount(rising_degree(actual, low), f"{figure(actual)} ÷ {figure(low)}", note)


def _inverse(high: Fraction, actual: Fraction, note: str = "逆指标") -> Amount:
    """Of an actual of 0 the formula is not defined; nothing is better than none, so it counts in full."""
    if not actual:
        return Amount(FULL, "", "实际为 0，逆指标的算式没有定义，按 100% 计")
    return Amount(inverse_degree(actual, high), f"{figure(high)} ÷ {figure(actual)}", note)


def _in_band(found: Level) -> Amount:
    low, high = found.bounds.low, found.bounds.high
    if not found.bounds.gap(found.actual):
        return Amount(FULL, "", "在允许幅度内，适度指标按 100% 计")
    if low is not None and found.actual < low:
        return _rising(low, found.actual, f"适度指标，按较近的下限计，算式{UNCONFIRMED}")
    return _inverse(high or Fraction(0), found.actual, f"适度指标，按较近的上限计，算式{UNCONFIRMED}")
