"""What every method stands on, as columns: the value, the bounds, the way from the baseline; or that there is none.

What does not hang on the year is worked out once for each target in each region (`begun`), before the years join it.

Everything is multiplied by `parts`, so that it stays whole: V the value, L the level, B where it began, E the edge of
the target that B has to get to. A column in which all targets agree becomes a constant, which engines fold away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import narwhals as nw

from jinguo.rules.progress.many.asked import NEVER, THOUSANDTHS, Asked, columns

ABSENT = -1  # stands in comparisons for a number that is not known


@dataclass(frozen=True)
class Terms:
    """The columns of targets as expressions."""

    rows: Sequence[Asked]

    def __getitem__(self, name: str) -> nw.Expr:
        """A constant where all targets have the same, else the column."""
        return nw.col(name) if name in self.differing else nw.lit(self.columns[name][0], nw.Int64)

    def all(self, name: str, value: int | None) -> bool:
        """Whether all targets have this value."""
        return all(each == value for each in self.columns[name])

    @cached_property
    def columns(self) -> dict[str, list[int | None]]:
        """The values by column."""
        return columns(self.rows)

    @cached_property
    def differing(self) -> list[str]:
        """The columns in which targets differ."""
        return [name for name, values in self.columns.items() if len(set(values)) > 1]


def flag(expr: nw.Expr) -> nw.Expr:
    """A condition as 1 or 0; unknown is 0."""
    return nw.when(expr).then(nw.lit(1)).otherwise(nw.lit(0))


def is_set(expr: nw.Expr) -> nw.Expr:
    """Whether a flag is set."""
    return expr == 1


def begun(observed: nw.LazyFrame, targets: nw.LazyFrame, rows: Sequence[Asked], *, based: bool) -> nw.LazyFrame:
    """What each target asks of each region, whatever the year: where it began and where it has to get to.

    One row for each target, and for each region too where their own values tell where they began. Not `based`: nothing
    looks at a baseline, so that none has to be found.
    """
    terms = Terms(rows)
    kept = [name for name in terms.differing if name not in ("target", "series")]
    asked = targets.select("target", "series", *kept)
    if not based and terms.all("needs_base", 0) and terms.all("cumulative", 0):
        found = asked.with_columns(base0=nw.lit(None, nw.Int64))
    else:
        found = _of_regions(asked, observed, targets, terms)
    return found.with_columns(**_start(terms)).with_columns(**_levels(terms)).with_columns(**_edges(terms))


def on_the_way(observed: nw.LazyFrame, ground: nw.LazyFrame, rows: Sequence[Asked]) -> nw.LazyFrame:
    """Observations beside what is asked for: one row for each target, region and year that has a value."""
    terms = Terms(rows)
    keys = [name for name in ("series", "region") if name in ground.collect_schema().names()]
    found = observed.join(ground, on=keys, how="inner")
    if not terms.all("begun", 0):
        found = found.filter(nw.col("year") >= terms["begun"])
    found = _accumulated(found, terms)
    return found.with_columns(**_known(terms)).with_columns(**_gaps(terms))


def _of_regions(asked: nw.LazyFrame, observed: nw.LazyFrame, targets: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """The baseline of the paper, else the region's own value of that year, where targets ask for it."""
    if terms.all("own", 0) and terms.all("cumulative", 0):
        return asked.with_columns(base0=terms["base"])
    regions = observed.group_by("region").agg(seen=nw.len()).select("region")
    found, base = asked.join(regions, how="cross"), terms["base"]
    if not terms.all("cumulative", 0):
        found = found.join(_first(observed, targets), on=["target", "region"], how="left")
    if terms.all("own", 0):
        return found.with_columns(base0=base)
    found = found.join(_own(observed, targets), on=["target", "region"], how="left")
    return found.with_columns(base0=nw.coalesce(base, nw.col("begun_with")))


def _own(observed: nw.LazyFrame, targets: nw.LazyFrame) -> nw.LazyFrame:
    """The regions' own values of the years from which targets without a baseline are looked at."""
    asked = targets.filter(nw.col("own") == 1).select("target", "series", at=nw.col("base_year"))
    values = observed.select("series", "region", nw.col("year").alias("at"), nw.col("value").alias("begun_with"))
    return values.join(asked, on=["series", "at"], how="inner").select("target", "region", "begun_with")


