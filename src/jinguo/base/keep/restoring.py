"""Put a backup onto an empty machine: first everything is proved, then it is written."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Model

from jinguo.base import audit
from jinguo.base.audit import triggers
from jinguo.base.audit.models import AuditRow
from jinguo.base.keep import archive, schema
from jinguo.base.keep.archive import TABLES, Part
from jinguo.base.keep.backup import BATCH, FORMAT, Watch, folders, rows_of
from jinguo.base.keep.errors import BackupDamaged, KeepError
from jinguo.base.keep.private import write_privately
from jinguo.base.keep.rows import Digest, line, restored

KEYS = "keys/"
Item = TypeVar("Item")


def restore(source: Path, code: bytes, *, watch: Watch = iter) -> dict[str, Any]:
    """Restore a backup and return its manifest.

    Broken off half-way it can simply be run again: accounts and trail, by which a machine counts as used, are
    committed last and together with everything else in the database.
    """
    manifest = prove(source, code, watch=watch)
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    _demand_no_data()
    nodes = [(app, name) for app, name in manifest["migrations"]]
    schema.migrate_to(nodes)
    models = {TABLES + model._meta.db_table: model for model in schema.models_at(nodes)}
    with archive.reading(source, code) as parts, transaction.atomic():
        _empty(models.values())
        for part in watch(parts):
            _put(part, models)
        _reset_sequences(list(models.values()))
        triggers.install(connection)
    call_command("migrate", backup=False, verbosity=0)
    with transaction.atomic():
        audit.record("keep.restore", by=None, label=source.name, note=f"备份于 {manifest['made_at']}")
    return manifest


def prove(source: Path, code: bytes, *, watch: Watch = iter) -> dict[str, Any]:
    """The manifest of a backup that is whole, fits this version, and would replace no other key. Writes nothing."""
    manifest: dict[str, Any] = {}
    with archive.reading(source, code) as parts:
        for part in watch(parts):
            if part.name == "manifest":
                manifest = part.content
            elif part.name.startswith(KEYS):
                _demand_no_other_key(part)
    if manifest.get("format") != FORMAT or schema.unknown([(app, name) for app, name in manifest["migrations"]]):
        version = manifest.get("version", "")
        raise KeepError(f"这份备份由更新的版本（{version}）写成，没有写入任何数据。请先升级再恢复。")
    return manifest


def holds_data() -> bool:
    """Whether this database is in use: it has accounts or a trail."""
    tables = connection.introspection.table_names()
    used: tuple[type[Model], ...] = (get_user_model(), AuditRow)
    return any(model._meta.db_table in tables and model._base_manager.exists() for model in used)


def _demand_no_data() -> None:
    if holds_data():
        raise KeepError("这里的数据库已有数据，没有写入。恢复只用于空的数据目录和空的数据库，请另选一处。")


def _demand_no_other_key(part: Part) -> None:
    file, content = _path(part.name), b"".join(part.pieces())
    if file.exists() and file.read_bytes() != content:
        raise KeepError(f"{file} 是另一套密钥，没有覆盖。恢复只用于空的数据目录，请另选一处。")


def _path(name: str) -> Path:
    """Where a kept file belongs. Names were checked when they were read; this looks once more."""
    kind, _, rest = name.partition("/")
    folder = folders().get(kind)
    if folder is None or not (folder / rest).resolve().is_relative_to(folder.resolve()):
        raise BackupDamaged
    return folder / rest


def _empty(models: Iterable[type[Model]]) -> None:
    """Take out what the migrations themselves put in; the trail's triggers would refuse it."""
    triggers.drop(connection)
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608  own tables


def _put(part: Part, models: dict[str, type[Model]]) -> None:
    if part.name.startswith(TABLES):
        if part.name not in models:
            raise BackupDamaged
        _load(part, models[part.name])
    elif part.name != "manifest":
        write_privately(_path(part.name), part.pieces())


def _load(part: Part, model: type[Model]) -> None:
    """Fill one table and read it again: what the database now says must be what the backup said."""
    by_name: dict[str, Field[Any, Any]] = {field.attname: field for field in schema.columns(model)}
    fields = [by_name[name] for name in part.content]
    told, found = Digest(), Digest()
    with connection.cursor() as cursor:
        for rows in _batches(part.rows()):
            cursor.executemany(_insert(model, fields), [_stored(fields, row) for row in rows])
            for row in rows:
                told.add(line(row))
    for row in rows_of(model, part.content):
        found.add(line(row))
    if told.as_dict() != found.as_dict():
        raise KeepError(f"{model._meta.db_table} 恢复后与备份不一致，已全部撤回。请把这份备份交给维护人员。")


def _insert(model: type[Model], fields: list[Field[Any, Any]]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608  own tables and columns


def _stored(fields: list[Field[Any, Any]], row: list[Any]) -> list[Any]:
    pairs = zip(fields, row, strict=True)
    return [field.get_db_prep_save(restored(field, value), connection) for field, value in pairs]


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _reset_sequences(models: list[type[Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
