"""Trends of a whole series: EAPC, and 逐步提高 against the baseline. Source: outlines/methods §1.1, §6."""

from fractions import Fraction
from itertools import pairwise

from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case, exact
from jinguo.rules.progress.formulas import log_change
from jinguo.rules.progress.words import answer, of_year, plain

LEAST_POINTS = 3


def eapc(case: Case) -> Attainment:
    """The estimated annual percentage change, by log-linear regression; no judgement, only the figure.

    >>> from jinguo.rules.progress.case import Observation
    >>> seen = tuple(Observation(2010 + n, 30 * 0.95**n) for n in range(5))
    >>> round(eapc(Case("reach", "le", seen)).value, 9)
    -5.0
    """
    asked = (*lacking.NUMBERS, lacking.a_level, three_points, lacking.positive, lacking.many)
    if refused := lacking.refusal("eapc", case, *asked):
        return refused
    years = [one.year for one in case.unbroken]
    change = log_change(years, [float(exact(one.value) or 0) for one in case.unbroken])
    words = f"{years[0]}—{years[-1]}年 {len(years)} 个数据点，对数线性回归，年均变化 {plain(change)}%"
    return answer("eapc", "measured", words, case=case, value=change)


def gradual(case: Case) -> Attainment:
    """Whether a goal improves on its baseline and on the year observed before (逐步提高), and when it fell back.

    The value is the change since then, in the unit of the case, positive where it is for the better.
    """
    refused = lacking.refusal("gradual", case, *lacking.NUMBERS, lacking.a_level, lacking.baseline, directed)
    start, now, actual = case.start, case.now, case.actual
    if refused or start is None or now is None or actual is None:
        return refused or answer("gradual", "not_available", "没有基期值", case=case)
    change = case.sense * (actual - (exact(start.value) or Fraction(0)))
    status = "not_improved" if change <= 0 else "fell_back" if now.year in _fallen(case) else "improved"
    words = f"{of_year(case, start)}，{of_year(case, now)}：{STATUSES[status].title}{_fallen_back(case)}"
    return answer("gradual", status, words, case=case, value=change)


def three_points(case: Case) -> str:
    """A trend asks for three points: two lie on any line."""
    count = len(case.unbroken)
    return "" if count >= LEAST_POINTS else f"同一口径只有 {count} 个数据点，看趋势至少要 {LEAST_POINTS} 个"


def directed(case: Case) -> str:
    """To improve there has to be a better side."""
    return "" if case.sense else "没有方向（越高越好或越低越好），不能说改善"


def _fallen_back(case: Case) -> str:
    """The years that fell back, as the end of a sentence."""
    years = _fallen(case)
    return f"，其中{'、'.join(map(str, years))}年回退" if years else ""


def _fallen(case: Case) -> list[int]:
    """The years that were worse than the one observed before."""
    values = [(one.year, exact(one.value) or Fraction(0)) for one in case.unbroken]
    return [year for (_, before), (year, value) in pairwise(values) if case.sense * (value - before) < 0]
