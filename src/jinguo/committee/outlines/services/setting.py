"""What an outline leaves to the office: the method that gives lights and rates, and the open ends of its targets."""

from typing import Any, TypeVar

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.committee.outlines.permissions import may_set
from jinguo.org.structure.models import Staff

Kept = TypeVar("Kept", Outline, OutlineTarget)


@transaction.atomic
def set_method(outline: Outline, *, by: Staff, seen: int, **facts: Any) -> Outline:
    """Set method, tolerance in per cent, and what rates count.

    Raises Refused, Stale, ValidationError.
    """
    row = locked(outline, seen)
    demand(may_set(by, row), act="outline.set_method", row=row)
    return _changed(row, "outline.set_method", by, facts)


@transaction.atomic
def set_target(target: OutlineTarget, *, by: Staff, seen: int, **facts: Any) -> OutlineTarget:
    """Set what the outline leaves open: how far 左右 may lie apart, and the milestone.

    Raises Refused, Stale, ValidationError.
    """
    row = locked(target, seen)
    demand(may_set(by, row.outline), act="outlinetarget.set_target", row=row)
    return _changed(row, "outlinetarget.set_target", by, facts)


def _changed(row: Kept, act: str, by: Staff, facts: dict[str, Any]) -> Kept:
    changes = {name: (getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value}
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    row.version += 1
    row.full_clean()
    row.save()
    audit.record(act, row, by=by, changes=changes)
    return row
