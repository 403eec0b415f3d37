"""Keep a file with a row, list a row's files, read one, discard one."""

import hashlib
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models, transaction
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.audit.models import SYSTEM
from jinguo.base.audit.trail import Actor
from jinguo.base.files import store
from jinguo.base.files.kinds import kind_of
from jinguo.base.files.models import StoredFile
from jinguo.base.files.names import safe_name


@transaction.atomic
def keep(owner: models.Model, upload: File, *, by: Actor | None) -> StoredFile:
    """Check an upload and keep it with `owner`; the same file kept there again is the one already kept.

    `ValidationError` (Chinese: fact and remedy) when it is too large, of no accepted kind, or not what its name says.
    """
    name = safe_name(upload.name or "")
    content = _content(name, upload)
    kind = kind_of(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    facts: dict[str, Any] = {"size": len(content), "kind": kind.code, "at": timezone.now()}
    facts |= {"uploaded_by_number": by.number if by else "", "uploaded_by_name": by.name if by else SYSTEM}
    kept, is_new = of(owner).get_or_create(**StoredFile.owned_by(owner), sha256=sha256, name=name, defaults=facts)
    if is_new:
        audit.record("file.keep", owner, by=by, note=f"{name} SHA-256 {sha256}")
    store.put(sha256, content)  # after the audit row, whose lock keeps a discard of the same content waiting
    return kept


def of(owner: models.Model) -> models.QuerySet[StoredFile]:
    """The files of a row, oldest first."""
    return StoredFile.objects.filter(**StoredFile.owned_by(owner))


def read(stored: StoredFile) -> bytes:
    """The content as it was kept."""
    return store.get(stored.sha256)


@transaction.atomic
def discard(stored: StoredFile, *, owner: models.Model, by: Actor | None) -> None:
    """Take a file from its row; the content is erased when no other row has it."""
    audit.record("file.discard", owner, by=by, note=f"{stored.name} SHA-256 {stored.sha256}")
    stored.delete()
    transaction.on_commit(partial(_erase_unused, stored.sha256))


def sweep() -> int:
    """Erase contents that no row has, left by acts that were undone after storing; how many."""
    return sum(_erase_unused(sha256) for sha256 in list(store.stored()) if not _is_used(sha256))


@transaction.atomic
def _erase_unused(sha256: str) -> bool:
    """Erase a content nobody has. The audit row comes first: its lock holds off whoever keeps the same content now."""
    audit.record("file.erase", by=None, label="附件内容", note=f"SHA-256 {sha256}")
    unused = not _is_used(sha256)
    if unused:
        store.remove(sha256)
    return unused


def _is_used(sha256: str) -> bool:
    return StoredFile.objects.filter(sha256=sha256).exists()


def _content(name: str, upload: File) -> bytes:
    limit: int = settings.UPLOAD_LIMIT
    upload.seek(0)
    content: bytes = upload.read(limit + 1)
    if len(content) > limit:
        raise ValidationError(f"“{name}”超过 {limit // 2**20} MB。请压缩图片，或分成几份上传。")
    return content
