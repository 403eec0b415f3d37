"""Ledgers with a table of their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet

from jinguo.base.amounts import QuantityField, YuanField
from jinguo.cycle.bookkeeping.kinds.base import EntryField, FieldKind, LedgerKind, Problem, Values
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Region, Staff, Unit

Check = Callable[[Values, Any], Iterable[Problem]]


@dataclass(frozen=True)
class TypedLedger(LedgerKind):
    """A ledger whose rows are a `LedgerEntry` model; its checks are functions of `rules/` put into problems."""

    model: Any = None
    checks: tuple[Check, ...] = ()

    def rows(self) -> QuerySet:
        """All rows, with people, units and regions joined."""
        joined = [one.name for one in self.fields if one.kind in ("person", "region")]
        return self.model.objects.select_related("unit", "recorded_by", *joined)

    def blank(self, unit: Unit, by: Staff | None) -> Any:
        """A new row of a unit, not saved."""
        return self.model(unit=unit, recorded_by=by)

    def fill(self, row: Any, values: Values) -> None:
        """Put values into the row's columns."""
        for name, value in values.items():
            setattr(row, self.names[name].name, value)

    def values(self, row: Any) -> Values:
        """The values of the row's columns."""
        return {one.name: getattr(row, one.name) for one in self.fields}

    def check(self, values: Values, row: Any) -> Iterable[Problem]:
        """What the ledger's rules say."""
        return (problem for check in self.checks for problem in check(values, row))


@dataclass(frozen=True)
class TypedRegister(TypedLedger):
    """A register with a table of its own."""

    is_register: bool = True


def fields_of(model: type[models.Model], *names: str, **extra: dict[str, Any]) -> tuple[EntryField, ...]:
    """The fields of a ledger read off its model's columns; `extra` adds unit, hint or kind by field name."""
    return tuple(_field_of(model._meta.get_field(name), extra.get(name, {})) for name in names)


def _field_of(column: Any, extra: dict[str, Any]) -> EntryField:
    choices = tuple(column.flatchoices or ())
    facts = {
        "kind": "choice" if choices else _kind_of(column),
        "required": not (column.blank or column.null or isinstance(column, models.BooleanField)),
        "choices": choices,
        "default": column.get_default() if column.has_default() else None,
    }
    return EntryField(column.name, str(column.verbose_name), **{**facts, **extra})


_KINDS: tuple[tuple[type[models.Field], FieldKind], ...] = (
    (YuanField, "yuan"),
    (QuantityField, "quantity"),
    (models.BooleanField, "bool"),
    (models.DateField, "date"),
    (models.IntegerField, "integer"),
    (models.TextField, "long_text"),
)


def _kind_of(column: Any) -> FieldKind:
    if column.is_relation:
        return "person" if column.related_model is Person else _relation(column)
    return next((kind for cls, kind in _KINDS if isinstance(column, cls)), "text")


def _relation(column: Any) -> FieldKind:
    if column.related_model is Region:
        return "region"
    raise TypeError(f"a ledger field cannot lead to {column.related_model}")
