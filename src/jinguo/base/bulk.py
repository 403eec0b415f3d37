"""Many rows written at once, as tuples: COPY on PostgreSQL, one prepared statement on SQLite.

For rows that no signal and no `save` looks at (settled days, raw punches): what they must fulfil the database itself
holds. It runs inside the caller's transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row], *, skip_known: bool = False) -> int:
    """Insert rows whose values stand in the order of `columns` (field names); returns how many were inserted.

    `skip_known` leaves out those that a unique constraint knows already; without it the database raises IntegrityError.
    """
    names = [_column(model, column) for column in columns]
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(connection.ops.quote_name(name) for name in names)
    if connection.vendor == "postgresql":
        return _copied(table, listed, rows, skip_known)
    return _prepared(table, listed, len(names), _as_text(model, columns, rows), skip_known)


def _column(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.column)


def _prepared(table: str, listed: str, width: int, rows: Iterable[Row], skip_known: bool) -> int:
    verb = "INSERT OR IGNORE" if skip_known else "INSERT"
    places = ", ".join(["%s"] * width)
    with connection.cursor() as cursor:
        before = _changes(cursor)
        cursor.executemany(f"{verb} INTO {table} ({listed}) VALUES ({places})", list(rows))
        return _changes(cursor) - before


def _copied(table: str, listed: str, rows: Iterable[Row], skip_known: bool) -> int:
    with connection.cursor() as cursor:
        if not skip_known:
            return _copy(cursor, f"{table} ({listed})", rows)
        cursor.execute(f"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {listed} FROM {table} LIMIT 0")  # noqa: S608
        _copy(cursor, f"incoming ({listed})", rows)
        cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM incoming ON CONFLICT DO NOTHING")  # noqa: S608
        inserted = cursor.rowcount
        cursor.execute("DROP TABLE incoming")
        return int(inserted)


def _copy(cursor: Any, target: str, rows: Iterable[Row]) -> int:
    with connection.wrap_database_errors, cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    return int(cursor.rowcount)


def _changes(cursor: Any) -> int:
    cursor.execute("SELECT total_changes()")
    return int(cursor.fetchone()[0])


def _as_text(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    """Rows as SQLite keeps them: days and moments are text there."""
    kinds = [(at, _TEXTS.get(type(model._meta.get_field(name)))) for at, name in enumerate(columns)]
    dated = [(at, write) for at, write in kinds if write]
    for row in rows:
        told = row
        for at, write in dated:
            told = (*told[:at], write(told[at]), *told[at + 1 :])
        yield told


@lru_cache(maxsize=4096)
def _day(value: date | None) -> Any:
    return connection.ops.adapt_datefield_value(value)


def _moment(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


_TEXTS: dict[type, Callable[[Any], Any]] = {models.DateField: _day, models.DateTimeField: _moment}
