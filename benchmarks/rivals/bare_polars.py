"""Polars, lazily: the same by hand, only the arithmetic that these targets need."""

from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.rivals.bare_duckdb import NAMES, S, target_columns
from benchmarks.rivals.ours import figures
from benchmarks.rivals.task import DUE, FIRST, YEARS, size_of

FAR, ALL_YEARS = 10**9, DUE - FIRST
c, when = pl.col, pl.when


def run(folder: Path) -> dict[str, Any]:
    """Tallies of all lines, and the areas."""
    targets = pl.LazyFrame(target_columns(size_of(folder)[1]))
    seen = pl.scan_parquet(folder / "values.parquet").select("series", "region", "year", "value")
    lines = lines_of(seen, targets).collect(engine="streaming").lazy()
    tally = (
        lines.select(pl.len().alias("lines"), *(c(name).cast(pl.Float64).sum() for name in NAMES))
        .collect()
        .to_dicts()[0]
    )
    domains = areas(lines, pl.scan_parquet(folder / "tree.parquet"), targets).collect()
    whole = (
        domains.lazy()
        .group_by("area", "year")
        .agg(c("reached", "basically", "missed", "no_data").sum(), c("composite").mean(), c("rate").len().alias("n"))
    )
    whole = whole.with_columns(
        rate=(c("reached") + c("basically")) / sum_of("reached", "basically", "missed", "no_data") * 100
    )
    return figures(tally, domains.to_arrow(), whole.collect().to_arrow())


def lines_of(seen: pl.LazyFrame, targets: pl.LazyFrame) -> pl.LazyFrame:
    """Four methods of every value."""
    base = seen.filter(c("year") == FIRST).select("series", "region", b="value")
    one = seen.rename({"value": "v"}).join(targets, on="series").join(base, on=["series", "region"], how="left")
    one = one.with_columns(
        low=when(c("sense") >= 0).then(c("whole") - c("band")).otherwise(-FAR),
        high=when(c("sense") <= 0).then(c("whole") + c("band")).otherwise(FAR),
    ).with_columns(
        gap=pl.max_horizontal(c("low") - c("v"), c("v") - c("high"), pl.lit(0)),
        inside=c("b").is_between(c("low"), c("high")).fill_null(False),
        e=when((c("low") - c("b")).abs() <= (c("high") - c("b")).abs()).then("low").otherwise("high"),
        later=(c("year") != FIRST) & c("b").is_not_null(),
        n=c("year") - FIRST,
    )
    kept = (
        one.filter("inside")
        .group_by("series", "region")
        .agg(failed=c("year").filter(c("gap") > 0).min().fill_null(DUE))
    )
    one = (
        one.join(kept, on=["series", "region"], how="left")
        .with_columns(
            past=(c("gap") > 0) & (((c("v") > c("e")) & (c("e") > c("b"))) | ((c("v") < c("e")) & (c("e") < c("b")))),
            side=(c("e") - c("b")).sign(),
            from_=when(c("b") == 0).then(1).otherwise("b"),
        )
        .with_columns(dir=when(c("sense") == 0).then("side").otherwise("sense"))
    )
    one = one.with_columns(grows=c("later") & ~((c("sense") == 0) & (c("inside") | c("past"))))
    growth = (c("v") / c("from_")) ** (1 / c("n")) - 1
    asked = (c("e") / c("from_")) ** (1 / ALL_YEARS) - 1
    one = one.with_columns(g=when("grows").then(growth), a=when("grows").then(asked))
    one = one.with_columns(r=c("dir") * c("g") / when(c("a") != 0).then(c("a").abs()))
    return one.select("region", "year", "domain", **_level(), **_degree(), **_baseline(), **_cagr())


def _level() -> dict[str, pl.Expr]:
    near = when(c("gap") * 100 <= c("whole")).then(S["basically_reached"]).otherwise(S["not_reached"])
    return {
        "level_status": when(c("gap") == 0).then(S["reached"]).otherwise(near).cast(pl.Int8),
        "level_value": c("gap") / c("whole") * 100,
    }


def _degree() -> dict[str, pl.Expr]:
    rising = (c("v") / c("low") * 100).clip(upper_bound=100)
    falling = when(c("v") == 0).then(100.0).otherwise((c("high") / c("v") * 100).clip(upper_bound=100))
    by_low = (c("sense") > 0) | ((c("sense") == 0) & (c("v") < c("low")))
    amount = when((c("sense") == 0) & (c("gap") == 0)).then(100.0).when(by_low).then(rising).otherwise(falling)
    return {"degree_status": pl.lit(S["measured"], pl.Int8), "degree_value": amount}


def _baseline() -> dict[str, pl.Expr]:
    gone, way = (c("v") - c("b")) * c("side"), (c("e") - c("b")) * c("side")
    status = (
        when(~c("later")).then(S["not_available"])
        .when(c("inside") & (c("year") < c("failed"))).then(S["maintained"])
        .when("inside").then(S["not_maintained"])
        .when((gone < 0) | c("past")).then(S["away"])
        .when(gone * ALL_YEARS >= way * c("n")).then(S["ahead"])
        .otherwise(S["behind"])
    )  # fmt: skip
    share = when(c("later") & ~c("inside")).then((c("v") - c("b")) / (c("e") - c("b")) * 100)
    return {"baseline_status": status.cast(pl.Int8), "baseline_value": share}


def _cagr() -> dict[str, pl.Expr]:
    status = (
        when(~c("grows")).then(S["not_available"])
        .when(c("dir") * (c("v") - c("e")) >= 0).then(S["target_achieved"])
        .when(c("r").is_null()).then(S["not_available"])
        .when(c("r") >= 0.95).then(S["substantial_progress"])
        .when(c("r") >= 0.6).then(S["moderate_progress"])
        .when(c("r") >= 0).then(S["limited_progress"])
        .otherwise(S["deterioration"])
    )  # fmt: skip
    return {"cagr_status": status.cast(pl.Int8), "cagr_value": c("r")}


def areas(lines: pl.LazyFrame, tree: pl.LazyFrame, targets: pl.LazyFrame) -> pl.LazyFrame:
    """Counts, rate and index of each area, year and domain."""
    sums = lines.group_by("region", "year", "domain").agg(
        n=pl.len(),
        degrees=c("degree_value").sum(),
        reached=(c("level_status") == S["reached"]).sum(),
        basically=(c("level_status") == S["basically_reached"]).sum(),
        missed=(c("level_status") == S["not_reached"]).sum(),
    )
    up = (
        sums.join(tree, on="region")
        .group_by("area", "year", "domain")
        .agg(c("n", "degrees", "reached", "basically", "missed").sum())
    )
    sizes = tree.group_by("area").agg(regions=pl.len())
    goals = targets.group_by("domain").agg(goals=pl.len())
    years = pl.LazyFrame({"year": [FIRST + n for n in range(YEARS)]})
    grid = sizes.join(goals, how="cross").join(years, how="cross").join(up, on=["area", "year", "domain"], how="left")
    grid = grid.with_columns(
        c("n", "reached", "basically", "missed").fill_null(0).cast(pl.Int64),
        expected=c("regions").cast(pl.Int64) * c("goals"),
        composite=c("degrees") / c("n"),
    )
    return grid.with_columns(no_data=c("expected") - c("n"), rate=(c("reached") + c("basically")) / c("expected") * 100)


def sum_of(*names: str) -> pl.Expr:
    """Columns added up."""
    return pl.sum_horizontal(*names)
