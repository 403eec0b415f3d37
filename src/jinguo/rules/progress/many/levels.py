"""Methods that look at one value: reached or not, within the tolerance or not, how much of the target it amounts to."""

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.many.ground import Terms, is_set
from jinguo.rules.progress.many.said import NOTHING, Said, chosen, floating, over, whenever


def strict(_terms: Terms) -> Said:
    """See `level.strict`."""
    return Said(chosen([(~nw.col("level_ok"), "not_available"), (nw.col("holds"), "reached")], "not_reached"), NOTHING)


def level(terms: Terms) -> Said:
    """See `level.level`."""
    ok, gap, whole = nw.col("level_ok"), nw.col("gap"), nw.col("whole").abs()
    near = (terms["near_parts"] > 0) & (whole > 0) & (gap * terms["near_parts"] <= whole * terms["near_top"])
    near = near | ((terms["near_parts"] > 0) & (gap == 0))
    status = chosen([(~ok, "not_available"), (nw.col("holds"), "reached"), (near, "basically_reached")], "not_reached")
    off = nw.when(gap == 0).then(nw.lit(0.0)).otherwise(gap.cast(nw.Float64) / over(whole) * formulas.PERCENT)
    return Said(status, whenever(ok, off))


def degree(terms: Terms) -> Said:
    """See `degree.degree`."""
    v, low, high, gap = nw.col("v"), nw.col("low_at"), nw.col("high_at"), nw.col("gap")
    has_low, has_high, banded = is_set(terms["low"]), is_set(terms["high"]), is_set(terms["banded"])
    negative = (v < 0) | (has_low & (low < 0)) | (has_high & (high < 0))
    by_low = has_low & (~banded | (v < low))
    rising = formulas.rising_degree(floating("v"), over(low))
    inverse = nw.when(v == 0).then(nw.lit(100.0)).otherwise(formulas.inverse_degree(over(v), floating("high_at")))
    full = banded & (gap == 0)
    amount = nw.when(full).then(nw.lit(100.0)).otherwise(nw.when(by_low).then(rising).otherwise(inverse))
    ok = nw.col("level_ok") & is_set(terms["numbered"]) & ~negative & ~(by_low & (low == 0) & ~full)
    return Said(
        chosen([(ok, "measured")], "not_available"),
        whenever(ok, nw.min_horizontal(amount, nw.lit(float(formulas.PERCENT)))),
    )
