"""Rows of the database as Arrow tables: past Django by ADBC, a column at a time; the one place with hand-written SQL.

Inside a transaction they come through Django's own connection instead, because no other one sees what it has written.
Values are stored as whole thousandths, so no decimal is ever guessed at.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any

import pyarrow as pa
from django.db import connection
from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, QuerySet, When
from django.db.models.functions import Cast, Substr

from jinguo.committee.outlines.models import Observation
from jinguo.rules.outlines.adopting import BASES
from jinguo.rules.progress.naming import UNCONFIRMED

CHUNK = 100_000
VALUES = {
    "indicator": pa.int64(),
    "disaggregation": pa.string(),
    "region": pa.int64(),
    "year": pa.int64(),
    "value": pa.int64(),
    "cases": pa.int64(),
    "population": pa.int64(),
    "unsure": pa.int64(),
    "rank": pa.int64(),
    "id": pa.int64(),
}
SELECTED = """
    SELECT seen.indicator_id AS indicator, seen.disaggregation AS disaggregation, seen.region_id AS region,
        CAST(substr(seen.period, 1, 4) AS bigint) AS year, seen.value AS value, CAST(seen.cases AS bigint) AS cases,
        CAST(seen.population AS bigint) AS population,
        CASE WHEN seen.confidence LIKE '%待核实%' THEN 1 ELSE 0 END AS unsure,
        CASE WHEN seen.is_adopted THEN 0 WHEN seen.basis = 'stated' THEN 1 WHEN seen.basis = 'derived' THEN 2 ELSE 3
        END AS rank, seen.id AS id
    FROM outlines_observation seen JOIN structure_region place ON place.id = seen.region_id
    WHERE seen.indicator_id IN ({indicators}) AND place.path LIKE '{path}%'
"""


def values_below(path: str, indicators: Iterable[int]) -> pa.Table:
    """Every value of some indicators in a region and all below it, whichever source it is from."""
    numbers = ", ".join(str(int(one)) for one in indicators) or "0"
    return table_of(SELECTED.format(indicators=numbers, path=_digits(path)), pa.schema(VALUES))


def values_read(rows: QuerySet[Observation]) -> pa.Table:
    """The same of observations that somebody may read, through Django."""
    unsure = Case(When(confidence__contains=UNCONFIRMED, then=1), default=0)
    by_basis = [When(basis=basis, then=rank) for rank, basis in enumerate(BASES, 1)]
    rank = Case(When(is_adopted=True, then=0), *by_basis, output_field=BigIntegerField())
    year = Cast(Substr("period", 1, 4), BigIntegerField())
    whole = ExpressionWrapper(F("value"), BigIntegerField())  # as it is stored: thousandths
    names = (
        "indicator_id",
        "disaggregation",
        "region_id",
        "year_of",
        "whole",
        "cases",
        "population",
        "unsure",
        "rank",
        "id",
    )
    found = rows.order_by().annotate(year_of=year, whole=whole, unsure=unsure, rank=rank).values_list(*names)
    return pa.Table.from_batches(_batches(found.iterator(CHUNK), pa.schema(VALUES)), pa.schema(VALUES))


def table_of(statement: str, schema: pa.Schema) -> pa.Table:
    """What a statement selects, its columns in the order of the schema."""
    if connection.in_atomic_block:
        return pa.Table.from_batches(_fetched(statement, schema), schema)
    with _adbc() as away, away.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetch_arrow_table().cast(schema)


def _fetched(statement: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        yield from _batches(iter(cursor), schema)


def _batches(rows: Iterable[Sequence[Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    left = iter(rows)
    while some := [*islice(left, CHUNK)]:
        columns = zip(zip(*some, strict=True), schema, strict=True)
        yield pa.record_batch([pa.array(column, field.type) for column, field in columns], schema=schema)


@contextmanager
def _adbc() -> Iterator[Any]:
    """A connection of ADBC to the same database."""
    if connection.vendor == "sqlite":
        driver, address = "adbc_driver_sqlite", str(connection.settings_dict["NAME"])
    else:
        driver, address = "adbc_driver_postgresql", _url(connection.get_connection_params())
    with import_module(f"{driver}.dbapi").connect(address) as found:
        yield found


def _url(words: dict[str, Any]) -> str:
    """The words of a PostgreSQL connection as libpq takes them."""
    names = ("host", "port", "user", "password", "dbname")
    return " ".join(f"{name}='{_quoted(words[name])}'" for name in names if words.get(name))


def _quoted(word: Any) -> str:
    return str(word).replace("\\", r"\\").replace("'", r"\'")


def _digits(path: str) -> str:
    """A path of the tree, which has digits and strokes only."""
    if path.strip("0123456789/"):
        raise ValueError(path)
    return path
