"""The formulas, in signs only: no words, no branches, no rounding. Source: outlines/methods.md, by section.

Each uses nothing but + − × ÷, powers and sizes, so the same line computes exact fractions, floats, and the columns of a
data frame a million rows at a time (narwhals expressions). What is undefined (a zero below the line, a negative base of
a power) the caller has to keep away. Regressions and GII go over the values of one series.
"""

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import Any

PERCENT = 100
STATUS_INDEX = 10
# outlines/methods §2: derived, it reproduces the published scores.
LIMIT_POWER = 4.44
MMR_LEAST, MMR_MOST = 10, 1000


def size(value: Any) -> Any:
    """An amount without its sign, of a number or of a column.

    >>> size(-2.5)
    2.5
    """
    return value.abs() if hasattr(value, "abs") else abs(value)


def rising_degree(actual: Any, target: Any) -> Any:
    """§1.5, positive indicator: actual ÷ target, in per cent."""
    return actual / target * PERCENT


def inverse_degree(actual: Any, target: Any) -> Any:
    """§1.5, inverse indicator (逆指标): target ÷ actual, in per cent."""
    return target / actual * PERCENT


def way_gone(actual: Any, base: Any, target: Any) -> Any:
    """§1.6: (actual − base) ÷ (target − base), in per cent; the same for what rises and what falls."""
    return (actual - base) / (target - base) * PERCENT


def time_gone(year: Any, base_year: Any, target_year: Any) -> Any:
    """§1.6, τ: the share of the years that has passed, in per cent."""
    return (year - base_year) / (target_year - base_year) * PERCENT


def linear_level(base: Any, target: Any, passed: Any, years: Any) -> Any:
    """§1.7: b + (t − b)·k/n."""
    return base + (target - base) * passed / years


def yearly_growth(value: Any, base: Any, years: Any) -> Any:
    """§2, CAGR: (y/y₀)^(1/years) − 1, as a fraction."""
    return (value / base) ** (1 / years) - 1


def growth_ratio(direction: Any, growth: Any, asked: Any) -> Any:
    """§2, R = d × CAGR ÷ |CAGR that the target asks for|."""
    return direction * growth / size(asked)


def limit_factor(base: Any, limit: Any) -> Any:
    """§2, C = 1 − (y₀/limit)^4.44, by which thresholds above 0 shrink near a natural limit (derived)."""
    return 1 - (base / limit) ** LIMIT_POWER


def status_index(direction: Any, actual: Any, base: Any, target: Any) -> Any:
    """§3: D × (I − I₀) ÷ |TV − I₀| × 10 (待核实)."""
    return direction * (actual - base) / size(target - base) * STATUS_INDEX


def anticipated_gap(predicted: Any, base: Any, target: Any) -> Any:
    """§3: the gap between target and prediction relative to the progress required, in per cent."""
    return size(target - predicted) / size(target - base) * PERCENT


def line(xs: Sequence[Any], ys: Sequence[Any], weights: Sequence[Any] | None = None) -> tuple[Any, Any]:
    """The straight line of least (weighted) squares: slope, and the value at x = 0."""
    ws = weights or [1] * len(xs)
    whole = sum(ws)
    x = sum(w * each for w, each in zip(ws, xs, strict=True)) / whole
    y = sum(w * each for w, each in zip(ws, ys, strict=True)) / whole
    above = sum(w * (a - x) * (b - y) for w, a, b in zip(ws, xs, ys, strict=True))
    slope = above / sum(w * (a - x) ** 2 for w, a in zip(ws, xs, strict=True))
    return slope, y - slope * x


def log_change(years: Sequence[int], values: Sequence[float]) -> float:
    """§6, EAPC = 100·(e^b − 1), b the slope of ln y over the years; per cent a year."""
    first = years[0]
    slope, _ = line([year - first for year in years], [log(value) for value in values])
    return PERCENT * (exp(slope) - 1)


def inequality_index(mmr: float, abr: float, women: Sequence[float], men: Sequence[float]) -> float:
    """§5, GII; `women` and `men` are the fractions of seats, of secondary education and of the labour force."""
    (pr_f, se_f, lf_f), (pr_m, se_m, lf_m) = women, men
    health = sqrt(MMR_LEAST / min(max(mmr, MMR_LEAST), MMR_MOST) / abr)
    power_f, power_m = sqrt(pr_f * se_f), sqrt(pr_m * se_m)
    g_f, g_m = (health * power_f * lf_f) ** (1 / 3), (power_m * lf_m) ** (1 / 3)
    together = ((health + 1) / 2 * (power_f + power_m) / 2 * (lf_f + lf_m) / 2) ** (1 / 3)
    return 1 - 2 * g_f * g_m / (g_f + g_m) / together
