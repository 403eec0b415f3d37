"""When two entries say the same: the same unit, day, people, region and figures, down to the remark."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model

from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.org.structure.models import Unit

THING = ("name", "region")  # what a register knows a thing by
FETCHED = 2000


def like(kind: LedgerKind, values: Values, unit: Unit) -> Hashable:
    """What two rows that say the same have in common."""
    names = THING if kind.is_register else tuple(kind.names)
    return (unit.pk, *(_mark(values.get(name)) for name in names))


def likes_in_the_books(kind: LedgerKind, asked: Iterable[tuple[Values, Unit]]) -> dict[Hashable, str]:
    """What stands in the books for the asked units and days: each likeness with the number of its first row."""
    units: set[int] = set()
    days: set[date] = set()
    for values, unit in asked:
        units.add(unit.pk)
        days |= {values["day"]} if values.get("day") else set()
    rows = kind.rows().filter(unit__in=units)
    if not kind.is_register:
        rows = rows.filter(day__range=(min(days), max(days)), sign=1).exclude(state="void") if days else rows.none()
    found: dict[Hashable, str] = {}
    for row in rows.order_by("pk").iterator(chunk_size=FETCHED):
        if kind.is_register or row.day in days:
            found.setdefault(like(kind, kind.values(row), row.unit), row.number)
    return found


def _mark(value: Any) -> Hashable:
    if isinstance(value, str):
        return value.strip() or None  # what was left out and what is nothing
    if isinstance(value, Model):
        return value.pk
    return tuple(sorted(filter(None, (one.pk for one in value)))) if isinstance(value, list) else value or None
