"""What every method stands on, as columns: the value, the bounds, the way from the baseline; or that there is none.

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


def grounded(observed: nw.LazyFrame, targets: nw.LazyFrame, rows: Sequence[Asked], *, based: bool) -> nw.LazyFrame:
    """Observations beside what is asked for: one row for each target, region and year that has a value.

    Not `based`: nothing looks at a baseline, so that none has to be found.
    """
    terms = Terms(rows)
    found = _joined(observed, targets, terms)
    if based or not (terms.all("needs_base", 0) and terms.all("cumulative", 0)):
        found = _with_base(found, observed, targets, terms)
    else:
        found = found.with_columns(base0=nw.lit(None, nw.Int64))
    found = _accumulated(found, terms)
    found = found.with_columns(**_levels(terms)).with_columns(**_known(terms))
    return found.with_columns(**_edges(terms)).with_columns(**_gaps(terms))


def _joined(observed: nw.LazyFrame, targets: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    kept = [name for name in terms.differing if name not in ("target", "series")]
    asked = targets.select("target", "series", *kept)
    found = observed.join(asked, on="series", how="inner")
    return found if terms.all("begun", 0) else found.filter(nw.col("year") >= terms["begun"])


def _with_base(found: nw.LazyFrame, observed: nw.LazyFrame, targets: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """The baseline of the paper, else the region's own value of that year, where targets ask for it."""
    if terms.all("own", 0):
        return found.with_columns(base0=terms["base"])
    asked = targets.filter(nw.col("own") == 1).select("target", "series", at=nw.col("base_year"))
    begun = observed.select("series", "region", nw.col("year").alias("at"), nw.col("value").alias("begun_with"))
    own = begun.join(asked, on=["series", "at"], how="inner").select("target", "region", "begun_with")
    found = found.join(own, on=["target", "region"], how="left")
    return found.with_columns(base0=nw.coalesce(terms["base"], nw.col("begun_with")))


def _accumulated(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """What accumulates is all since its baseline together, and without one begins the year before its first."""
    value, base0 = nw.col("value"), nw.col("base0")
    if terms.all("cumulative", 0):
        return found.with_columns(amount=value, start=base0, since_year=_year_of(terms, NEVER))
    counted = (
        nw.when(base0.is_null() | (nw.col("year") > terms["base_year"])).then(value).otherwise(nw.lit(0, nw.Int64))
    )
    found = found.with_columns(counted=counted)
    so_far = nw.col("counted").cum_sum().over("target", "region", order_by="year")
    first = nw.col("year").min().over("target", "region")
    piles = is_set(terms["cumulative"])
    found = found.with_columns(so_far=so_far, first=first)
    return found.with_columns(
        amount=nw.when(piles).then(nw.col("so_far")).otherwise(value),
        start=nw.when(piles).then(nw.lit(0, nw.Int64)).otherwise(base0),
        since_year=nw.when(piles & base0.is_null()).then(nw.col("first") - 1).otherwise(_year_of(terms, NEVER)),
    )


def _year_of(terms: Terms, otherwise: int) -> nw.Expr:
    """The year of the baseline where there is one."""
    return nw.when(~nw.col("base0").is_null()).then(terms["base_year"]).otherwise(nw.lit(otherwise, nw.Int64))


def _levels(terms: Terms) -> dict[str, nw.Expr]:
    whole = terms["fixed"] + terms["share"] * nw.coalesce(nw.col("base0"), nw.lit(0, nw.Int64))
    return {
        "v": nw.col("amount") * terms["parts"],
        "b": nw.col("start") * terms["parts"],
        "low_at": whole - terms["band"] * terms["parts"],
        "high_at": whole + terms["band"] * terms["parts"],
        "whole": whole,
    }


def _known(terms: Terms) -> dict[str, nw.Expr]:
    """Whether there is a level to compare with, a baseline to begin from, and whether the scope broke in between."""
    based, year, start = ~nw.col("base0").is_null(), nw.col("year"), nw.col("since_year")
    broken = nw.col("since") > start
    follows = ~(based & (year < terms["base_year"]))
    return {
        "level_ok": is_set(terms["levelled"]) & ((terms["needs_base"] == 0) | (based & ~broken)),
        "follows": follows,
        "begun_ok": ~nw.col("start").is_null() & (year != start) & follows & ~broken,
    }


def _edges(terms: Terms) -> dict[str, nw.Expr]:
    low, high, b = nw.col("low_at"), nw.col("high_at"), nw.col("b")
    nearer = nw.when((low - b).abs() <= (high - b).abs()).then(low).otherwise(high)
    one_sided = nw.when(is_set(terms["low"])).then(low).otherwise(high)
    both = is_set(terms["low"]) & is_set(terms["high"])
    return {
        "e": nw.when(both).then(nearer).otherwise(one_sided),
        "gap": _outside("v", terms),
        "start_gap": _outside("b", terms),
    }


def _gaps(terms: Terms) -> dict[str, nw.Expr]:
    """Whether it holds; and whether its way went through a band and out on the other side."""
    v, b, e, gap = nw.col("v"), nw.col("b"), nw.col("e"), nw.col("gap")
    at_bound = is_set(terms["open"]) & (v == nw.col("whole"))
    beyond = ((v > e) & (e > b)) | ((v < e) & (e < b))
    return {"holds": (gap == 0) & ~at_bound, "went_past": beyond & (gap > 0), "rises": e > b}


def _outside(column: str, terms: Terms) -> nw.Expr:
    """How far a column lies outside the bounds, 0 where it does not."""
    value = nw.col(column)
    below, above = terms["low"] * (nw.col("low_at") - value), terms["high"] * (value - nw.col("high_at"))
    return nw.max_horizontal(below, above, nw.lit(0, nw.Int64))


def amount_of(expr: nw.Expr, terms: Terms) -> nw.Expr:
    """A whole number of thousandths × parts as the number that it stands for."""
    return expr.cast(nw.Float64) / (terms["parts"] * THOUSANDTHS).cast(nw.Float64)
