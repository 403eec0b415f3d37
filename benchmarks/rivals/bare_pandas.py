"""pandas: the same by hand, only the arithmetic that these targets need."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from benchmarks.rivals.bare_duckdb import NAMES, S, target_columns
from benchmarks.rivals.ours import figures
from benchmarks.rivals.task import DUE, FIRST, YEARS, size_of

FAR, ALL_YEARS = 10**9, DUE - FIRST
KEYS = ["area", "year", "domain"]


def run(folder: Path) -> dict[str, Any]:
    """Tallies of all lines, and the areas."""
    targets = pd.DataFrame(target_columns(size_of(folder)[1]))
    seen = pd.read_parquet(folder / "values.parquet", columns=["series", "region", "year", "value"])
    lines = lines_of(seen, targets)
    tally = {"lines": len(lines), **{name: float(lines[name].sum()) for name in NAMES}}
    domains = areas(lines, pd.read_parquet(folder / "tree.parquet"), targets)
    counts = ["reached", "basically", "missed", "no_data"]
    whole = domains.groupby(["area", "year"]).agg({**dict.fromkeys(counts, "sum"), "composite": "mean"}).reset_index()
    whole["rate"] = (whole.reached + whole.basically) / whole[counts].sum(axis=1) * 100
    return figures(tally, pa.Table.from_pandas(domains), pa.Table.from_pandas(whole))


def lines_of(seen: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Four methods of every value."""
    base = seen.loc[seen.year == FIRST, ["series", "region", "value"]].rename(columns={"value": "b"})
    one = (
        seen.rename(columns={"value": "v"}).merge(targets, on="series").merge(base, on=["series", "region"], how="left")
    )
    v, b, sense, whole = one.v.to_numpy(), one.b.to_numpy(), one.sense.to_numpy(), one.whole.to_numpy()
    low = np.where(sense >= 0, whole - one.band, -FAR)
    high = np.where(sense <= 0, whole + one.band, FAR)
    gap = np.maximum(np.maximum(low - v, v - high), 0)
    inside = (b >= low) & (b <= high)
    e = np.where(np.abs(low - b) <= np.abs(high - b), low, high)
    n = one.year.to_numpy() - FIRST
    later = (n != 0) & ~np.isnan(b)
    out = pd.DataFrame({"region": one.region, "year": one.year, "domain": one.domain})
    out["level_status"] = np.where(
        gap == 0, S["reached"], np.where(gap * 100 <= whole, S["basically_reached"], S["not_reached"])
    )
    out["level_value"] = gap / whole * 100
    out["degree_status"] = S["measured"]
    out["degree_value"] = _degree(v, low, high, gap, sense)
    failed = pd.Series(np.where(inside & (gap > 0), one.year, DUE)).groupby([one.series, one.region]).transform("min")
    past = (gap > 0) & (((v > e) & (e > b)) | ((v < e) & (e < b)))
    side = np.sign(e - b)
    gone, way = (v - b) * side, (e - b) * side
    out["baseline_status"] = np.select(
        [~later, inside & (one.year < failed), inside, (gone < 0) | past, gone * ALL_YEARS >= way * n],
        [S[name] for name in ("not_available", "maintained", "not_maintained", "away", "ahead")],
        S["behind"],
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        out["baseline_value"] = np.where(later & ~inside, (v - b) / (e - b) * 100, np.nan)
        grows = later & ~((sense == 0) & (inside | past))
        better = np.where(sense == 0, side, sense)
        start = np.where(b == 0, 1, b)
        asked = np.abs((e / start) ** (1 / ALL_YEARS) - 1)
        ratio = np.where(grows & (asked != 0), better * ((v / start) ** (1 / n) - 1) / asked, np.nan)
    words = ("substantial_progress", "moderate_progress", "limited_progress")
    out["cagr_status"] = np.select(
        [~grows, better * (v - e) >= 0, np.isnan(ratio), ratio >= 0.95, ratio >= 0.6, ratio >= 0],
        [S["not_available"], S["target_achieved"], S["not_available"], *(S[word] for word in words)],
        S["deterioration"],
    )
    out["cagr_value"] = ratio
    return out


def _degree(v: Any, low: Any, high: Any, gap: Any, sense: Any) -> Any:
    with np.errstate(divide="ignore", invalid="ignore"):
        rising, falling = np.minimum(v / low * 100, 100), np.minimum(high / v * 100, 100)
    falling = np.where(v == 0, 100.0, falling)
    by_low = (sense > 0) | ((sense == 0) & (v < low))
    return np.where((sense == 0) & (gap == 0), 100.0, np.where(by_low, rising, falling))


def areas(lines: pd.DataFrame, tree: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Counts, rate and index of each area, year and domain."""
    lines = lines.assign(
        n=1,
        reached=lines.level_status == S["reached"],
        basically=lines.level_status == S["basically_reached"],
        missed=lines.level_status == S["not_reached"],
    )
    names = ["n", "degree_value", "reached", "basically", "missed"]
    sums = lines.groupby(["region", "year", "domain"])[names].sum().reset_index()
    up = sums.merge(tree, on="region").groupby(KEYS)[names].sum().reset_index()
    sizes = tree.groupby("area").size().rename("regions").reset_index()
    goals = targets.groupby("domain").size().rename("goals").reset_index()
    grid = sizes.merge(goals, how="cross").merge(pd.DataFrame({"year": [FIRST + n for n in range(YEARS)]}), how="cross")
    grid = grid.merge(up, on=KEYS, how="left")
    grid["composite"] = grid.degree_value / grid.n
    grid = grid.fillna(dict.fromkeys(("n", "reached", "basically", "missed"), 0))
    expected = grid.regions * grid.goals
    grid["no_data"] = expected - grid.n
    grid["rate"] = (grid.reached + grid.basically) / expected * 100
    return grid
