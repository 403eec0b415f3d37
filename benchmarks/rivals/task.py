"""The task: regions × indicators × years, with own baselines, gaps, zeros and bands, under a tree of five levels.

Every fourth indicator is to fall, every tenth to stay about a value; 3 % of the values are missing, among them some
baselines. Four methods are asked: level with 1 % tolerance, degree, way from the baseline with its time test, CAGR.
"""

import json
from fractions import Fraction
from pathlib import Path

from jinguo.rules.progress import Case, Point
from jinguo.rules.progress.many import CODES, Asked, asked_of

FIRST, YEARS, DUE = 2020, 10, 2030
DOMAINS, FAN = 6, (5, 6, 10)  # parts of the whole, of a part, of a part of that: 300 areas above the regions
METHODS = ("level", "degree", "baseline", "cagr")
SIZE = "size.json"
BAND = 2


def case_of(number: int) -> Case:
    """The target of an indicator."""
    facts = {"tolerance": Fraction(1, 100)}
    if number % 10 == 9:
        return Case("about", "band", target=Point(DUE, 50), band=BAND, **facts)
    if number % 4 == 3:
        return Case("reach", "le", target=Point(DUE, 15 + number % 20), **facts)
    return Case("reach", "ge", target=Point(DUE, 60 + number % 35), **facts)


def asked(indicators: int) -> list[Asked]:
    """The targets as ours takes them: the region's own value of the first year is its baseline."""
    rows = (asked_of(case_of(one), target=one, series=one, own_year=FIRST) for one in range(indicators))
    return [row for row in rows if row]


def area_pairs(regions: int) -> list[tuple[int, int]]:
    """Each region with the five areas that it lies in, itself the lowest."""
    counties = FAN[0] * FAN[1] * FAN[2]
    cities, provinces = counties // FAN[2], FAN[0]
    found = []
    for region in range(regions):
        county = region % counties
        city, province = county % cities, county % provinces
        above = (-1, -2 - province, -100 - city, -1000 - county)
        found += [(area, region) for area in (*above, region)]
    return found


def written(folder: Path, regions: int, indicators: int) -> None:
    """The values as a snapshot keeps them, the tree, and the size."""
    import duckdb
    import pyarrow as pa
    import pyarrow.parquet as pq

    areas, below = (list(side) for side in zip(*area_pairs(regions), strict=True))
    tree = {"area": pa.array(areas, pa.int64()), "region": pa.array(below, pa.int64()), "weight": [1.0] * len(areas)}
    pq.write_table(pa.table(tree), folder / "tree.parquet")
    (folder / SIZE).write_text(json.dumps([regions, indicators]))
    with duckdb.connect() as engine:
        engine.execute(VALUES.format(regions=regions, indicators=indicators, years=YEARS, first=FIRST, folder=folder))


VALUES = """
    COPY (
        SELECT series, region, {first} + year AS year, CASE WHEN dice % 97 = 0 THEN 0 ELSE
            (20 + (7 * region + 13 * series) % 60) * 1000 + dice % 900
            + year * ((series % 5) * 300 - (series % 4 // 3) * 1500)
            END AS value, NULL::BIGINT AS cases, NULL::BIGINT AS population, 0::BIGINT AS since, 0::BIGINT AS unsure
        FROM (
            SELECT series, region, year, (region * 7919 + series * 104729 + year * 1299709) % 10007 AS dice
            FROM range({indicators}) a(series), range({regions}) b(region), range({years}) c(year)
        ) WHERE dice % 33 <> 5 ORDER BY series, region, year
    ) TO '{folder}/values.parquet' (COMPRESSION zstd)
"""


def size_of(folder: Path) -> tuple[int, int]:
    """How many regions and indicators."""
    regions, indicators = json.loads((folder / SIZE).read_text())
    return regions, indicators


def code(status: str) -> int:
    """The number of a status."""
    return CODES[status]
