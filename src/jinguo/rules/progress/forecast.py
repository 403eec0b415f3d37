"""预测: what a trend comes to in the year of the target, each forecast with its method. outlines/methods §3, §6."""

from fractions import Fraction

from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case, exact
from jinguo.rules.progress.formulas import PERCENT, line, yearly_growth
from jinguo.rules.progress.trends import three_points
from jinguo.rules.progress.way import Level, Way, level_for, way_for
from jinguo.rules.progress.words import aim, answer, nearly, plain

LINEAR, GROWTH = "forecast_linear", "forecast_growth"
COMMON = (*lacking.TARGET, lacking.a_level, lacking.ahead, lacking.many)


def forecast_linear(case: Case) -> Attainment:
    """What a straight line of least squares comes to in the year of the target; the value is that.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> seen = tuple(Observation(year, year - 1950) for year in (2020, 2021, 2022))
    >>> forecast_linear(Case("reach", "ge", seen, target=Point(2030, 80))).value
    80.0
    """
    found = level_for(LINEAR, case, *COMMON, three_points)
    if isinstance(found, Attainment):
        return found
    first, due = case.unbroken[0].year, case.target.year if case.target else found.now.year
    xs = [Fraction(one.year - first) for one in case.unbroken]
    slope, at_first = line(xs, [exact(one.value) or Fraction(0) for one in case.unbroken])
    how = f"{first}—{found.now.year}年 {len(xs)} 个数据点的直线（每年变化 {plain(float(slope))}）"
    return _forecast(LINEAR, case, found, at_first + slope * (due - first), how)


def forecast_growth(case: Case) -> Attainment:
    """What the growth a year since the baseline comes to in the year of the target; the value is that."""
    way = way_for(GROWTH, case, *COMMON, lacking.baseline, ends_positive)
    if isinstance(way, Attainment):
        return way
    yearly = yearly_growth(float(way.actual), float(way.base), way.now.year - way.start.year)
    how = f"{way.start.year}—{way.now.year}年年均增速（{plain(yearly * PERCENT)}%）"
    predicted = _grown(float(way.actual), yearly, way.due - way.now.year)
    if predicted is None:
        return answer(GROWTH, "not_available", f"按{how}外推没有意义", case=case)
    return _forecast(GROWTH, case, way, predicted, how)


def ends_positive(case: Case) -> str:
    """Growth since the baseline asks for two values above 0."""
    for point in (case.start, case.now):
        if point is not None and (exact(point.value or 0) or 0) <= 0:
            return f"{point.year}年的值不大于 0，算不出年均增速"
    return ""


def _grown(value: float, yearly: float, years: int) -> Fraction | None:
    """A value after years of the same growth; None where that is beyond all numbers."""
    try:
        return exact(value * (1 + yearly) ** years)
    except OverflowError:
        return None


def _forecast(method: str, case: Case, found: Level | Way, predicted: Fraction, how: str) -> Attainment:
    """A forecast never leaves what can be: not below 0, not beyond the natural limit."""
    kept = _possible(case, predicted)
    cut = f"（算出 {nearly(case, predicted)}，以极限为止）" if kept != predicted else ""
    status = "expected" if found.bounds.holds(kept) else "not_expected"
    words = f"按{how}外推，预计 {nearly(case, kept)}{cut}，{aim(case)}：{STATUSES[status].title}"
    return answer(method, status, words, case=case, value=kept)


def _possible(case: Case, predicted: Fraction) -> Fraction:
    most = exact(case.limit) if case.limit is not None else None
    return max(Fraction(0), predicted if most is None else min(predicted, most))
