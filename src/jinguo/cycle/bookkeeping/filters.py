"""The conditions above a ledger's list, made from what the ledger tells of itself."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.cycle.bookkeeping.flow import ENTRY
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind
from jinguo.cycle.bookkeeping.queries import regions_offered
from jinguo.org.structure.models import Staff, Unit

YES_NO = (("yes", "是"), ("no", "否"))


class EntryConditions(Conditions):
    """What every ledger's list is narrowed by; the ledger's own choices are added by `conditions_of`."""

    kind: LedgerKind
    q = django_filters.CharFilter(label="姓名、事项或拼音", method="search")

    def search(self, rows: QuerySet, _name: str, text: str) -> QuerySet:
        """Rows that the words find."""
        return rows.filter(self.kind.matching(text))

    def within_region(self, rows: QuerySet, _name: str, code: str) -> QuerySet:
        """Rows of a region and of what lies below it."""
        return rows.filter(region__path__startswith=self.paths["region"][code])

    def within_unit(self, rows: QuerySet, _name: str, code: str) -> QuerySet:
        """Rows of a unit and of what lies below it."""
        return rows.filter(unit__path__startswith=self.paths["unit"][code])

    def chosen(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Rows with one choice of a field that the ledger declares."""
        wanted = value if self.kind.names[name].kind == "choice" else value == "yes"
        return rows.alias(**{f"the_{name}": self.kind.column(name)}).filter(**{f"the_{name}": wanted})

    paths: dict[str, dict[str, str]]


def conditions_of(kind: LedgerKind, reader: Staff) -> type[Conditions]:
    """The conditions of a ledger, with the regions and units that the reader may choose."""
    regions = regions_offered(reader)
    seen = kind.rows().visible_to(reader)
    units = list(Unit.objects.filter(pk__in=seen.order_by().values("unit")))
    parts: dict[str, Any] = {
        "kind": kind,
        "paths": {"region": {one.code: one.path for one in regions}, "unit": {one.code: one.path for one in units}},
        "region": _choice("县（市、区）", [(one.code, one.name) for one in regions], "within_region"),
        **({} if kind.is_register else {"state": _choice("状态", ENTRY.states, None)}),
        "unit": _choice("部室", [(one.code, one.label) for one in units], "within_unit"),
        **({} if kind.is_register else _days()),
        **{name: _of_field(kind.names[name]) for name in kind.filtered if _is_chosen(kind.names[name])},
    }
    return type("LedgerConditions", (EntryConditions,), parts)


def _days() -> dict[str, Any]:
    """From which day to which, both counted."""
    return {
        "day_from": django_filters.DateFilter(label="从", field_name="day", lookup_expr="gte", widget=DayInput),
        "day_to": django_filters.DateFilter(label="到", field_name="day", lookup_expr="lte", widget=DayInput),
    }


def _is_chosen(field: EntryField) -> bool:
    return field.kind in ("choice", "bool") and not field.is_secret


def _of_field(field: EntryField) -> django_filters.Filter:
    return _choice(field.label, field.choices or YES_NO, "chosen")


def _choice(label: str, choices: Any, method: str | None) -> django_filters.Filter:
    return django_filters.ChoiceFilter(label=label, choices=choices, method=method)
