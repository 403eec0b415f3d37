"""Areas (地区汇总): counts, rates and the composite of every area over the regions below it that are measured.

An area is looked at as all pairs of a measured region and an indicator: those reached, basically reached, missed, with
data but no answer, and without data. Only sums are taken up the tree, so any number of levels costs one join. Source:
outlines/methods §1.1 (rates), §1.5 (composite); `rates.py` and `composite.py` say the same of one area.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import narwhals as nw

from jinguo.rules.progress.composite import Policy
from jinguo.rules.progress.many.said import CODES, over
from jinguo.rules.progress.rates import COUNTED_AS, COUNTS, Whole

ANSWERED = tuple(name for name in COUNTS if name != "no_data")
MARKED = tuple(name for name in ANSWERED if name != "missed")  # whatever is none of them is missed
NUMBERS = (*ANSWERED, "unsure", "measured")
WEIGHTS = ("degrees", "weighed", "left")
KEYS = ("area", "year", "domain")


@dataclass(frozen=True, slots=True)
class Counted:
    """How one target counts: in which domain, by its number, and with which weight; `counts` 0: in no rate."""

    target: int
    domain: int
    weight: float = 1.0
    counts: int = 1


@dataclass(frozen=True, slots=True)
class Counting:
    """What rates are shares of, whether 基本达标 is in the numerator, and what the composite does without data."""

    whole: Whole = "all"
    with_basically: bool = True
    policy: Policy = "skip"


USUAL = Counting()


def counted_columns(rows: Iterable[Counted]) -> dict[str, list[Any]]:
    """The rows by column, as tables are made of."""
    found = list(rows)
    return {one.name: [getattr(row, one.name) for row in found] for one in fields(Counted)}


def by_domain(
    evaluated: nw.LazyFrame,
    counted: nw.LazyFrame,
    tree: nw.LazyFrame,
    years: nw.LazyFrame,
    counting: Counting = USUAL,
    method: str = "level",
) -> nw.LazyFrame:
    """Counts, rate in per cent and index of each `area` × `year` × `domain`, also where nothing was observed.

    `evaluated` comes from `evaluate_many` with `degree` and the `method` that counts; `counted` is the table of
    `Counted`; `tree` has a row for each `area` and measured `region` in it, the region itself too, with its `weight`;
    `years` has the years. `unsure` are values that are 待核实: in no rate. `missing` are pairs without a degree.
    """
    kept = counted.filter(nw.col("counts") == 1)
    sums = _up_the_tree(_by_region(evaluated, kept, method), tree)
    sizes = tree.group_by("area").agg(regions=nw.len(), weights=nw.col("weight").sum())
    goals = kept.group_by("domain").agg(goals=nw.len(), goal_weights=nw.col("weight").sum())
    grid = sizes.join(goals, how="cross").join(years, how="cross")
    found = grid.join(sums, on=list(KEYS), how="left")
    found = found.with_columns(**{name: nw.coalesce(nw.col(name), nw.lit(0, nw.Int64)) for name in NUMBERS})
    found = found.with_columns(**{name: nw.coalesce(nw.col(name), nw.lit(0.0)) for name in WEIGHTS})
    expected = nw.col("regions").cast(nw.Int64) * nw.col("goals").cast(nw.Int64) - nw.col("unsure")
    found = found.with_columns(expected=expected)
    missing = nw.col("expected") - nw.col("measured")
    found = found.with_columns(no_data=nw.col("expected") - _sum(ANSWERED), missing=missing)
    return found.select(*KEYS, *COUNTS, "unsure", "missing", **_rate(counting), composite=_index(counting))


def together(domains: nw.LazyFrame, counting: Counting = USUAL) -> nw.LazyFrame:
    """The same of each `area` × `year`, out of its domains: counts add up, and indices weigh the same."""
    numbers = (*COUNTS, "unsure", "missing")
    sums = {name: nw.col(name).sum().cast(nw.Int64) for name in numbers}
    index = nw.col("composite")
    filled = nw.coalesce(index, nw.lit(0.0)) if counting.policy == "zero" else index
    found = domains.with_columns(index=filled).group_by("area", "year")
    found = found.agg(**sums, parts=nw.len(), seen=nw.col("index").count(), mean=nw.col("index").mean())
    whole = nw.col("mean")
    if counting.policy == "refuse":
        whole = nw.when(nw.col("seen") == nw.col("parts")).then(whole).otherwise(nw.lit(None, nw.Float64))
    return found.select("area", "year", *numbers, **_rate(counting), composite=whole)


def _by_region(evaluated: nw.LazyFrame, kept: nw.LazyFrame, method: str) -> nw.LazyFrame:
    """The sums of one region's indicators: they go up the tree, not the indicators. Marks are counted, not added."""
    found = evaluated.join(kept.select("target", "domain", each=nw.col("weight")), on="target", how="inner")
    status, degree, sure = nw.col(f"{method}_status"), nw.col("degree_value"), nw.col("unsure") == 0
    weighs, each = sure & ~degree.is_null(), nw.col("each")
    marks = {name: sure & status.is_in(_codes(name)) for name in MARKED}
    found = found.select(
        *("region", "year", "domain"),
        **{name: nw.when(mark).then(nw.lit(1)) for name, mark in (marks | {"sure": sure, "measured": weighs}).items()},
        degrees=nw.when(weighs).then(degree * each),
        weighed=nw.when(weighs).then(each),
        left=nw.when(~sure).then(each),
    )
    counts = {name: nw.col(name).count().cast(nw.Int64) for name in (*MARKED, "sure", "measured")}
    sums = {name: nw.col(name).sum() for name in WEIGHTS}
    found = found.group_by("region", "year", "domain").agg(seen=nw.len().cast(nw.Int64), **counts, **sums)
    missed = nw.col("sure") - _sum(MARKED)
    return found.with_columns(missed=missed, unsure=nw.col("seen") - nw.col("sure"))


def _up_the_tree(sums: nw.LazyFrame, tree: nw.LazyFrame) -> nw.LazyFrame:
    found = sums.join(tree, on="region", how="inner")
    numbers = {name: nw.col(name).sum().cast(nw.Int64) for name in NUMBERS}
    weighed = {name: (nw.col(name) * nw.col("weight")).sum() for name in WEIGHTS}
    return found.group_by("area", "year", "domain").agg(**numbers, **weighed)


def _rate(counting: Counting) -> dict[str, nw.Expr]:
    """`Rate.numerator`, `Rate.denominator` and `Rate.percent`."""
    above = _sum(("reached", "basically")) if counting.with_basically else nw.col("reached")
    names = tuple(COUNTS) if counting.whole == "all" else ("reached", "basically", "missed")
    below = _sum(names)
    return {"numerator": above, "denominator": below, "rate": above.cast(nw.Float64) * 100.0 / over(below)}


def _index(counting: Counting) -> nw.Expr:
    """`composite.weighted`."""
    if counting.policy == "zero":
        return nw.col("degrees") / over(nw.col("weights") * nw.col("goal_weights") - nw.col("left"))
    index = nw.col("degrees") / over(nw.col("weighed"))
    if counting.policy == "skip":
        return index
    return nw.when(nw.col("missing") == 0).then(index).otherwise(nw.lit(None, nw.Float64))


def _sum(names: tuple[str, ...]) -> nw.Expr:
    first, *others = (nw.col(name) for name in names)
    for other in others:
        first = first + other
    return first


def _codes(name: str) -> list[int]:
    """The numbers of the statuses that count as one of `COUNTS`."""
    return [CODES[one] for one in CODES if COUNTED_AS.get(one, "missed") == name]
