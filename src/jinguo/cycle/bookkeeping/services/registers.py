"""Freezing a register: the denominator of a coverage, fixed on a day."""

import hashlib
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.models import FrozenBase, FrozenMember
from jinguo.cycle.bookkeeping.permissions import may_freeze
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES


@transaction.atomic
def freeze(kind: LedgerKind, unit: Unit, *, by: Staff | None, on: date, note: str = "") -> FrozenBase:
    """Fix which rows stood on a register on a day, for a unit and all below it (冻结基数).

    Raises Refused; ValidationError when that day is frozen already: a base is never rewritten.
    """
    demand(may_freeze(by, unit) if by is not None else YES)
    register: Any = kind.rows()
    standing = register.standing_on(on).filter(unit__path__startswith=unit.path)
    rows = list(standing.order_by("pk").values_list("pk", flat=True))
    digest = hashlib.sha256(",".join(map(str, rows)).encode()).hexdigest()
    if FrozenBase.objects.filter(ledger=kind.code, unit=unit, day=on).exists():
        raise ValidationError(f"{kind.title}在 {on.month}月{on.day}日 已冻结过，请另选日期。")
    base = FrozenBase.objects.create(ledger=kind.code, unit=unit, day=on, size=len(rows), digest=digest, note=note)
    FrozenMember.objects.bulk_create([FrozenMember(base=base, row=row) for row in rows], batch_size=2000)
    audit.record("register.freeze", base, by=by, label=f"{kind.title} {len(rows)} 个", note=note)
    return base
