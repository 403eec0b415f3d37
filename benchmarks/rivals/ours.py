"""Ours: the one narwhals function, on DuckDB."""

from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa

from benchmarks.rivals.task import DOMAINS, FIRST, METHODS, YEARS, asked, size_of
from jinguo.rules.progress.many import columns, evaluate_many
from jinguo.rules.progress.many.areas import Counted, by_domain, counted_columns, together


def run(folder: Path) -> dict[str, Any]:
    """Tallies of all lines, and the areas."""
    rows = asked(size_of(folder)[1])
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")

        def load(table: dict[str, list[Any]]) -> nw.LazyFrame:
            return nw.from_native(engine.from_arrow(pa.table(table))).lazy()

        values, tree = (
            nw.from_native(engine.read_parquet(f"{folder}/{one}.parquet")).lazy() for one in ("values", "tree")
        )
        lines = evaluate_many(values, load(columns(rows)), rows, METHODS)
        sums = {
            name: nw.col(name).sum() for name in lines.collect_schema().names() if name.endswith(("status", "value"))
        }
        tally = lines.select(nw.len().alias("lines"), **sums).collect("pyarrow").to_native().to_pylist()[0]
        counted = load(counted_columns([Counted(one.target, one.target % DOMAINS) for one in rows]))
        years = load({"year": [FIRST + n for n in range(YEARS)]})
        lines = evaluate_many(values, load(columns(rows)), rows, ("level", "degree"))
        domains = by_domain(lines, counted, tree, years).collect("pyarrow").to_native()
        whole = together(nw.from_native(engine.from_arrow(domains)).lazy()).collect("pyarrow").to_native()
    return figures(tally, domains, whole)


def figures(tally: dict[str, Any], domains: pa.Table, whole: pa.Table) -> dict[str, Any]:
    """As all are compared: sums of the lines, rows and sums of areas by domain and together."""
    import pyarrow.compute as pc

    names = ("reached", "basically", "missed", "no_data", "rate", "composite")
    found = {name: float(value) for name, value in tally.items() if name != "value"}
    for label, table in (("domain", domains), ("whole", whole)):
        found[f"{label}_rows"] = float(table.num_rows)
        found |= {f"{label}_{name}": float(pc.sum(table[name]).as_py()) for name in names}
    return found
