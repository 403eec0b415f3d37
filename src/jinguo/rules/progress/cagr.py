"""年均增速比 (CAGR ratio): how fast a value grows against how fast its target asks it to. Source: outlines/methods §2.

R = d × CAGR ÷ |CAGR that the target asks for|. Statistics Canada, Canadian Indicator Framework. An indicator that is
short of its target can still be on track by R: level and speed are two questions.
"""

import math
from typing import NamedTuple

from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.cagr_scale import BEST, score_of_growth, score_of_ratio, status_of_growth, status_of_ratio
from jinguo.rules.progress.case import Number
from jinguo.rules.progress.formulas import PERCENT, growth_ratio, limit_factor, yearly_growth
from jinguo.rules.progress.naming import UNCONFIRMED
from jinguo.rules.progress.words import answer, plain

METHOD = "cagr"
NEARLY_NOTHING = 0.001  # what a baseline or a target of 0 counts as, as published


class Growth(NamedTuple):
    """The growth from a baseline to the current value: `yearly` as a fraction, `words` with years and figures."""

    base: float
    base_year: int
    current: float
    yearly: float
    direction: int
    words: str


class Found(NamedTuple):
    """What was found, before the method and its sources are named."""

    status: str
    words: str
    value: float | None = None
    score: float | None = None


def cagr_progress(
    *,
    base_value: Number | None,
    base_year: int | None,
    current_value: Number | None,
    current_year: int | None,
    direction: int,
    target: Number | None = None,
    target_year: int | None = None,
    limit: Number | None = None,
) -> Attainment:
    """The ratio R of a target as `value`, without a target the signed growth a year as a fraction; status and score.

    `direction` is 1 where more is better, −1 where less is. Base 0 and target 0 count as 0.001, as published, and the
    sentence says so. Never raises: what cannot be computed is `not_available` and says why.

    >>> ends = {"base_value": 91.2, "base_year": 2015, "current_value": 91.8, "current_year": 2021}
    >>> found = cagr_progress(**ends, direction=1, target=95, target_year=2025)
    >>> found.status, round(found.value, 3), round(found.score, 3)
    ('limited_progress', 0.267, -1.386)
    """
    grown = growth_of(base_value, base_year, current_value, current_year, direction)
    found = untargeted(grown, limit) if target is None else targeted(grown, target, target_year)
    return answer(METHOD, found.status, found.words, value=found.value, score=found.score)


def growth_of(
    base: Number | None, base_year: int | None, current: Number | None, current_year: int | None, direction: int
) -> Growth | str:
    """The growth between two values, or the sentence why there is none."""
    if base is None or base_year is None:
        return "没有基期值"
    if current is None or current_year is None:
        return "没有现值"
    if direction not in (1, -1):
        return "没有方向（越高越好或越低越好），年均增速不能评价"
    first, last = _number(base), _number(current)
    if first is None or last is None or first < 0 or last < 0:
        return f"{base_year}年 {base}，{current_year}年 {current}：增速只对不小于 0 的数有意义"
    if current_year <= base_year:
        return f"只有{base_year}年一个数据点，算不出增速"
    return _grown(first, base_year, last, current_year, direction)


def targeted(grown: Growth | str, target: Number, target_year: int | None) -> Found:
    """Growth against what a target asks for; what is reached is achieved, whatever its speed."""
    aim = _number(target)
    if isinstance(grown, str):
        return Found("not_available", grown)
    if aim is None or aim < 0:
        return Found("not_available", f"目标 {target}：增速只对不小于 0 的数有意义")
    ratio, words = _ratio(grown, aim, target_year)
    if grown.direction * (grown.current - aim) >= 0:
        return Found("target_achieved", f"{words}，已达目标", ratio, BEST)
    if ratio is None:
        return Found("not_available", words)
    return Found(status_of_ratio(ratio), words, ratio, score_of_ratio(ratio))


def untargeted(grown: Growth | str, limit: Number | None) -> Found:
    """Growth as such, by fixed thresholds a year; near a natural limit they shrink."""
    if isinstance(grown, str):
        return Found("not_available", grown)
    growth = grown.direction * grown.yearly
    words = f"{grown.words}，没有数值目标，按年均变化分档"
    if limit is None:
        return Found(status_of_growth(growth), words, growth, score_of_growth(growth))
    natural = _number(limit)
    if natural is None or natural <= 0 or grown.base > natural or grown.direction < 0:
        return Found(
            "not_available", f"{words}；极限值 {limit} 的系数只知道用于越高越好、基期不超过极限值的指标", growth
        )
    factor = limit_factor(grown.base, natural)
    words += f"，极限值 {natural:g}，系数 {plain(factor, 4)}（由公布得分反推，{UNCONFIRMED}）"
    return Found(status_of_growth(growth, factor), words, growth, score_of_growth(growth, factor))


def _grown(first: float, base_year: int, last: float, year: int, direction: int) -> Growth | str:
    base = first or NEARLY_NOTHING
    yearly = yearly_growth(last, base, year - base_year)
    if not math.isfinite(yearly):
        return f"{base_year}年 {first:g} 到{year}年 {last:g} 相差太大，算不出增速"
    note = "" if first else f"（按 {NEARLY_NOTHING} 计）"
    words = f"{base_year}年 {first:g}{note}，{year}年 {last:g}，年均 {plain(yearly * PERCENT)}%"
    return Growth(base, base_year, last, yearly, direction, words)


def _ratio(grown: Growth, target: float, year: int | None) -> tuple[float | None, str]:
    """R and the sentence, or no R and why."""
    note = "" if target else f"（按 {NEARLY_NOTHING} 计）"
    words = f"{grown.words}；{f'{year}年' if year else ''}目标 {target:g}{note}"
    if year is None:
        return None, f"{words}，没有目标年，算不出要求的增速"
    if year <= grown.base_year:
        return None, f"{words}，目标年不晚于基期年，算不出要求的增速"
    asked = yearly_growth(target or NEARLY_NOTHING, grown.base, year - grown.base_year)
    if not asked or not math.isfinite(ratio := growth_ratio(grown.direction, grown.yearly, asked)):
        return None, f"{words}，基期已等于目标，比值没有定义"
    return ratio, f"{words}，要求年均 {plain(asked * PERCENT)}%，比值 {plain(ratio)}"


def _number(value: Number) -> float | None:
    """A finite number as a float, None for what is none."""
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
