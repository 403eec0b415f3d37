"""What links one audit row to the next: the keyed hash over every column, the row before included."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from jinguo.base import vault
from jinguo.base.audit.models import AuditArchive, AuditHead, AuditRow

COVERED = tuple(field.attname for field in AuditRow._meta.concrete_fields if field.attname != "mac")


def mac_of(row: AuditRow) -> str:
    """The keyed hash a new row is to carry."""
    return vault.stamp(message([getattr(row, name) for name in COVERED]), purpose="chain")


def mac_holds(values: Sequence[Any], mac: str) -> bool:
    """Whether the values, in the order of COVERED, are those the hash was made of."""
    return vault.stamp_holds(mac, message(values), purpose="chain")


def message(values: Sequence[Any]) -> bytes:
    """The one spelling of a row; moments in UTC, so that the session's zone does not matter.

    >>> message([1, date(2026, 6, 3), "请假", b"", True]).decode()
    '[1,"2026-06-03","请假","",true]'
    """
    return json.dumps([plain(value) for value in values], ensure_ascii=False, separators=(",", ":")).encode()


def plain(value: Any) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value


def seal_of_head(head: AuditHead) -> str:
    """The seal of a head with this number and hash."""
    return vault.stamp(_head_message(head), purpose="chain")


def head_holds(head: AuditHead) -> bool:
    """Whether the head was written by the product."""
    return vault.stamp_holds(head.seal, _head_message(head), purpose="chain")


def seal_of_archive(archive: AuditArchive) -> str:
    """The seal of an archive's entry."""
    return vault.stamp(_archive_message(archive), purpose="chain")


def archive_holds(archive: AuditArchive) -> bool:
    """Whether the archive's entry was written by the product."""
    return vault.stamp_holds(archive.seal, _archive_message(archive), purpose="chain")


def _head_message(head: AuditHead) -> bytes:
    return message(["head", head.number, head.mac])


def _archive_message(archive: AuditArchive) -> bytes:
    return message(["archive", archive.first, archive.last, archive.mac, archive.file_sha256])
