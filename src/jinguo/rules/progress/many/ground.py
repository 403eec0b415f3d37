"""What every method stands on, as columns: the value, the bounds, the way from the baseline; or that there is none.

What does not hang on the year is worked out once for each target in each region (`begun`), before the years join it.
Everything is multiplied by `parts`, so that it stays whole: V the value, L the level, B where it began, E the edge of
the target that B has to get to. A column in which all targets agree becomes a constant, and a flag plain true or false.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import narwhals as nw

from jinguo.rules.progress.many.asked import NEVER, THOUSANDTHS, Asked, columns
from jinguo.rules.progress.many.conditions import Condition, column, every, first_of, no, some

NOTHING_YET = nw.lit(0, nw.Int64)


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

    def flag(self, name: str) -> Condition:
        """Whether a flag is set."""
        return nw.col(name) == 1 if name in self.differing else self.all(name, 1)

    @property
    def both(self) -> Condition:
        """Bounded on both sides."""
        return every(self.flag("low"), self.flag("high"))

    @property
    def level_ok(self) -> Condition:
        """There is a level to compare with."""
        known = self.all("levelled", 1) and self.all("needs_base", 0)
        return known or nw.col("level_ok")

    @cached_property
    def columns(self) -> dict[str, list[int | None]]:
        """The values by column."""
        return columns(self.rows)

    @cached_property
    def differing(self) -> list[str]:
        """The columns in which targets differ."""
        return [name for name, values in self.columns.items() if len(set(values)) > 1]


def begun(observed: nw.LazyFrame, targets: nw.LazyFrame, terms: Terms, *, based: bool) -> nw.LazyFrame:
    """What each target asks of each region, whatever the year: where it began and where it has to get to.

    One row for each target, and for each region too where their own values tell where they began. Not `based`: nothing
    looks at a baseline, so that none has to be found.
    """
    kept = [name for name in terms.differing if name not in ("target", "series")]
    asked = targets.select("target", "series", *kept)
    if based or not (terms.all("needs_base", 0) and terms.all("cumulative", 0)):
        asked, base0 = _of_regions(asked, observed, targets, terms)
    else:
        base0 = nw.lit(None, nw.Int64)
    return asked.with_columns(base0=base0, **_levels(base0, terms)).with_columns(**_edges(terms))


def on_the_way(observed: nw.LazyFrame, ground: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """Observations beside what is asked for: one row for each target, region and year that has a value."""
    keys = [name for name in ("series", "region") if name in ground.collect_schema().names()]
    found = observed.join(ground, on=keys, how="inner")
    if not terms.all("begun", 0):
        found = found.filter(nw.col("year") >= terms["begun"])
    found, amount = _accumulated(found, terms)
    v = amount * terms["parts"]
    return found.with_columns(amount=amount, v=v, **_known(terms), **_gaps(v, terms))


def edge_of(low: nw.Expr, high: nw.Expr, start: nw.Expr, terms: Terms) -> nw.Expr:
    """The bound that a start has to get to: the nearer one where there are both."""
    farther = every(terms.both, (low - start).abs() > (high - start).abs())
    return first_of([(farther, high), (terms.flag("low"), low)], high)


def amount_of(expr: nw.Expr, terms: Terms) -> nw.Expr:
    """A whole number of thousandths × parts as the number that it stands for."""
    return expr.cast(nw.Float64) / (terms["parts"] * THOUSANDTHS).cast(nw.Float64)


def _of_regions(
    asked: nw.LazyFrame, observed: nw.LazyFrame, targets: nw.LazyFrame, terms: Terms
) -> tuple[nw.LazyFrame, nw.Expr]:
    """With the baseline of the paper, else the region's own value of that year, where targets ask for it."""
    base = terms["base"]
    if terms.all("own", 0) and terms.all("cumulative", 0):
        return asked, base
    regions = observed.group_by("region").agg(seen=nw.len()).select("region")
    found = asked.join(regions, how="cross")
    if not terms.all("cumulative", 0):
        found = found.join(_first(observed, targets), on=["target", "region"], how="left")
    if terms.all("own", 0):
        return found, base
    return _with_own(found, observed, terms), nw.coalesce(base, nw.col("begun_with"))


