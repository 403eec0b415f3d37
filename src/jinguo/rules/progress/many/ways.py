"""Methods that look at the way from the baseline to the target: how far, how fast against time, on which path."""

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.many.asked import NEVER, THOUSANDTHS
from jinguo.rules.progress.many.ground import Terms, is_set
from jinguo.rules.progress.many.said import Said, chosen, floating, over, way_ok, whenever


def baseline(terms: Terms) -> Said:
    """See `baseline.baseline`; `kept` says whether every year since the baseline holds."""
    year, start, due = nw.col("year"), nw.col("since_year"), terms["due"]
    hold, kept, inside = is_set(terms["hold"]), nw.col("kept"), nw.col("start_gap") == 0
    on_way = nw.col("level_ok") & is_set(terms["numbered"]) & nw.col("begun_ok") & (due > start)
    sign = nw.when(nw.col("rises")).then(nw.lit(1)).otherwise(nw.lit(-1))
    gone, whole = (nw.col("v") - nw.col("b")) * sign, (nw.col("e") - nw.col("b")) * sign
    passed = nw.min_horizontal(year, due) - start
    held = (hold & nw.col("level_ok") & nw.col("follows")) | (~hold & on_way & inside)
    status = chosen(
        [
            (held & kept, "maintained"),
            (held, "not_maintained"),
            (hold | ~on_way, "not_available"),
            ((gone < 0) | nw.col("went_past"), "away"),
            (gone * (due - start) >= whole * passed, "ahead"),
        ],
        "behind",
    )
    share = formulas.way_gone(floating("v"), floating("b"), floating("b") + over(nw.col("e") - nw.col("b")))
    return Said(status, whenever(on_way & ~hold & ~inside, share))


def gradual(terms: Terms) -> Said:
    """See `trends.gradual`; `before` is the value observed before of the same scope."""
    ok = (terms["cumulative"] == 0) & nw.col("begun_ok") & (terms["sense"] != 0)
    change = terms["sense"] * (nw.col("amount") - nw.col("start"))
    fell = terms["sense"] * (nw.col("value") - nw.col("before")) < 0
    status = chosen([(~ok, "not_available"), (change <= 0, "not_improved"), (fell, "fell_back")], "improved")
    return Said(status, whenever(ok, change.cast(nw.Float64) / float(THOUSANDTHS)))


def path(terms: Terms) -> Said:
    """See `path.path`."""
    start, due, half = nw.col("since_year"), terms["due"], terms["half_year"]
    ok = way_ok(terms)
    led = (half != NEVER) & (start < half) & (half < due)
    first, last = led & (nw.col("year") <= half), led & (nw.col("year") > half)
    parts, half_parts = terms["parts"], terms["half_parts"]
    at_half = _half_edge(terms)
    # The level as a fraction: top ÷ (parts × half_parts × years).
    b, e = nw.col("b") * half_parts, nw.col("e") * half_parts
    middle = at_half * parts
    from_, to = nw.when(last).then(middle).otherwise(b), nw.when(first).then(middle).otherwise(e)
    begin, end = nw.when(last).then(half).otherwise(start), nw.when(first).then(half).otherwise(due)
    gone = nw.min_horizontal(nw.col("year"), due) - begin
    years = end - begin
    top = from_ * years + (to - from_) * gone
    actual = nw.col("v") * half_parts * years
    keeps = nw.when(nw.col("rises")).then(actual >= top).otherwise(actual <= top)
    planned = top.cast(nw.Float64) / over(parts * half_parts * years) / float(THOUSANDTHS)
    return Said(chosen([(~ok, "not_available"), (keeps, "ahead")], "behind"), whenever(ok, planned))


def _half_edge(terms: Terms) -> nw.Expr:
    """The edge of the milestone, × its parts, that the baseline has to get to."""
    half_parts = terms["half_parts"]
    whole = terms["half_fixed"] + terms["half_share"] * nw.coalesce(nw.col("base0"), nw.lit(0, nw.Int64))
    low, high = whole - terms["band"] * half_parts, whole + terms["band"] * half_parts
    start = nw.col("start") * half_parts
    nearer = nw.when((low - start).abs() <= (high - start).abs()).then(low).otherwise(high)
    one_sided = nw.when(is_set(terms["low"])).then(low).otherwise(high)
    return nw.when(is_set(terms["low"]) & is_set(terms["high"])).then(nearer).otherwise(one_sided)


def current_status(terms: Terms) -> Said:
    """See `status_index.current_status`."""
    ok = way_ok(terms) & (terms["cumulative"] == 0)
    v, b = floating("v"), floating("b")
    sign = nw.when(nw.col("rises")).then(nw.lit(1.0)).otherwise(nw.lit(-1.0))
    index = sign * (v - b) / over((nw.col("e") - nw.col("b")).abs()) * formulas.STATUS_INDEX
    return Said(chosen([(ok, "measured")], "not_available"), whenever(ok, index))
