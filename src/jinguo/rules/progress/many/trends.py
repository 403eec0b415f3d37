"""Methods that look at the course of all years of one scope: EAPC, ESCAP's expectation, the two forecasts.

A line of least squares needs only sums of whole numbers, taken along the years; each year's line goes through the years
up to it. Whole numbers last for values of 10^9 units over twenty years.
"""

from typing import NamedTuple

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.conditions import Condition, every, first_of, no, some
from jinguo.rules.progress.many.ground import Terms, amount_of
from jinguo.rules.progress.many.said import Said, chosen, floating, over, whenever
from jinguo.rules.progress.many.small import few
from jinguo.rules.progress.many.ways import ON_WAY
from jinguo.rules.progress.many.windows import SERIES
from jinguo.rules.progress.status_index import CLOSE, WHOLE
from jinguo.rules.progress.trends import LEAST_POINTS

ONE, NONE = nw.lit(1, nw.Int64), nw.lit(0, nw.Int64)
PLAIN, LATE, LOGS = "plain", "late", "logs"  # all years the same, later ones weighing more, of logarithms
LEAST_FOR_LINE = 2


class _Line(NamedTuple):
    """A line: what it comes to in the year of the target is `top` ÷ `below`, in thousandths."""

    top: nw.Expr
    below: nw.Expr


def with_sums(found: nw.LazyFrame) -> nw.LazyFrame:
    """With the sums along the years of one scope that lines are drawn from, and `points`, how many years there are."""
    x, y = nw.col("x"), nw.col("value")
    found = found.with_columns(x=nw.col("year") - nw.col("year").min().over(*SERIES))
    late = x + 1
    positive = y > 0
    log = whenever(positive, (y.cast(nw.Float64) / float(THOUSANDTHS)).log())
    parts = {
        "points": ONE,
        "unlogged": first_of([(positive, NONE)], ONE),
        **_parts(PLAIN, ONE, x, y),
        **_parts(LATE, late, x, y),
        "logs_y": first_of([(positive, log)], nw.lit(0.0)),
        "logs_xy": first_of([(positive, log * x.cast(nw.Float64))], nw.lit(0.0)),
    }
    found = found.with_columns(**{f"own_{name}": of for name, of in parts.items()})
    return found.with_columns(
        **{name: nw.col(f"own_{name}").cum_sum().over(*SERIES, order_by="year") for name in parts}
    )


def eapc(terms: Terms) -> Said:
    """See `trends.eapc`; asks for `with_sums`."""
    ok = every(_trending(terms), nw.col("points") >= LEAST_POINTS, nw.col("unlogged") == 0)
    n, x, xx = floating("points"), floating("plain_x"), floating("plain_xx")
    slope = (n * nw.col("logs_xy") - x * nw.col("logs_y")) / over(n * xx - x * x)
    change = (slope.exp() - 1.0) * float(formulas.PERCENT)
    return Said(chosen([(ok, "measured")], "not_available"), whenever(ok, change))


def anticipated(terms: Terms) -> Said:
    """See `status_index.anticipated`; asks for `with_sums`."""
    ahead = nw.col("year") < terms["due"]
    ok = every(ON_WAY, ~nw.col("inside"), _trending(terms), ahead, nw.col("points") >= LEAST_FOR_LINE)
    line = _line(LATE, terms)
    reached = _holds(line, terms)
    off, asked = (nw.col("e") * line.below - line.top * terms["parts"]).abs(), (nw.col("e") - nw.col("b")).abs()
    close, whole = off * WHOLE <= line.below * asked * CLOSE, off <= line.below * asked
    gap = off.cast(nw.Float64) / over(line.below) / over(asked) * float(formulas.PERCENT)
    status = chosen([(no(ok), "not_available"), (some(reached, close), "maintain"), (whole, "accelerate")], "reverse")
    return Said(status, whenever(ok, first_of([(reached, nw.lit(0.0))], gap)))


def forecast_linear(terms: Terms) -> Said:
    """See `forecast.forecast_linear`; asks for `with_sums`."""
    ok = every(_foreseen(terms), nw.col("points") >= LEAST_POINTS)
    line, limit = _line(PLAIN, terms), terms["limit"]
    most = every(~limit.is_null(), line.top > limit * line.below)
    top = first_of([(line.top < 0, NONE), (most, nw.max_horizontal(limit, NONE) * line.below)], line.top)
    value = top.cast(nw.Float64) / over(line.below) / float(THOUSANDTHS)
    return _forecast(ok, _holds(_Line(top, line.below), terms), value)


def forecast_growth(terms: Terms) -> Said:
    """See `forecast.forecast_growth`."""
    ok = every(_foreseen(terms), nw.col("begun_ok"), nw.col("b") > 0, nw.col("v") > 0)
    value, base = amount_of(nw.col("v"), terms), whenever(ok, amount_of(nw.col("b"), terms))
    passed, left = (nw.col("year") - nw.col("since_year")), (terms["due"] - nw.col("year"))
    yearly = formulas.yearly_growth(value, base, whenever(ok, over(passed)))
    predicted = value * (1.0 + yearly) ** whenever(ok, left.cast(nw.Float64))
    ok = every(ok, predicted.is_finite())
    limit = terms["limit"].cast(nw.Float64) / float(THOUSANDTHS)
    above = every(~terms["limit"].is_null(), predicted > limit)
    kept = first_of([(above, nw.max_horizontal(limit, nw.lit(0.0)))], predicted)
    low, high = amount_of(nw.col("low_at"), terms), amount_of(nw.col("high_at"), terms)
    at_bound = every(terms.flag("open"), kept == amount_of(nw.col("whole"), terms))
    outside = some(every(terms.flag("low"), kept < low), every(terms.flag("high"), kept > high), at_bound)
    return _forecast(ok, no(outside), kept)


def _trending(terms: Terms) -> Condition:
    """What every trend asks for: values of years, and not so few cases that chance decides."""
    return every(no(terms.flag("cumulative")), no(few(terms)))


def _foreseen(terms: Terms) -> Condition:
    """What forecasts ask for (`forecast.COMMON`)."""
    return every(terms.level_ok, terms.flag("numbered"), _trending(terms), nw.col("year") < terms["due"])


def _forecast(ok: Condition, holds: Condition, value: nw.Expr) -> Said:
    status = chosen([(no(ok), "not_available"), (holds, "expected")], "not_expected")
    return Said(status, whenever(ok, value))


def _parts(kind: str, weight: nw.Expr, x: nw.Expr, y: nw.Expr) -> dict[str, nw.Expr]:
    """What a line of weights is summed from."""
    sums = {"w": weight, "x": weight * x, "xx": weight * x * x, "y": weight * y, "xy": weight * x * y}
    return {f"{kind}_{name}": of for name, of in sums.items()}


def _line(kind: str, terms: Terms) -> _Line:
    """`formulas.line` in the year of the target."""
    w, x, xx, y, xy = (nw.col(f"{kind}_{name}") for name in ("w", "x", "xx", "y", "xy"))
    due = terms["due"] - nw.col("year") + nw.col("x")
    return _Line(y * xx - x * xy + (w * xy - x * y) * due, w * xx - x * x)


def _holds(line: _Line, terms: Terms) -> Condition:
    """`Bounds.holds` of what a line comes to."""
    at, low, high = line.top * terms["parts"], nw.col("low_at") * line.below, nw.col("high_at") * line.below
    inside = every(some(no(terms.flag("low")), at >= low), some(no(terms.flag("high")), at <= high))
    return every(inside, no(every(terms.flag("open"), at == nw.col("whole") * line.below)))
