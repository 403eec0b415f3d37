"""Write to the trail."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from django.db import DatabaseError, models, transaction
from django.utils import timezone

from jinguo.base import bulk, clock, vault
from jinguo.base.audit import chain
from jinguo.base.audit.middleware import request_ip
from jinguo.base.audit.models import SYSTEM, AuditHead, AuditRow, changes_bound

HEAD = ("number", "mac", "seal")
Changes = Mapping[str, tuple[Any, Any]]  # old and new by column


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
    changes: Changes | None = None,
    note: str = "",
    ip: str = "",
) -> AuditRow:
    """Add one row about an act, inside the act's own transaction: both stand or neither.

    `act` is a dotted code such as "leave.report_back"; `by=None` is the system itself; `changes` gives old and new
    per column and is sealed; `note` and `label` (by default the object's own words) stay readable, so no identity or
    narrative goes into them. A refusal is recorded (`ok=False`) in a transaction of its own, since its act is undone.
    """
    with _held() as head:
        row = _begun(head, act, obj, by, label)
        row.ok, row.note, row.ip = ok, _clean(note), ip or request_ip()
        _add_changes(row, changes or {})
        head = _chained(row)
        row.save(force_insert=True)
        head.save(force_update=True)
        return row


def record_all(act: str, about: Iterable[tuple[models.Model, Changes]], *, by: Actor | None) -> list[AuditRow]:
    """Add one row for each of many objects and its changes, in their order, as `record` does for one.

    The head is locked once and moved from row to row, as the database wants it; a statement a batch writes the rows,
    and one the moves.
    """
    with _held() as head:
        rows, heads, ip = [], [head], request_ip()
        for obj, changes in about:
            row = _begun(heads[-1], act, obj, by, "")
            row.ok, row.ip = True, ip
            _add_changes(row, changes)
            rows.append(row)
            heads.append(_chained(row))
        bulk.create(rows)
        bulk.update(heads[1:], HEAD)
        return rows


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


@contextmanager
def _held() -> Iterator[AuditHead]:
    """The head, locked within the act's own transaction; what the database then refuses undoes the act."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an act is recorded inside its own transaction")
    try:
        yield AuditHead.objects.select_for_update().get()
    except (DatabaseError, AuditHead.DoesNotExist) as broken:
        raise AuditUnavailable("审计记录没有写成，这次操作没有生效。请联系系统管理员。") from broken


def _begun(head: AuditHead, act: str, obj: models.Model | None, by: Actor | None, label: str) -> AuditRow:
    """The row after the head: when, who, what, about what."""
    row = AuditRow(number=head.number + 1, at=timezone.now(), business_day=clock.today(), previous=head.mac)
    row.act = act
    row.actor_number = by.number if by else ""
    row.actor_name = _clean(by.name, 40) if by else SYSTEM
    row.object_label = _clean(label or (str(obj) if obj else ""), 200)
    if obj is not None:
        row.object_type, row.object_id = obj._meta.label_lower, str(obj.pk)
    return row


def _add_changes(row: AuditRow, changes: Changes) -> None:
    if not changes:
        return
    row.fields = ",".join(changes)
    content = json.dumps({name: list(pair) for name, pair in changes.items()}, ensure_ascii=False, default=str)
    row.sealed_changes = vault.seal(content.encode(), purpose="audit", bound=changes_bound(row.number))


def _chained(row: AuditRow) -> AuditHead:
    """Give a whole row its hash; returns the head that names it, not saved yet."""
    row.mac = chain.mac_of(row)
    head = AuditHead(number=row.number, mac=row.mac)
    head.seal = chain.seal_of_head(head)
    return head


def _clean(text: str, length: int | None = None) -> str:
    """Text as both databases store it: PostgreSQL refuses NUL and text over the column's length."""
    return text.replace("\0", "")[:length]
