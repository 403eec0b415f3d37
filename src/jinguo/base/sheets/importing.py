"""Importing a file: try it, write it as a whole, take it back."""

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils import timezone

from jinguo.base import audit, bulk, clock
from jinguo.base.audit.models import SYSTEM
from jinguo.base.moves import Refused, demand, move
from jinguo.base.sheets import guards
from jinguo.base.sheets.columns import Reading, SheetError
from jinguo.base.sheets.importers import Importer, RowsRefused, Saved, find
from jinguo.base.sheets.models import ImportBatch, ImportedRow
from jinguo.base.sheets.reading import read
from jinguo.base.sheets.stamps import Key, fetched, key_of, stamps_of, stands_as_stamped
from jinguo.rules.verdict import YES, all_of

SHOWN_OBSTACLES = 5


class NotWritten(Exception):
    """The file has errors, so none of it was written; `reading` holds them."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(f"有 {len(reading.errors)} 处问题，一行也没有写入。")
        self.reading = reading


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Spare Python's garbage collector going through the rows of a file again and again while they are being made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collecting()
def dry_run(importer: Importer, upload: guards.Upload, *, by: Any = None) -> Reading:
    """What `commit` would say: the file goes through the services and everything is rolled back.

    Where some rows cannot be read, the others are tried all the same, so that every error is told at once.
    """
    _demand_import(importer, by)
    reading = read(importer.sheet, upload)
    if reading.rows:
        was_read = reading.ok
        with transaction.atomic():
            saved = _save(importer, reading, by)
            transaction.set_rollback(True)
        reading.notes += _known_already(saved) if was_read else []
    return reading


@transaction.atomic
@_without_collecting()
def commit(importer: Importer, upload: guards.Upload, *, by: Any, name: str = "") -> ImportBatch:
    """Write the whole file and its audit row, or nothing. Raises NotWritten, or Refused for a file written before."""
    _demand_import(importer, by)
    reading, digest = read(importer.sheet, upload), _sha256(upload)
    _refuse_twice(importer.kind, digest)
    saved = _save(importer, reading, by) if reading.ok else []
    if not reading.ok:
        raise NotWritten(reading)
    rows = len(_by_row(saved))
    batch = _new_batch(
        kind=importer.kind,
        file_name=(name or getattr(upload, "name", "") or importer.sheet.title)[-200:],
        sha256=digest,
        rows=rows,
        by_number=by.number if by else "",
        by_name=by.name if by else SYSTEM,
        at=clock.now(),
    )
    _remember(batch, saved)
    audit.record("sheets.import", batch, by=by, note=f"{importer.kind}，{rows} 行，文件校验码 {digest}")
    return batch


@transaction.atomic
def undo(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """Take back what a batch created. Raises Refused when a record was changed, used or removed since."""
    importer = find(batch.kind)
    batch = move(batch, "undo", by=by)
    imported = list(batch.imported.all())
    objects = fetched((row.object_type, row.object_id) for row in imported)
    obstacles = [reason for row in imported if (reason := _obstacle(importer, row, objects))]
    if obstacles:
        raise Refused(_summary(obstacles))
    try:
        importer.remove([objects[row.object_type, row.object_id] for row in imported], by=by)
    except (ProtectedError, RestrictedError) as problem:
        used = next(iter(problem.args[1]))
        raise Refused(f"写入的记录已被“{used}”用到，请先改掉那一处，再撤销。") from problem
    return batch


def _demand_import(importer: Importer, by: Any) -> None:
    demand(importer.may_import(by) if by is not None else YES)


def _save(importer: Importer, reading: Reading, by: Any) -> list[Saved]:
    """Hand the rows to their services; complaints go into `reading`."""
    try:
        with transaction.atomic():
            return importer.save(reading.rows, by=by)
    except RowsRefused as refused:
        reading.errors += refused.errors
        return []


def _known_already(saved: Sequence[Saved]) -> list[str]:
    """What the rows about records that are there already would do; nothing to say where all are new."""
    rows = _by_row(saved)
    known = [records for records in rows.values() if not all(each.created for each in records)]
    changing = sum(any(each.changed for each in records) for records in known)
    told = f"新增 {len(rows) - len(known)} 行，更正 {changing} 行，无变化 {len(known) - changing} 行。"
    return [told] if known else []


def _by_row(saved: Sequence[Saved]) -> dict[int, list[Saved]]:
    """What each row of the file became; a row may write several records."""
    rows: dict[int, list[Saved]] = {}
    for each in saved:
        rows.setdefault(each.row, []).append(each)
    return rows


def _sha256(upload: guards.Upload) -> str:
    try:
        return hashlib.sha256(guards.content_of(upload)).hexdigest()
    except SheetError:
        return ""


def _refuse_twice(kind: str, digest: str) -> None:
    before = ImportBatch.objects.filter(kind=kind, sha256=digest, state="written").first()
    if before:
        day = timezone.localtime(before.at)
        when = f"{day.year}年{day.month}月{day.day}日"
        raise Refused(f"这个文件 {when} 已由{before.by_name}写入，没有再写一次。要重新写入，请先撤销那一次导入。")


def _new_batch(**values: Any) -> ImportBatch:
    """The batch; where another transaction has just written the same file, that one stands."""
    try:
        with transaction.atomic():
            return ImportBatch.objects.create(**values)
    except IntegrityError:
        _refuse_twice(values["kind"], values["sha256"])
        raise


def _remember(batch: ImportBatch, saved: Sequence[Saved]) -> None:
    """Keep which record each row became and how it stands in the database."""
    keys = [key_of(each.obj) for each in saved]
    stamps = stamps_of(keys)
    rows = ((batch.pk, one.row, *key, one.created, stamps[key]) for one, key in zip(saved, keys, strict=True))
    bulk.insert(ImportedRow, ("batch", "row", "object_type", "object_id", "created", "stamp"), rows)


def _obstacle(importer: Importer, row: ImportedRow, objects: dict[Key, models.Model]) -> str:
    """Why one row cannot be taken back; empty when it can."""
    obj = objects.get((row.object_type, row.object_id))
    if obj is None:
        return f"第 {row.row} 行写入的记录已经不在"
    verdict = all_of(
        (row.created, f"第 {row.row} 行改的是原有记录“{obj}”，改前的样子请逐条改回"),
        (stands_as_stamped(obj, row.stamp), f"第 {row.row} 行的“{obj}”写入后又改过，请只更正有错的行，再导入一次"),
        importer.may_remove(obj),
    )
    return verdict.reason


def _summary(obstacles: list[str]) -> str:
    more = f" 等 {len(obstacles)} 处" if len(obstacles) > SHOWN_OBSTACLES else ""
    return f"这次导入不能整批撤销：{'；'.join(obstacles[:SHOWN_OBSTACLES])}{more}。"
