"""Bare DuckDB: the same by hand, only the arithmetic that these targets need."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from benchmarks.rivals.ours import figures
from benchmarks.rivals.task import BAND, DOMAINS, DUE, FIRST, YEARS, case_of, code, size_of

S = {name: code(name) for name in (
    "reached", "basically_reached", "not_reached", "not_available", "measured", "ahead", "behind", "away",
    "maintained", "not_maintained", "target_achieved", "substantial_progress", "moderate_progress",
    "limited_progress", "deterioration",
)}  # fmt: skip
LINES = f"""
    CREATE TEMP VIEW lines AS
    WITH base AS (SELECT series, region, value AS b FROM obs WHERE year = {FIRST}),
    one AS (
        SELECT obs.series, region, year, value AS v, b, whole, sense, domain,
            CASE WHEN sense >= 0 THEN whole - band ELSE -1000000000 END AS low,
            CASE WHEN sense <= 0 THEN whole + band ELSE 1000000000 END AS high
        FROM obs JOIN targets USING (series) LEFT JOIN base USING (series, region)
    ), two AS (
        SELECT *, greatest(low - v, v - high, 0) AS gap, b BETWEEN low AND high AS inside,
            CASE WHEN abs(low - b) <= abs(high - b) THEN low ELSE high END AS e,
            year <> {FIRST} AND b IS NOT NULL AS later, CASE WHEN b = 0 THEN 1 ELSE b END AS from_
        FROM one
    ), three AS (
        SELECT *, CASE WHEN inside THEN max(CASE WHEN gap > 0 THEN 1 ELSE 0 END)
            OVER (PARTITION BY series, region, inside ORDER BY year) = 0 END AS kept,
            gap > 0 AND ((v > e AND e > b) OR (v < e AND e < b)) AS past,
            CASE WHEN sense = 0 THEN sign(e - b) ELSE sense END AS dir,
            CASE WHEN later THEN (v / from_) ** (1.0 / (year - {FIRST})) - 1 END AS g,
            CASE WHEN later THEN (e / from_) ** (1.0 / {DUE - FIRST}) - 1 END AS a
        FROM two
    ), four AS (
        SELECT *, later AND NOT (sense = 0 AND (inside OR past)) AS grows,
            CASE WHEN grows THEN dir * g / abs(CASE WHEN a <> 0 THEN a END) END AS r
        FROM three
    )
    SELECT series, region, year, domain,
        CASE WHEN gap = 0 THEN {S["reached"]} WHEN gap * 100 <= whole THEN {S["basically_reached"]}
            ELSE {S["not_reached"]} END AS level_status,
        gap / whole * 100 AS level_value, {S["measured"]} AS degree_status,
        CASE WHEN sense = 0 AND gap = 0 THEN 100
            WHEN sense > 0 OR (sense = 0 AND v < low) THEN least(v / low * 100, 100)
            WHEN v = 0 THEN 100 ELSE least(high / v * 100, 100) END AS degree_value,
        CASE WHEN NOT later THEN {S["not_available"]}
            WHEN inside THEN CASE WHEN kept THEN {S["maintained"]} ELSE {S["not_maintained"]} END
            WHEN (v - b) * sign(e - b) < 0 OR past THEN {S["away"]}
            WHEN (v - b) * sign(e - b) * {DUE - FIRST} >= (e - b) * sign(e - b) * (year - {FIRST}) THEN {S["ahead"]}
            ELSE {S["behind"]} END AS baseline_status,
        CASE WHEN later AND NOT inside THEN (v - b) / (e - b) * 100 END AS baseline_value,
        CASE WHEN NOT grows THEN {S["not_available"]} WHEN dir * (v - e) >= 0 THEN {S["target_achieved"]}
            WHEN r IS NULL THEN {S["not_available"]} WHEN r >= 0.95 THEN {S["substantial_progress"]}
            WHEN r >= 0.6 THEN {S["moderate_progress"]} WHEN r >= 0 THEN {S["limited_progress"]}
            ELSE {S["deterioration"]} END AS cagr_status,
        r AS cagr_value
    FROM four
"""
NAMES = [f"{method}_{kind}" for method in ("level", "degree", "baseline", "cagr") for kind in ("status", "value")]
TALLY = f"SELECT count(*) AS lines, {', '.join(f'sum({name}) AS {name}' for name in NAMES)} FROM lines"
AREAS = f"""
    WITH sums AS (
        SELECT region, year, domain, count(*) AS n, sum(degree_value) AS degrees,
            count(*) FILTER (level_status = {S["reached"]}) AS reached,
            count(*) FILTER (level_status = {S["basically_reached"]}) AS basically,
            count(*) FILTER (level_status = {S["not_reached"]}) AS missed FROM lines GROUP BY ALL
    ), sizes AS (SELECT area, count(*) AS regions FROM tree GROUP BY area),
    goals AS (SELECT domain, count(*) AS goals FROM targets GROUP BY domain),
    grid AS (SELECT area, domain, year, regions * goals AS expected FROM sizes, goals, years),
    up AS (
        SELECT area, year, domain, sum(n) AS n, sum(degrees) AS degrees, sum(reached) AS reached,
            sum(basically) AS basically, sum(missed) AS missed FROM sums JOIN tree USING (region) GROUP BY ALL
    )
    SELECT area, year, domain, coalesce(reached, 0) AS reached, coalesce(basically, 0) AS basically,
        coalesce(missed, 0) AS missed, expected - coalesce(n, 0) AS no_data,
        (coalesce(reached, 0) + coalesce(basically, 0)) / expected * 100 AS rate, degrees / n AS composite
    FROM grid LEFT JOIN up USING (area, year, domain)
"""
WHOLE = """
    SELECT area, year, sum(reached) AS reached, sum(basically) AS basically, sum(missed) AS missed,
        sum(no_data) AS no_data, avg(composite) AS composite,
        (sum(reached) + sum(basically)) / sum(reached + basically + missed + no_data) * 100 AS rate
    FROM domains GROUP BY ALL
"""


def target_columns(indicators: int) -> dict[str, list[int]]:
    """The targets as a rival would keep them."""
    cases = [case_of(one) for one in range(indicators)]
    return {
        "series": list(range(indicators)),
        "whole": [int(case.target.value) * 1000 if case.target else 0 for case in cases],
        "sense": [case.sense for case in cases],
        "band": [BAND * 1000 if case.sense == 0 else 0 for case in cases],
        "domain": [one % DOMAINS for one in range(indicators)],
    }


def run(folder: Path) -> dict[str, Any]:
    """Tallies of all lines, and the areas."""
    with duckdb.connect() as engine:
        engine.register("targets", pa.table(target_columns(size_of(folder)[1])))
        engine.register("years", pa.table({"year": [FIRST + n for n in range(YEARS)]}))
        for name, file in (("obs", "values"), ("tree", "tree")):
            engine.execute(f"CREATE VIEW {name} AS FROM read_parquet('{folder}/{file}.parquet')")
        engine.execute(LINES)
        tally = engine.sql(TALLY).to_arrow_table().to_pylist()[0]
        domains = engine.sql(AREAS).to_arrow_table()
        engine.register("domains", domains)
        whole = engine.sql(WHOLE).to_arrow_table()
    return figures(tally, domains, whole)
