"""Many rows written at once: COPY on PostgreSQL, one prepared statement on SQLite.

For rows that no signal and no `save` looks at (settled days, raw punches, what a file brings): what they must fulfil
the database itself holds. It runs inside the caller's transaction. `insert` takes tuples, `create` objects.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, connections, models, transaction

Row = tuple[Any, ...]
New = TypeVar("New", bound=models.Model)
BATCH = 1000  # objects written by one statement


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


def create(rows: Iterable[New]) -> list[New]:
    """Insert new objects of one model, give them their keys and return them: `bulk_create` in a statement a batch.

    Django's own spreads them over a statement for every 999 values on SQLite. Each column takes what its `pre_save`
    says, so that sealed ones are sealed. Rows that they name must have their keys already (ValueError).
    """
    made = list(rows)
    if made and connection.vendor == "postgresql":
        type(made[0])._base_manager.bulk_create(made, batch_size=BATCH)
    elif made:
        with transaction.atomic(savepoint=False):
            _create(made)
    return made


def _create(rows: Sequence[models.Model]) -> None:
    meta = rows[0]._meta
    drawn = meta.pk if rows[0].pk is None else None
    fields = [field for field in meta.local_concrete_fields if field is not drawn]
    tellers = [_teller(field) for field in fields]
    table, listed = connection.ops.quote_name(meta.db_table), ", ".join(map(_quoted, fields))
    statement = f"INSERT INTO {table} ({listed}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608
    for at in range(0, len(rows), BATCH):
        part = rows[at : at + BATCH]
        with connection.cursor() as cursor:
            cursor.executemany(statement, [tuple(tell(row) for tell in tellers) for row in part])
            if drawn:
                _number(cursor, part)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _number(cursor: Any, rows: Sequence[models.Model]) -> None:
    """Give rows that were just inserted their keys: SQLite counts on by one, and one connection alone may write."""
    cursor.execute("SELECT last_insert_rowid()")
    (last,) = cursor.fetchone()
    for key, row in enumerate(rows, last - len(rows) + 1):
        row.pk = key


def _teller(field: Any, *, is_new: bool = True) -> Callable[[models.Model], Any]:
    """How a column's value is taken from a row: as it stands where it is of the column's own plain type."""
    link = connections[connection.alias]  # asked for each value: not through the proxy
    name, plain = field.attname, None if getattr(field, "auto_now", False) else PLAIN.get(type(field))

    def told(row: models.Model) -> Any:
        value = row.__dict__[name] if plain else field.pre_save(row, is_new)
        if plain and type(value) is plain:
            return _day(value) if plain is date else value
        if value is None and field.is_relation and field.is_cached(row) and field.get_cached_value(row):
            raise ValueError(f"{field}: save what the row names before the row is made")
        return field.get_db_prep_save(value, link)

    return told


def update(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write fields of rows of one model as they stand, sealed or scaled as their columns are: a statement a batch."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [meta.get_field(name) for name in names]
    tellers = [_teller(field, is_new=False) for field in [*fields, meta.pk]]
    told = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    table, key = connection.ops.quote_name(meta.db_table), _quoted(meta.pk)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        for at in range(0, len(rows), BATCH):
            values = [tuple(tell(row) for tell in tellers) for row in rows[at : at + BATCH]]
            cursor.executemany(f"UPDATE {table} SET {told} WHERE {key} = %s", values)  # noqa: S608 - columns' names


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
    return [_quoted(model._meta.get_field(name)) for name in names]


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)


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


# Columns whose value is stored as it stands, and of which type it then is.
PLAIN: dict[type, type] = {
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.IntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.SmallIntegerField: int,
    models.BigIntegerField: int,
    models.PositiveBigIntegerField: int,
    models.ForeignKey: int,
    models.DateField: date,
}
_TEXTS: dict[type, Callable[[Any], Any]] = {models.DateField: _day, models.DateTimeField: _moment}
