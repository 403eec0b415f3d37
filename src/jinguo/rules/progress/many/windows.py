"""What is asked of several years of one scope: whether all of them hold, and what the last three come to together."""

import narwhals as nw

from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.ground import Terms, is_set
from jinguo.rules.progress.many.said import Said, chosen, over, whenever
from jinguo.rules.progress.small_areas import POOLED_YEARS

SERIES = ("target", "region", "since")  # the years since the last break


def kept(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `kept`: whether every year since the baseline holds; of what accumulates only its end is asked.

    Only what is to be held or began inside is asked, so only there years are put in order.
    """
    asked = is_set(terms["hold"]) | (~nw.col("start").is_null() & (nw.col("start_gap") == 0))
    return nw.concat(
        [_over_the_years(found.filter(asked), terms), found.filter(~asked).with_columns(kept=nw.lit(False))]
    )


def _over_the_years(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    begun = nw.when(nw.col("start").is_null()).then(nw.lit(0, nw.Int64)).otherwise(nw.col("since_year"))
    late = nw.when(~nw.col("holds") & (nw.col("year") >= begun)).then(nw.lit(1)).otherwise(nw.lit(0))
    worst = late.cum_max().over(*SERIES, order_by="year")
    by_now = is_set(terms["cumulative"])
    return found.with_columns(kept=nw.when(by_now).then(nw.col("holds")).otherwise(worst == 0))


def together(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With the sums of the last years after the baseline: how many, of values, of cases and of populations."""
    after = nw.col("base0").is_null() | (nw.col("year") > terms["base_year"])
    counted = ~nw.col("cases").is_null() & (nw.col("population") > 0)
    none = nw.lit(0, nw.Int64)
    found = found.with_columns(
        p_one=nw.when(after).then(nw.lit(1, nw.Int64)).otherwise(none),
        p_value=nw.when(after).then(nw.col("value")).otherwise(none),
        p_counted=nw.when(after & counted).then(nw.lit(1, nw.Int64)).otherwise(none),
        p_cases=nw.when(after & counted).then(nw.col("cases")).otherwise(none),
        p_people=nw.when(after & counted).then(nw.col("population")).otherwise(none),
    )
    names = ("p_one", "p_value", "p_counted", "p_cases", "p_people")
    sums = {
        f"{name}s": nw.col(name).rolling_sum(POOLED_YEARS, min_samples=1).over(*SERIES, order_by="year")
        for name in names
    }
    return found.with_columns(**sums)


def pooled(terms: Terms) -> Said:
    """See `small_areas.pooled`; asks for `together`."""
    years, people, parts = nw.col("p_ones"), nw.col("p_peoples"), terms["parts"]
    ok = nw.col("level_ok") & (terms["cumulative"] == 0) & (years >= 2)
    by_counts = (nw.col("p_counteds") == years) & (people > 0)
    below = nw.when(by_counts).then(people).otherwise(years)
    above = nw.when(by_counts).then(nw.col("p_casess") * terms["per"] * THOUSANDTHS).otherwise(nw.col("p_values"))
    low, high, at = nw.col("low_at") * below, nw.col("high_at") * below, above * parts
    outside = (is_set(terms["low"]) & (at < low)) | (is_set(terms["high"]) & (at > high))
    off = outside | (is_set(terms["open"]) & (at == nw.col("whole") * below))
    value = above.cast(nw.Float64) / over(below) / float(THOUSANDTHS)
    return Said(chosen([(~ok, "not_available"), (off, "not_reached")], "reached"), whenever(ok, value))
