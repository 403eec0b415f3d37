"""What stands and what waits in each ledger, for the index and the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from jinguo.cycle.bookkeeping.kinds import CustomLedger, LedgerKind, all_ledgers
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.permissions import answers_for
from jinguo.cycle.bookkeeping.queries import ledgers_open_to
from jinguo.org.structure.models import Staff

OTHERS = "其他"
EMPTY = {"total": 0, "to_confirm": 0, "drafts": 0}


@dataclass(frozen=True)
class Book:
    """One ledger as the index shows it: its entries within reach, those that wait for the reader, her own drafts."""

    kind: LedgerKind
    total: int
    to_confirm: int
    drafts: int


def books(reader: Staff) -> list[Book]:
    """Every ledger open to the reader; one query a typed ledger and one for all the custom ones."""
    typed, custom = open_ledgers(reader)
    counted = _counted(CustomEntry.objects.visible_to(reader), reader, "ledger_row__code") if custom else {}
    found = [Book(one, **_of_one(one, reader)) for one in typed]
    return found + [Book(one, **counted.get(one.code, EMPTY)) for one in custom]


def shelves(reader: Staff) -> list[tuple[str, list[Book]]]:
    """The ledgers by group, ungrouped ones last."""
    groups: dict[str, list[Book]] = defaultdict(list)
    for book in books(reader):
        groups[book.kind.group or OTHERS].append(book)
    return sorted(groups.items(), key=lambda shelf: shelf[0] == OTHERS)


def open_ledgers(reader: Staff) -> tuple[list[LedgerKind], list[LedgerKind]]:
    """The typed ledgers, and the custom ones that the reader may use."""
    mine = set(ledgers_open_to(reader).values_list("code", flat=True))
    kinds = all_ledgers().values()
    custom: list[LedgerKind] = [one for one in kinds if isinstance(one, CustomLedger) and one.code in mine]
    return [one for one in kinds if not isinstance(one, CustomLedger)], custom


def _of_one(kind: LedgerKind, reader: Staff) -> dict[str, int]:
    rows = kind.rows().order_by().select_related(None).prefetch_related(None).visible_to(reader)
    if kind.is_register:
        return {**EMPTY, "total": rows.count()}
    return rows.aggregate(**_counts(reader))


def _counted(rows: QuerySet, reader: Staff, by: str) -> dict[str, dict[str, int]]:
    """The counts of many ledgers in one table, by ledger."""
    lines: Iterable[dict[str, Any]] = rows.order_by().values(by).annotate(**_counts(reader))
    return {line.pop(by): line for line in lines}


def _counts(reader: Staff) -> dict[str, Count]:
    draft = Q(state="draft")
    return {
        "total": Count("pk", filter=~Q(state="void")),
        "to_confirm": Count("pk", filter=draft & answers_for(reader) & ~Q(recorded_by=reader)),
        "drafts": Count("pk", filter=draft & Q(recorded_by=reader)),
    }
