"""Methods that look at the way from the baseline to the target: how far, how fast against time, on which path."""

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.many.asked import NEVER, THOUSANDTHS
from jinguo.rules.progress.many.conditions import every, first_of, no, some
from jinguo.rules.progress.many.ground import Terms, edge_of
from jinguo.rules.progress.many.said import Said, chosen, floating, over, whenever
from jinguo.rules.progress.many.small import few

ON_WAY = nw.col("headed") & nw.col("begun_ok")  # `lacking.WAY`, of what did not begin inside
RISING, FALLING = nw.lit(1), nw.lit(-1)


def baseline(terms: Terms) -> Said:
    """See `baseline.baseline`; `kept` says whether every year since the baseline holds."""
    hold, inside, start, due = terms.flag("hold"), nw.col("inside"), nw.col("since_year"), terms["due"]
    sign = first_of([(nw.col("rises"), RISING)], FALLING)
    gone, whole = (nw.col("v") - nw.col("b")) * sign, (nw.col("e") - nw.col("b")) * sign
    passed = nw.min_horizontal(nw.col("year"), due) - start
    held = some(every(hold, terms.level_ok, nw.col("follows")), every(no(hold), ON_WAY, inside))
    status = chosen(
        [
            (every(some(hold, inside), held, nw.col("kept")), "maintained"),
            (held, "not_maintained"),
            (some(hold, ~ON_WAY), "not_available"),
            ((gone < 0) | nw.col("went_past"), "away"),
            (gone * (due - start) >= whole * passed, "ahead"),
        ],
        "behind",
    )
    share = formulas.way_gone(floating("v"), floating("b"), floating("b") + over(nw.col("e") - nw.col("b")))
    return Said(status, whenever(every(no(hold), ON_WAY, ~inside), share))


def gradual(terms: Terms) -> Said:
    """See `trends.gradual`; `before` is the value observed before of the same scope."""
    ok = every(no(terms.flag("cumulative")), nw.col("begun_ok"), terms["sense"] != 0)
    change = terms["sense"] * (nw.col("amount") - nw.col("start"))
    fell = terms["sense"] * (nw.col("value") - nw.col("before")) < 0
    status = chosen([(no(ok), "not_available"), (change <= 0, "not_improved"), (fell, "fell_back")], "improved")
    return Said(status, whenever(ok, change.cast(nw.Float64) / float(THOUSANDTHS)))


def path(terms: Terms) -> Said:
    """See `path.path`."""
    start, due, half = nw.col("since_year"), terms["due"], terms["half_year"]
    ok = ON_WAY & ~nw.col("inside")
    led = not terms.all("half_year", NEVER) and (half != NEVER) & (start < half) & (half < due)
    first, last = every(led, nw.col("year") <= half), every(led, nw.col("year") > half)
    parts, half_parts = terms["parts"], terms["half_parts"]
    # The level as a fraction: top ÷ (parts × half_parts × years).
    b, e, middle = nw.col("b") * half_parts, nw.col("e") * half_parts, _half_edge(terms) * parts
    from_, to = first_of([(last, middle)], b), first_of([(first, middle)], e)
    begin, end = first_of([(last, half)], start), first_of([(first, half)], due)
    gone, years = nw.min_horizontal(nw.col("year"), due) - begin, end - begin
    top = from_ * years + (to - from_) * gone
    actual = nw.col("v") * half_parts * years
    keeps = (nw.col("rises") & (actual >= top)) | (~nw.col("rises") & (actual <= top))
    planned = top.cast(nw.Float64) / over(parts * half_parts * years) / float(THOUSANDTHS)
    return Said(chosen([(~ok, "not_available"), (keeps, "ahead")], "behind"), whenever(ok, planned))


def _half_edge(terms: Terms) -> nw.Expr:
    """The edge of the milestone, × its parts, that the baseline has to get to."""
    half_parts = terms["half_parts"]
    whole = terms["half_fixed"] + terms["half_share"] * nw.coalesce(nw.col("base0"), nw.lit(0, nw.Int64))
    low, high = whole - terms["band"] * half_parts, whole + terms["band"] * half_parts
    return edge_of(low, high, nw.col("start") * half_parts, terms)


def current_status(terms: Terms) -> Said:
    """See `status_index.current_status`."""
    ok = every(ON_WAY, ~nw.col("inside"), no(terms.flag("cumulative")), no(few(terms)))
    v, b, e = floating("v"), floating("b"), floating("e")
    sign = first_of([(nw.col("rises"), nw.lit(1.0))], nw.lit(-1.0))
    index = sign * (v - b) / over((e - b).abs()) * formulas.STATUS_INDEX
    return Said(chosen([(ok, "measured")], "not_available"), whenever(ok, index))
