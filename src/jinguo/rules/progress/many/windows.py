"""What is asked of several years of one scope: whether all of them hold, and what the last three come to together."""

import narwhals as nw

from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.conditions import every, first_of, narrowed, no, some
from jinguo.rules.progress.many.ground import Terms
from jinguo.rules.progress.many.said import Said, chosen, over, whenever
from jinguo.rules.progress.small_areas import POOLED_YEARS

SERIES = ("target", "region", "since")  # the years since the last break


def looked_over(ground: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """What is to be held, or began inside: only there all years are asked whether they hold."""
    return narrowed(ground, some(terms.flag("hold"), nw.col("inside")))


def with_kept(found: nw.LazyFrame, over: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `kept`: whether every year since the baseline holds; of what accumulates only its end is asked.

    `over` are the years of what is `looked_over`; of the others `kept` says nothing.
    """
    begun = first_of([(nw.col("start").is_null(), nw.lit(0, nw.Int64))], nw.col("since_year"))
    failing = over.filter(~nw.col("holds") & (nw.col("year") >= begun))
    failed = failing.group_by(*SERIES).agg(failed=nw.col("year").min())
    so_far = nw.col("failed").is_null() | (nw.col("year") < nw.col("failed"))
    kept = first_of([(terms.flag("cumulative"), nw.col("holds"))], so_far)
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
    found = found.with_columns(**{f"own_{name}": first_of([(asked, of)], none) for name, (asked, of) in parts.items()})
    sums = {f"pooled_{name}": nw.col(f"own_{name}").rolling_sum(POOLED_YEARS, min_samples=1) for name in parts}
    return found.with_columns(**{name: each.over(*SERIES, order_by="year") for name, each in sums.items()})


def pooled(terms: Terms) -> Said:
    """See `small_areas.pooled`; asks for `together`."""
    years, people, parts = nw.col("pooled_years"), nw.col("pooled_people"), terms["parts"]
    ok = every(terms.level_ok, no(terms.flag("cumulative")), years >= 2)
    by_counts = (nw.col("pooled_counted") == years) & (people > 0)
    counts = nw.col("pooled_cases") * terms["per"] * THOUSANDTHS
    below, above = first_of([(by_counts, people)], years), first_of([(by_counts, counts)], nw.col("pooled_values"))
    low, high, at = nw.col("low_at") * below, nw.col("high_at") * below, above * parts
    outside = some(every(terms.flag("low"), at < low), every(terms.flag("high"), at > high))
    off = some(outside, every(terms.flag("open"), at == nw.col("whole") * below))
    value = above.cast(nw.Float64) / over(below) / float(THOUSANDTHS)
    return Said(chosen([(no(ok), "not_available"), (off, "not_reached")], "reached"), whenever(ok, value))
