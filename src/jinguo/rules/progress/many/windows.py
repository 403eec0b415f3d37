"""What is asked of several years of one scope: whether all of them hold, and what the last three come to together."""

import narwhals as nw

from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.ground import Terms, is_set
from jinguo.rules.progress.many.said import Said, chosen, over, whenever
from jinguo.rules.progress.small_areas import POOLED_YEARS

SERIES = ("target", "region", "since")  # the years since the last break


def looked_over(ground: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """What is to be held, or began inside: only there all years are asked whether they hold."""
    return ground.filter(is_set(terms["hold"]) | (~nw.col("start").is_null() & (nw.col("start_gap") == 0)))


def with_kept(found: nw.LazyFrame, over: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `kept`: whether every year since the baseline holds; of what accumulates only its end is asked.

    `over` are the years of what is `looked_over`; of the others `kept` says nothing.
    """
    begun = nw.when(nw.col("start").is_null()).then(nw.lit(0, nw.Int64)).otherwise(nw.col("since_year"))
    failing = over.filter(~nw.col("holds") & (nw.col("year") >= begun))
    failed = failing.group_by(*SERIES).agg(failed=nw.col("year").min())
    so_far = nw.col("failed").is_null() | (nw.col("year") < nw.col("failed"))
    by_now = is_set(terms["cumulative"])
    kept = nw.when(by_now).then(nw.col("holds")).otherwise(so_far)
    return found.join(failed, on=list(SERIES), how="left").with_columns(kept=kept)


def with_before(found: nw.LazyFrame) -> nw.LazyFrame:
    """With `before`: the value observed before of the same scope, nothing where there is none."""
    return found.with_columns(before=nw.col("value").shift(1).over(*SERIES, order_by="year"))


def together(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With the sums of the last years after the baseline: how many, of values, of cases and of populations."""
    after = nw.col("base0").is_null() | (nw.col("year") > terms["base_year"])
    counted = ~nw.col("cases").is_null() & (nw.col("population") > 0)
    parts = {
        "years": (after, nw.lit(1, nw.Int64)),
        "values": (after, nw.col("value")),
        "counted": (after & counted, nw.lit(1, nw.Int64)),
        "cases": (after & counted, nw.col("cases")),
        "people": (after & counted, nw.col("population")),
    }
    none = nw.lit(0, nw.Int64)
    found = found.with_columns(
        **{f"own_{name}": nw.when(asked).then(of).otherwise(none) for name, (asked, of) in parts.items()}
    )
    sums = {f"pooled_{name}": nw.col(f"own_{name}").rolling_sum(POOLED_YEARS, min_samples=1) for name in parts}
    return found.with_columns(**{name: each.over(*SERIES, order_by="year") for name, each in sums.items()})


def pooled(terms: Terms) -> Said:
    """See `small_areas.pooled`; asks for `together`."""
    years, people, parts = nw.col("pooled_years"), nw.col("pooled_people"), terms["parts"]
    ok = nw.col("level_ok") & (terms["cumulative"] == 0) & (years >= 2)
    by_counts = (nw.col("pooled_counted") == years) & (people > 0)
    below = nw.when(by_counts).then(people).otherwise(years)
    above = (
        nw.when(by_counts).then(nw.col("pooled_cases") * terms["per"] * THOUSANDTHS).otherwise(nw.col("pooled_values"))
    )
    low, high, at = nw.col("low_at") * below, nw.col("high_at") * below, above * parts
    outside = (is_set(terms["low"]) & (at < low)) | (is_set(terms["high"]) & (at > high))
    off = outside | (is_set(terms["open"]) & (at == nw.col("whole") * below))
    value = above.cast(nw.Float64) / over(below) / float(THOUSANDTHS)
    return Said(chosen([(~ok, "not_available"), (off, "not_reached")], "reached"), whenever(ok, value))
