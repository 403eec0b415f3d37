"""Ledgers with a table of their own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable

from jinguo.base import bulk
from jinguo.base.amounts import QuantityField, YuanField
from jinguo.cycle.bookkeeping.kinds.base import EntryField, FieldKind, LedgerKind, Problem, Values
from jinguo.cycle.bookkeeping.kinds.searching import person_called
from jinguo.cycle.bookkeeping.models import Heading
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.scope import ScopedQuerySet
from jinguo.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of a ledger: the field that shows its refusal, the question, and the values without which it waits."""

    field: str
    ask: Callable[[Values, Any], Verdict]
    needs: tuple[str, ...] = ()

    def problems(self, values: Values, row: Any) -> Iterable[Problem]:
        """The refusal, if any; nothing while a needed value is missing or wrong in itself."""
        if any(values.get(name) in (None, "") for name in self.needs):
            return ()
        verdict = self.ask(values, row)
        return () if verdict else (Problem(self.field, verdict.reason),)


@dataclass(frozen=True)
class TypedLedger(LedgerKind):
    """A ledger whose rows are a `LedgerEntry` model; its checks are functions of `rules/` put into problems.

    A `people` field is the related name of child rows that each lead to one `person`.
    """

    model: Any = None
    checks: tuple[Check, ...] = ()

    def rows(self) -> ScopedQuerySet:
        """All rows, with people, units and regions joined."""
        joined = [one.name for one in self.fields if one.kind in ("person", "region", "heading")]
        lists = [f"{one.name}__person" for one in self.lists]
        return self.model.objects.select_related("unit", "recorded_by", *joined).prefetch_related(*lists)

    def blank(self, unit: Unit, by: Staff | None) -> Any:
        """A new row of a unit, not saved."""
        return self.model(unit=unit, recorded_by=by)

    def fill(self, row: Any, values: Values) -> None:
        """Put values into the row's columns; lists of people wait for `store`."""
        for name, value in values.items():
            if self.names[name].kind != "people":
                setattr(row, name, value)

    def values(self, row: Any) -> Values:
        """The values of the row's columns, and the people of its lists."""
        lists = {one.name: [child.person for child in getattr(row, one.name).all()] for one in self.lists}
        return {**self._columns(row), **lists}

    def filled(self, row: Any, values: Values) -> Values:
        """The row's columns as cleaned, the lists as given."""
        return {**super().filled(row, values), **self._columns(row)}

    def check(self, values: Values, row: Any) -> Iterable[Problem]:
        """What the ledger's rules say, and whether its headings may be used."""
        yield from (problem for check in self.checks for problem in check.problems(values, row))
        for one in self.fields:
            heading = values.get(one.name) if one.kind == "heading" else None
            if heading and not may_book_under(heading, row.unit):
                yield Problem(one.name, f"“{heading}”已停用或不归本单位使用，请另选")

    def store(self, row: Any, values: Values) -> None:
        """Save the row, and the lists of people that were given."""
        row.save()
        given = [one.name for one in self.lists if one.name in values]
        for name in given:
            getattr(row, name).all().delete()
        self._store_lists([(row, {name: values[name] for name in given})])

    def column(self, name: str) -> Combinable:
        """The column itself; people by pinyin, regions by code, headings by name."""
        leads_to = {"person": "__pinyin", "region": "__code", "heading": "__name"}
        return F(name + leads_to.get(self.names[name].kind, ""))

    def matching(self, text: str) -> Q:
        """By number, by the words of a listed text, or by a person's name or pinyin."""
        found = Q(number=text)
        for one in self.fields:
            if one.kind == "person":
                found |= person_called(text, f"{one.name}__")
            elif one.kind == "text" and one.name in self.listed and not one.is_secret:
                found |= Q(**{f"{one.name}__icontains": text})
        return found

    def store_all(self, rows: Sequence[tuple[Any, Values]]) -> None:
        """In one statement a batch."""
        bulk.create(row for row, _ in rows)
        self._store_lists(rows)

    @property
    def lists(self) -> tuple[EntryField, ...]:
        """The fields that are lists of people."""
        return tuple(one for one in self.fields if one.kind == "people")

    def _columns(self, row: Any) -> Values:
        """What stands in the row's own columns; None for a relation that is not there yet."""
        return {one.name: getattr(row, one.name, None) for one in self.fields if one.kind != "people"}

    def _store_lists(self, rows: Sequence[tuple[Any, Values]]) -> None:
        for one in self.lists:
            link = self.model._meta.get_field(one.name)
            named = ((row, person) for row, values in rows for person in values.get(one.name) or ())
            bulk.create(link.related_model(**{link.field.name: row, "person": person}) for row, person in named)


@dataclass(frozen=True)
class TypedRegister(TypedLedger):
    """A register with a table of its own."""

    is_register: bool = True


def fields_of(model: type[models.Model], *names: str, **extra: dict[str, Any]) -> tuple[EntryField, ...]:
    """The fields of a ledger read off its model's columns; `extra` sets label, unit or hint by field name."""
    return tuple(_field_of(model._meta.get_field(name), extra.get(name, {})) for name in names)


def _field_of(column: Any, extra: dict[str, Any]) -> EntryField:
    choices = tuple(column.flatchoices or ())
    facts = {
        "kind": "choice" if choices else _kind_of(column),
        "required": not (column.blank or column.null or isinstance(column, models.BooleanField)),
        "choices": choices,
        "default": column.get_default() if column.has_default() else None,
    }
    if facts["kind"] == "heading":
        facts["headings"] = column.related_model
    return EntryField(**{"name": column.name, "label": str(column.verbose_name), **facts, **extra})


def may_book_under(heading: Heading, unit: Unit) -> bool:
    """Whether a unit may book under a heading: one in use, of its organ or of an organ above it."""
    return heading.is_open and unit.organ_path.startswith(heading.unit.organ_path)


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
    if issubclass(column.related_model, Heading):
        return "heading"
    raise TypeError(f"a ledger field cannot lead to {column.related_model}")