def _first(observed: nw.LazyFrame, targets: nw.LazyFrame) -> nw.LazyFrame:
    """The first years of what accumulates."""
    piles = targets.filter(nw.col("cumulative") == 1).select("target", "series", since_round=nw.col("begun"))
    seen = observed.select("series", "region", "year").join(piles, on="series", how="inner")
    seen = seen.filter(nw.col("year") >= nw.col("since_round"))
    return seen.group_by("target", "region").agg(first=nw.col("year").min())


def _start(terms: Terms) -> dict[str, nw.Expr]:
    """Where it began: what accumulates begins from nothing, and without a baseline the year before its first."""
    base0 = nw.col("base0")
    year = nw.when(~base0.is_null()).then(terms["base_year"]).otherwise(nw.lit(NEVER, nw.Int64))
    if terms.all("cumulative", 0):
        return {"start": base0, "since_year": year}
    piles = is_set(terms["cumulative"])
    return {
        "start": nw.when(piles).then(nw.lit(0, nw.Int64)).otherwise(base0),
        "since_year": nw.when(piles & base0.is_null()).then(nw.col("first") - 1).otherwise(year),
    }


def _accumulated(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `amount` and `v`: of what accumulates, all since its baseline together."""
    value = nw.col("value")
    if terms.all("cumulative", 0):
        return found.with_columns(amount=value, v=value * terms["parts"])
    later = nw.col("base0").is_null() | (nw.col("year") > terms["base_year"])
    found = found.with_columns(counted=nw.when(later).then(value).otherwise(nw.lit(0, nw.Int64)))
    found = found.with_columns(so_far=nw.col("counted").cum_sum().over("target", "region", order_by="year"))
    amount = nw.when(is_set(terms["cumulative"])).then(nw.col("so_far")).otherwise(value)
    return found.with_columns(amount=amount, v=amount * terms["parts"])


def _levels(terms: Terms) -> dict[str, nw.Expr]:
    whole = terms["fixed"] + terms["share"] * nw.coalesce(nw.col("base0"), nw.lit(0, nw.Int64))
    return {
        "b": nw.col("start") * terms["parts"],
        "low_at": whole - terms["band"] * terms["parts"],
        "high_at": whole + terms["band"] * terms["parts"],
        "whole": whole,
    }


def _edges(terms: Terms) -> dict[str, nw.Expr]:
    low, high, b = nw.col("low_at"), nw.col("high_at"), nw.col("b")
    nearer = nw.when((low - b).abs() <= (high - b).abs()).then(low).otherwise(high)
    one_sided = nw.when(is_set(terms["low"])).then(low).otherwise(high)
    edge = nw.when(is_set(terms["low"]) & is_set(terms["high"])).then(nearer).otherwise(one_sided)
    return {"e": edge, "start_gap": _outside("b", terms), "rises": edge > b}


def _known(terms: Terms) -> dict[str, nw.Expr]:
    """Whether there is a level to compare with, a baseline to begin from, and whether the scope broke in between."""
    based, year, start = ~nw.col("base0").is_null(), nw.col("year"), nw.col("since_year")
    broken = nw.col("since") > start
    follows = ~(based & (year < terms["base_year"]))
    return {
        "level_ok": is_set(terms["levelled"]) & ((terms["needs_base"] == 0) | (based & ~broken)),
        "follows": follows,
        "begun_ok": ~nw.col("start").is_null() & (year != start) & follows & ~broken,
        "gap": _outside("v", terms),
    }


def _gaps(terms: Terms) -> dict[str, nw.Expr]:
    """Whether it holds; and whether its way went through a band and out on the other side."""
    v, b, e, gap = nw.col("v"), nw.col("b"), nw.col("e"), nw.col("gap")
    at_bound = is_set(terms["open"]) & (v == nw.col("whole"))
    beyond = ((v > e) & (e > b)) | ((v < e) & (e < b))
    return {"holds": (gap == 0) & ~at_bound, "went_past": beyond & (gap > 0)}


def _outside(column: str, terms: Terms) -> nw.Expr:
    """How far a column lies outside the bounds, 0 where it does not."""
    value = nw.col(column)
    below, above = terms["low"] * (nw.col("low_at") - value), terms["high"] * (value - nw.col("high_at"))
    return nw.max_horizontal(below, above, nw.lit(0, nw.Int64))


def amount_of(expr: nw.Expr, terms: Terms) -> nw.Expr:
    """A whole number of thousandths × parts as the number that it stands for."""
    return expr.cast(nw.Float64) / (terms["parts"] * THOUSANDTHS).cast(nw.Float64)
