"""Move the oldest rows into a file; the chain stays verifiable from the first row in the file to the newest."""

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jinguo.base.audit import chain
from jinguo.base.audit.models import AuditArchive, AuditRow
from jinguo.base.audit.trail import Actor, record
from jinguo.base.audit.verification import CHUNK, Link, Problem, follow, verify

# 网络安全法: network logs are kept for at least six months, by the machine's clock; 184 days are never less.
KEPT = timedelta(days=184)


@transaction.atomic
def archive(before: date, file: Path, *, by: Actor | None) -> AuditArchive:
    """Write the rows older than `before` into a new file and take them out of the table.

    Refused for rows younger than KEPT whatever is asked, for a trail that does not verify, and when there is nothing.
    """
    _refuse_unless_old_enough(before)
    rows = _oldest(before)
    entry = _entry(rows)
    digest = _write(rows, file)
    entry.file_sha256 = digest
    entry.seal = chain.seal_of_archive(entry)
    entry.save(force_insert=True)
    rows._raw_delete(rows.db)  # the database lets go of archived rows only
    record("audit.archive", entry, by=by, note=f"第 {entry.first} 至 {entry.last} 条写入 {file.name}")
    return entry


def verify_file(file: Path) -> list[Problem]:
    """The problems of an archive file, against its entry in the database."""
    content = file.read_bytes()
    entry = AuditArchive.objects.filter(file_sha256=hashlib.sha256(content).hexdigest()).first()
    if entry is None:
        return [Problem(0, "archive", "这个归档文件不是本系统登记过的，或被改动过")]
    before = AuditArchive.objects.filter(last=entry.first - 1).values_list("mac", flat=True).first() or ""
    link = Link(entry.first - 1, before)
    problems = list(follow((json.loads(line) for line in content.splitlines()), link))
    if (link.number, link.mac) != (entry.last, entry.mac):
        problems.append(Problem(link.number, "cut", f"归档应到第 {entry.last} 条，文件只到第 {link.number} 条"))
    return problems


def _refuse_unless_old_enough(before: date) -> None:
    youngest = timezone.localdate() - KEPT
    if before > youngest:
        raise ValidationError(f"审计记录至少保留六个月。最晚可归档到 {youngest.isoformat()} 之前。")
    if verify():
        raise ValidationError("审计链有问题，先不归档。请运行 jinguo audit verify 查看。")


def _oldest(before: date) -> Any:
    midnight = timezone.make_aware(datetime.combine(before, time.min))
    younger = AuditRow.objects.filter(at__gte=midnight).order_by("number").values_list("number", flat=True).first()
    rows = AuditRow.objects.order_by("number")
    return rows.filter(number__lt=younger) if younger else rows


def _entry(rows: Any) -> AuditArchive:
    first, last = rows.first(), rows.last()
    if first is None:
        raise ValidationError("没有可归档的审计记录。")
    return AuditArchive(first=first.number, last=last.number, mac=last.mac)


def _write(rows: Any, file: Path) -> str:
    """Write one JSON list a row, readable by the owner only; the SHA-256 of the file."""
    digest = hashlib.sha256()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        for line in _lines(rows):
            digest.update(line)
            stream.write(line)
        stream.flush()
        os.fsync(stream.fileno())
    return digest.hexdigest()


def _lines(rows: Any) -> Iterator[bytes]:
    for values in rows.values_list(*chain.COVERED, "mac").iterator(chunk_size=CHUNK):
        yield chain.message(values) + b"\n"
