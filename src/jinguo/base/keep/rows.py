"""Rows as text that no database owns: what SQLite wrote, PostgreSQL reads, and the other way round."""

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field
from django.utils.duration import duration_iso_string

from jinguo.base.vault.fields import EncryptedTextField, SealedText

DIGEST_RANGE = 1 << 256


def plain(value: Any) -> Any:
    """A column's value as JSON knows it; a sealed one stays sealed.

    >>> plain(Decimal("1E+2")), plain(b"\\x00"), plain(date(2026, 6, 3))
    ('100', 'AA==', '2026-06-03')
    """
    match value:
        case SealedText():
            return base64.b64encode(value.envelope).decode()
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
        case Decimal():
            return f"{value:f}"
        case UUID():
            return str(value)
        case datetime():
            return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return duration_iso_string(value)
    return value


def restored(field: Field, value: Any) -> Any:
    """The value that `plain` was given, for a column of this kind."""
    if value is None:
        return None
    if isinstance(field, EncryptedTextField):
        return SealedText(base64.b64decode(value)) if value else ""
    if field.get_internal_type() == "BinaryField":
        return base64.b64decode(value)
    return field.to_python(value)


def line(values: Sequence[Any]) -> bytes:
    """One row as one line."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


class Digest:
    """How many rows, and a hash of them that does not depend on their order: databases sort text differently."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, row: bytes) -> None:
        """Count one row in."""
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(row).digest(), "big")) % DIGEST_RANGE

    def as_dict(self) -> dict[str, Any]:
        """For the manifest."""
        return {"rows": self.rows, "sha256": f"{self._sum:064x}"}
