"""Of all values the adopted one of each series, region and year, and from which year on its scope is the same.

The set-based twin of `rules.outlines.adopted` and of `Shelf.series`; a test holds them equal.
"""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

SCHEMA = pa.schema(
    {name: pa.int64() for name in ("series", "region", "year", "value", "cases", "population", "since", "unsure")}
)
# The first year at or after a break, where something had been observed before it; 0 where nothing breaks.
STATEMENT = """
    WITH numbered AS (
        SELECT series.series, raw.* FROM raw JOIN series USING (indicator, disaggregation)
        QUALIFY row_number() OVER (PARTITION BY series.series, raw.region, raw.year ORDER BY raw.rank, raw.id) = 1
    ), broken AS (
        SELECT one.series, one.region, one.year, max(breaks.at) AS at
        FROM numbered one JOIN breaks ON breaks.series = one.series AND breaks.at <= one.year GROUP BY ALL
    ), begun AS (
        SELECT broken.series, broken.region, broken.year,
            min(other.year) FILTER (other.year >= broken.at) AS since, min(other.year) AS first, broken.at
        FROM broken JOIN numbered other USING (series, region) GROUP BY ALL
    )
    SELECT numbered.series, numbered.region, numbered.year, numbered.value, numbered.cases, numbered.population,
        CASE WHEN begun.first < begun.at THEN begun.since ELSE 0 END AS since, numbered.unsure
    FROM numbered LEFT JOIN begun USING (series, region, year)
    ORDER BY numbered.series, numbered.region, numbered.year
"""
Series = Mapping[tuple[int, str], int]


def adopted_values(raw: pa.Table, series: Series, breaks: Mapping[int, set[int]]) -> pa.Table:
    """The adopted values of numbered series; `breaks` are the years of a new scope by series."""
    keys = {"series": list(series.values())}
    named = {"indicator": [one for one, _ in series], "disaggregation": [group for _, group in series]}
    pairs = [(number, at) for number, years in breaks.items() for at in years]
    broken = {"series": [number for number, _ in pairs], "at": [at for _, at in pairs]}
    types = pa.schema({"indicator": pa.int64(), "disaggregation": pa.string(), "series": pa.int64()})
    with duckdb.connect() as engine:
        engine.register("raw", raw)
        engine.register("series", pa.table({**named, **keys}, types))
        engine.register("breaks", pa.table(broken, pa.schema({"series": pa.int64(), "at": pa.int64()})))
        return engine.sql(STATEMENT).to_arrow_table().cast(SCHEMA)
