"""Methods that look at one value: reached or not, within the tolerance or not, how much of the target it amounts to."""

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.many.conditions import Condition, every, first_of, no, some
from jinguo.rules.progress.many.ground import Terms
from jinguo.rules.progress.many.said import NOTHING, Said, chosen, floating, over, whenever

FULL = nw.lit(float(formulas.PERCENT))


def strict(terms: Terms) -> Said:
    """See `level.strict`."""
    return Said(chosen([(no(terms.level_ok), "not_available"), (nw.col("holds"), "reached")], "not_reached"), NOTHING)


def level(terms: Terms) -> Said:
    """See `level.level`."""
    gap, whole, top, parts = nw.col("gap"), nw.col("whole").abs(), terms["near_top"], terms["near_parts"]
    tolerant = not terms.all("near_parts", 0) and parts > 0
    near = every(tolerant, some(gap == 0, every(whole > 0, gap * parts <= whole * top)))
    refused = no(terms.level_ok), "not_available"
    status = chosen([refused, (nw.col("holds"), "reached"), (near, "basically_reached")], "not_reached")
    off = first_of([(gap == 0, nw.lit(0.0))], gap.cast(nw.Float64) / over(whole) * formulas.PERCENT)
    return Said(status, whenever(terms.level_ok, off))


def degree(terms: Terms) -> Said:
    """See `degree.degree`."""
    v, low, high = nw.col("v"), nw.col("low_at"), nw.col("high_at")
    has_low, has_high, banded = terms.flag("low"), terms.flag("high"), terms.flag("banded")
    full, by_low = every(banded, nw.col("gap") == 0), every(has_low, some(no(banded), v < low))
    rising = formulas.rising_degree(floating("v"), over(low))
    inverse = first_of([(v == 0, FULL)], formulas.inverse_degree(over(v), floating("high_at")))
    amount = first_of([(full, FULL), (by_low, rising)], inverse)
    negative = some(v < 0, every(has_low, low < 0), every(has_high, high < 0))
    ok = every(terms.level_ok, terms.flag("numbered"), no(negative), some(full, no(every(by_low, low == 0))))
    return Said(_measured(ok), whenever(ok, nw.min_horizontal(amount, FULL)))


def _measured(ok: Condition) -> nw.Expr:
    return chosen([(ok, "measured")], "not_available")
