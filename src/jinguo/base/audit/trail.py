"""Write to the trail."""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from django.db import DatabaseError, models, transaction
from django.utils import timezone

from jinguo.base import clock, vault
from jinguo.base.audit import chain
from jinguo.base.audit.middleware import request_ip
from jinguo.base.audit.models import SYSTEM, AuditHead, AuditRow, changes_bound


class Actor(Protocol):
    """Who acts, as far as the trail is concerned; the trail stands below the organisation."""

    @property
    def number(self) -> str:
        """The staff number."""

    @property
    def name(self) -> str:
        """The name."""


class AuditUnavailable(Exception):
    """The trail could not be written, so the act must not stand either."""


def record(
    act: str,
    obj: models.Model | None = None,
    *,
    by: Actor | None,
    ok: bool = True,
    label: str = "",
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    note: str = "",
    ip: str = "",
) -> AuditRow:
    """Add one row about an act, inside the act's own transaction: both stand or neither.

    `act` is a dotted code such as "leave.report_back"; `by=None` is the system itself; `changes` gives old and new
    per column and is sealed; `note` and `label` (by default the object's own words) stay readable, so no identity or
    narrative goes into them. A refusal is recorded (`ok=False`) in a transaction of its own, since its act is undone.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an act is recorded inside its own transaction")
    try:
        head = AuditHead.objects.select_for_update().get()
        row = AuditRow(number=head.number + 1, at=timezone.now(), business_day=clock.today(), previous=head.mac)
        _describe(row, act, obj, by, label)
        row.ok, row.note, row.ip = ok, _clean(note), ip or request_ip()
        _add_changes(row, changes or {})
        return _append(row, head)
    except (DatabaseError, AuditHead.DoesNotExist) as broken:
        raise AuditUnavailable("审计记录没有写成，这次操作没有生效。请联系系统管理员。") from broken


def head() -> str:
    """The newest row as "number:mac"; kept outside, it proves later that nothing was cut off or rolled back."""
    return str(AuditHead.objects.get())


def start_chain() -> None:
    """Give an empty trail its head; a trail that has rows but no head is left for `verify` to report."""
    if AuditHead.objects.exists() or AuditRow.objects.exists():
        return
    first = AuditHead()
    first.seal = chain.seal_of_head(first)
    first.save()


def _describe(row: AuditRow, act: str, obj: models.Model | None, by: Actor | None, label: str) -> None:
    row.act = act
    row.actor_number = by.number if by else ""
    row.actor_name = _clean(by.name, 40) if by else SYSTEM
    row.object_label = _clean(label or (str(obj) if obj else ""), 200)
    if obj is not None:
        row.object_type, row.object_id = obj._meta.label_lower, str(obj.pk)


def _add_changes(row: AuditRow, changes: Mapping[str, tuple[Any, Any]]) -> None:
    if not changes:
        return
    row.fields = ",".join(changes)
    content = json.dumps({name: list(pair) for name, pair in changes.items()}, ensure_ascii=False, default=str)
    row.sealed_changes = vault.seal(content.encode(), purpose="audit", bound=changes_bound(row.number))


def _append(row: AuditRow, head: AuditHead) -> AuditRow:
    row.mac = chain.mac_of(row)
    row.save(force_insert=True)
    head.number, head.mac = row.number, row.mac
    head.seal = chain.seal_of_head(head)
    head.save(update_fields=["number", "mac", "seal"])
    return row


def _clean(text: str, length: int | None = None) -> str:
    """Text as both databases store it: PostgreSQL refuses NUL and text over the column's length."""
    return text.replace("\0", "")[:length]
