"""Acts on many entries as one: the same rules as for one, one statement, one audit row."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jinguo.base import audit, clock
from jinguo.base.moves import Refused, on_moved
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.permissions import may_confirm
from jinguo.cycle.bookkeeping.queries import lock_finder
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry."""

    row: Any
    verdict: Verdict


@transaction.atomic
def confirm_all(kind: LedgerKind, rows: QuerySet, *, by: Staff) -> list[Outcome]:
    """Confirm the waiting ones among `rows`, each by the rule for one; the others stay, with the reason.

    Raises Refused when the books would disagree after one of them: then none is confirmed.
    """
    waiting = list(rows.order_by("pk").filter(state="draft").select_for_update(of=("self",)))
    locks = lock_finder(kind.code)
    outcomes = [Outcome(row, may_confirm(by, row, locks)) for row in waiting]
    confirmed = [one.row for one in outcomes if one.verdict]
    _let_count(kind, confirmed, by)
    if confirmed:
        note = f"{len(confirmed)} 条，校验码 {digest(row.number for row in confirmed)}"
        audit.record(f"{kind.code}.confirm_all", by=by, label=kind.title, note=note)
    return outcomes


def _let_count(kind: LedgerKind, rows: list[Any], by: Staff) -> None:
    """Set the state of all, see that the books agree, and tell whom it concerns."""
    for row in rows:
        kind.hold(kind.values(row))
        row.state, row.confirmed_by, row.confirmed_on = "confirmed", by, clock.today()
    if rows:
        type(rows[0]).objects.bulk_update(rows, ["state", "confirmed_by", "confirmed_on"], batch_size=500)
    for row in rows:
        if not (verdict := kind.agrees(row)):
            raise Refused(f"{row.number}：{verdict.reason}")
        step = row.workflow.index["draft", "confirm"]
        for tell in on_moved:
            tell(row, step, by)


def digest(words: Iterable[str]) -> str:
    """A hash over words in their order, for the trail of a set."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
