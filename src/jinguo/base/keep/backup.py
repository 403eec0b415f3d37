"""Write everything an installation holds into one sealed file."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from jinguo.base import audit, clock
from jinguo.base.files import store
from jinguo.base.keep import archive, recovery, schema
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.fingerprint import fingerprint
from jinguo.base.keep.models import Backup
from jinguo.base.keep.rows import plain

FORMAT = 1
BATCH = 2000
LEFT_BEHIND = {"recovery.txt"}  # the sheet would open the backup it lies in
Watch = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Written:
    """A finished backup file."""

    path: Path
    made_at: datetime
    manifest: dict[str, Any]
    sha256: str


def backup(target: Path, *, reason: str = "人工备份", watch: Watch = iter) -> Backup:
    """Make a backup and note it in the trail."""
    return note(write(target, watch=watch), reason=reason)


def write(target: Path, *, watch: Watch = iter) -> Written:
    """Make the file, complete or not at all; others may go on writing meanwhile. An existing file is not replaced."""
    if target.exists():
        raise KeepError(f"{target} 已经存在，没有覆盖。请换一个文件名。")
    code, draft = recovery.known(), target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as raw:
            manifest = _fill(raw, code, watch)
            raw.seek(0)
            digest = hashlib.file_digest(raw, "sha256").hexdigest()
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return Written(target, timezone.now(), manifest, digest)


def note(written: Written, *, reason: str) -> Backup:
    """Remember a backup; apart from writing it, because before a migration this table may not stand yet."""
    with transaction.atomic():
        made = Backup.objects.create(
            made_at=written.made_at,
            file_name=written.path.name,
            size=written.path.stat().st_size,
            sha256=written.sha256,
            audit_head=written.manifest["audit_head"],
            reason=reason,
        )
        audit.record("keep.backup", made, by=None, note=reason)
    return made


def _fill(raw: BinaryIO, code: bytes, watch: Watch) -> dict[str, Any]:
    with archive.writing(raw, code) as writer, schema.one_moment():
        nodes = schema.applied()
        models = schema.models_at(nodes)
        manifest = _manifest(nodes, models)
        writer.put("manifest", manifest)
        for name, file in _files():  # after the first question to the database, so none that a row names is missed
            writer.file(name, file)
        for model in watch(models):
            fields = [field.attname for field in schema.columns(model)]
            writer.table(model._meta.db_table, fields, rows_of(model, fields))
    raw.flush()
    os.fsync(raw.fileno())
    return manifest


def rows_of(model: type[Model], fields: list[str]) -> Iterator[list[Any]]:
    """Every row of a table in the order of its key, as plain values."""
    rows = model._base_manager.order_by("pk").values_list(*fields)
    return ([plain(value) for value in row] for row in rows.iterator(BATCH))


def _manifest(nodes: list[schema.Node], models: list[type[Model]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": version("jinguo"),
        "made_at": timezone.localtime().isoformat(timespec="seconds"),
        "business_day": clock.today().isoformat(),
        "database": connection.vendor,
        "migrations": nodes,
        "audit_head": _audit_head(models),
        "fingerprint": "" if schema.pending() else fingerprint(),
    }


def _audit_head(models: list[type[Model]]) -> str:
    for model in models:
        if model._meta.label_lower == "audit.audithead":
            return "".join(f"{number}:{mac}" for number, mac in model._base_manager.values_list("number", "mac"))
    return ""


def _files() -> Iterator[tuple[str, Path]]:
    """The keys, which only the recovery code opens, stored files and snapshots; each by its name in the backup."""
    for file in sorted(folders()["keys"].glob("[!.]*")):
        if file.name not in LEFT_BEHIND:
            yield f"keys/{file.name}", file
    for sha256 in store.stored():
        file = store.path_of(sha256)
        yield f"files/{file.parent.name}/{file.name}", file
    for file in sorted(folders()["snapshots"].glob("[!.]*/[!.]*")):
        yield f"snapshots/{file.parent.name}/{file.name}", file


def folders() -> dict[str, Path]:
    """What is kept beside the database, by the first word of its name in a backup."""
    found = {"keys": settings.KEY_DIR, "files": settings.FILES_DIR, "snapshots": settings.SNAPSHOTS_DIR}
    return {name: Path(folder) for name, folder in found.items()}