def _with_own(found: nw.LazyFrame, observed: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With each region's own value of the year from which a target without a baseline is looked at."""
    years = sorted({row.base_year for row in terms.rows if row.own})
    values = observed.filter(nw.col("year").is_in(years))
    if "base_year" in terms.differing:  # a year that is none meets nothing
        values = values.select("series", "region", base_year=nw.col("year"), begun_with=nw.col("value"))
        return found.join(values, on=["series", "region", "base_year"], how="left")
    values = values.select("series", "region", begun_with=nw.col("value"))
    return found.join(values, on=["series", "region"], how="left")


def _first(observed: nw.LazyFrame, targets: nw.LazyFrame) -> nw.LazyFrame:
    """The first years of what accumulates."""
    piles = targets.filter(nw.col("cumulative") == 1).select("target", "series", since_round=nw.col("begun"))
    seen = observed.select("series", "region", "year").join(piles, on="series", how="inner")
    seen = seen.filter(nw.col("year") >= nw.col("since_round"))
    return seen.group_by("target", "region").agg(first=nw.col("year").min())


def _levels(base0: nw.Expr, terms: Terms) -> dict[str, nw.Expr]:
    """Where it began and where it has to get to.

    What accumulates begins from nothing, and without a baseline the year before its first.
    """
    piles, never = terms.flag("cumulative"), nw.lit(NEVER, nw.Int64)
    start, before = first_of([(piles, NOTHING_YET)], base0), every(piles, base0.is_null())
    whole = terms["fixed"] + terms["share"] * nw.coalesce(base0, NOTHING_YET)
    return {
        "start": start,
        "since_year": first_of([(before, nw.col("first") - 1), (~base0.is_null(), terms["base_year"])], never),
        "b": start * terms["parts"],
        "low_at": whole - terms["band"] * terms["parts"],
        "high_at": whole + terms["band"] * terms["parts"],
        "whole": whole,
    }


def _edges(terms: Terms) -> dict[str, nw.Expr]:
    """With E: whether it lies above B, whether B lies inside the bounds, and whether there is a way to measure.

    `bounded`: there is a level, breaks of scope left aside; `headed`: and a time in which to get from B to it.
    """
    low, high, b, base0 = nw.col("low_at"), nw.col("high_at"), nw.col("b"), nw.col("base0")
    edge = edge_of(low, high, b, terms)
    bounded = every(terms.flag("levelled"), some(no(terms.flag("needs_base")), ~base0.is_null()))
    timed = every(~nw.col("start").is_null(), terms["due"] > nw.col("since_year"))
    return {
        "e": edge,
        "rises": edge > b,
        "inside": _outside(b, terms) == 0,
        "bounded": column(bounded),
        "headed": column(every(bounded, terms.flag("numbered"), timed)),
    }


def _accumulated(found: nw.LazyFrame, terms: Terms) -> tuple[nw.LazyFrame, nw.Expr]:
    """With what its amount is: of what accumulates, all since its baseline together."""
    value, piles = nw.col("value"), terms.flag("cumulative")
    if piles is False:
        return found, value
    later = nw.col("base0").is_null() | (nw.col("year") > terms["base_year"])
    found = found.with_columns(counted=first_of([(later, value)], NOTHING_YET))
    found = found.with_columns(so_far=nw.col("counted").cum_sum().over("target", "region", order_by="year"))
    return found, first_of([(piles, nw.col("so_far"))], value)


def _known(terms: Terms) -> dict[str, nw.Expr]:
    """Whether there is a level to compare with, a baseline to begin from, and whether the scope broke in between."""
    based, year, start = ~nw.col("base0").is_null(), nw.col("year"), nw.col("since_year")
    whole = nw.col("since") <= start
    follows = ~(based & (year < terms["base_year"]))
    return {
        "level_ok": column(every(nw.col("bounded"), some(no(terms.flag("needs_base")), whole))),
        "follows": follows,
        "begun_ok": ~nw.col("start").is_null() & (year != start) & follows & whole,
    }


def _gaps(v: nw.Expr, terms: Terms) -> dict[str, nw.Expr]:
    """Whether it holds; and whether its way went through a band and out on the other side."""
    b, e, gap = nw.col("b"), nw.col("e"), _outside(v, terms)
    at_bound = every(terms.flag("open"), v == nw.col("whole"))
    beyond = ((v > e) & (e > b)) | ((v < e) & (e < b))
    return {"gap": gap, "holds": column(every(gap == 0, no(at_bound))), "went_past": beyond & (gap > 0)}


def _outside(value: nw.Expr, terms: Terms) -> nw.Expr:
    """How far a value lies outside the bounds, 0 where it does not."""
    below, above = terms["low"] * (nw.col("low_at") - value), terms["high"] * (value - nw.col("high_at"))
    return nw.max_horizontal(below, above, NOTHING_YET)
