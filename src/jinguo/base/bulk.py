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
    names = _columns(model, columns)
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(names)
    if connection.vendor == "postgresql":
        return _copied(table, listed, rows, skip_known)
    return _prepared(table, listed, len(names), _as_text(model, columns, rows), skip_known)


def insert_alike(
    model: type[models.Model], own: Sequence[str], rows: Sequence[Row], alike: Sequence[str], shared: Sequence[Row]
) -> None:
    """Insert rows that are alike in many columns: values of `own`, then the place in `shared` of those of `alike`.

    On SQLite what is shared is sent once and the database puts the rows together; days and moments are told as text.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    if connection.vendor == "postgresql":
        listed = ", ".join([*_columns(model, own), *_columns(model, alike)])
        _copied(table, listed, ((*row, *shared[place]) for *row, place in rows), skip_known=False)
    else:
        _joined(table, _columns(model, own), _columns(model, alike), rows, shared)


def _joined(table: str, own: Sequence[str], alike: Sequence[str], rows: Sequence[Row], shared: Sequence[Row]) -> None:
    listed = ", ".join([*own, *alike])
    placed = [(place, *row) for place, row in enumerate(shared)]
    with connection.cursor() as cursor:
        _fill(cursor, "own_values", [*own, "_place"], rows)
        _fill(cursor, "shared_values", ["_place INTEGER PRIMARY KEY", *alike], placed)
        parts = "own_values CROSS JOIN shared_values USING (_place)"
        cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {parts}")  # noqa: S608
        cursor.execute("DROP TABLE own_values")
        cursor.execute("DROP TABLE shared_values")


def _fill(cursor: Any, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    cursor.execute(f"CREATE TEMP TABLE {name} ({', '.join(columns)})")
    cursor.executemany(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(columns))})", rows)  # noqa: S608


def _columns(model: type[models.Model], names: Sequence[str]) -> list[str]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return [connection.ops.quote_name(field.column) for field in fields]


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
