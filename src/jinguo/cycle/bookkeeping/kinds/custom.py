"""Ledgers that an office defines itself: the same kind, read from a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform

from jinguo.base import bulk
from jinguo.cycle.bookkeeping.kinds.base import NUMBERS, EntryField, LedgerKind, Problem, Values
from jinguo.cycle.bookkeeping.kinds.searching import person_called
from jinguo.cycle.bookkeeping.measures import Count, Distinct, Measure, Total
from jinguo.cycle.bookkeeping.models import CustomEntry, EntryFigure, EntryPerson, Ledger
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.scope import ScopedQuerySet
from jinguo.rules.form_values import check_value
from jinguo.rules.forms import PEOPLE

# Columns that every custom ledger has; the definition adds its own.
FIXED = (
    EntryField("day", "日期", "date", required=True),
    EntryField("title", "事项", required=True),
    EntryField("region", "县（市、区）", "region"),
)
REMARK = EntryField("remark", "备注")
COLUMNS = frozenset({"day", "title", "region", "remark"})


@dataclass(frozen=True)
class CustomLedger(LedgerKind):
    """A ledger defined by a row of `Ledger`."""

    row: Any = None

    def rows(self) -> ScopedQuerySet:
        """All entries, with figures and people fetched in two queries."""
        entries = CustomEntry.objects.filter(ledger_row=self.row)
        people = Prefetch("people", EntryPerson.objects.select_related("person"))
        return entries.select_related("unit", "region", "recorded_by", "ledger_row").prefetch_related("figures", people)

    def blank(self, unit: Unit, by: Staff | None) -> CustomEntry:
        """A new entry of a unit, not saved."""
        return CustomEntry(ledger_row=self.row, unit=unit, recorded_by=by)

    def fill(self, row: CustomEntry, values: Values) -> None:
        """Put the values of real columns into them, and the plain ones into the JSON column."""
        for name, value in values.items():
            one = self.names[name]
            if name in COLUMNS:
                setattr(row, name, value)
            elif one.kind not in NUMBERS and one.kind not in PEOPLE:
                row.texts[name] = value.isoformat() if isinstance(value, date) else value

    def store(self, row: CustomEntry, values: Values) -> None:
        """Save the entry, its figures and its people."""
        row.save()
        row.figures.all().delete()
        row.people.all().delete()
        EntryFigure.objects.bulk_create(self._figures(row, values))
        EntryPerson.objects.bulk_create(self._people(row, values))

    def values(self, row: CustomEntry) -> Values:
        """Real columns, JSON column, figures and people put together again."""
        found = {name: getattr(row, name) for name in COLUMNS}
        found |= {name: self._restored(name, value) for name, value in row.texts.items()}
        found |= {figure.field: figure.value for figure in row.figures.all()}
        found |= self._named(row)
        return {one.name: found.get(one.name) for one in self.fields}

    def column(self, name: str) -> Combinable:
        """A real column, a key of the JSON column, or the figure or person of the field."""
        if name in COLUMNS:
            return F("region__code" if name == "region" else name)
        kind = self.names[name].kind
        if kind in NUMBERS:
            return Subquery(EntryFigure.objects.filter(entry=OuterRef("pk"), field=name).values("value")[:1])
        if kind in PEOPLE:
            named = EntryPerson.objects.filter(entry=OuterRef("pk"), field=name)
            return Subquery(named.values("person__pinyin")[:1])
        return KeyTextTransform(name, "texts")

    def matching(self, text: str) -> Q:
        """By number, by the words of the title, or by a person's name or pinyin."""
        return entries_matching(text)

    def store_all(self, rows: Sequence[tuple[CustomEntry, Values]]) -> None:
        """Entries first, then their figures and people."""
        bulk.create(row for row, _ in rows)
        bulk.create(one for pair in rows for one in self._figures(*pair))
        bulk.create(one for pair in rows for one in self._people(*pair))

    def check(self, values: Values, row: CustomEntry) -> Iterable[Problem]:  # noqa: ARG002
        """Whether each value is one of its kind; what stands in real columns the model has asked already."""
        for name in values.keys() & self.names.keys() - COLUMNS:
            one = self.names[name]
            verdict = check_value(one.kind, values[name], [choice for choice, _ in one.choices])
            if not verdict:
                yield Problem(name, verdict.reason)

    def _named(self, row: CustomEntry) -> Values:
        """The person of a person field, all persons of a list."""
        found: Values = {one.name: [] for one in self.fields if one.kind == "people"}
        for named in row.people.all():
            if named.field in found:
                found[named.field].append(named.person)
            else:
                found[named.field] = named.person
        return found

    def _restored(self, name: str, value: Any) -> Any:
        """What JSON keeps of a value, as the value it was; a field taken out of the definition stays as it stands."""
        is_day = name in self.names and self.names[name].kind == "date" and value
        return date.fromisoformat(value) if is_day else value

    def _figures(self, row: CustomEntry, values: Values) -> list[EntryFigure]:
        given = ((name, value) for name, value in values.items() if self.names[name].kind in NUMBERS)
        return [EntryFigure(entry=row, field=name, value=Decimal(value)) for name, value in given if value is not None]

    def _people(self, row: CustomEntry, values: Values) -> list[EntryPerson]:
        given = ((name, value) for name, value in values.items() if value and self.names[name].kind in PEOPLE)
        named = ((name, each) for name, value in given for each in (value if isinstance(value, list) else [value]))
        return [EntryPerson(entry=row, field=name, person=person) for name, person in named]


def entries_matching(text: str) -> Q:
    """The entries that a search for some text finds, of whichever custom ledger."""
    named = EntryPerson.objects.filter(person_called(text, "person__"), entry=OuterRef("pk"))
    return Q(number=text) | Q(title__icontains=text) | Q(Exists(named))


def kind_of(row: Ledger) -> CustomLedger:
    """The ledger that a definition describes."""
    fields = (*FIXED, *(EntryField(**_tuples(one)) for one in row.fields), REMARK)
    listed = ("day", "title", "region", *(one["name"] for one in row.fields[:4]))
    filtered = ("region", *(one["name"] for one in row.fields if one["kind"] == "choice"))
    return CustomLedger(
        row.code, row.title, row.group, fields, tuple(measures_of(row)), listed, filtered, row.hint, row=row
    )


def measures_of(row: Ledger) -> list[Measure]:
    """The measures that a definition declares: {code, title, unit, kind, field?, where?: {field: value or values}}."""
    return [_measure(row, declared) for declared in row.measures]


def _measure(row: Ledger, declared: dict[str, Any]) -> Measure:
    facts: dict[str, Any] = {
        "code": f"{row.code}.{declared['code']}",
        "title": declared["title"],
        "unit": declared["unit"],
    }
    facts["dimensions"] = {"title": "title", **{one["name"]: f"texts__{one['name']}" for one in _plain(row)}}
    where = Q(ledger_row=row)
    for name, value in declared.get("where", {}).items():
        where &= Q(**{f"texts__{name}__in" if isinstance(value, list) else f"texts__{name}": value})
    match declared["kind"]:
        case "sum":
            where &= Q(figures__field=declared["field"])
            own = "" if declared.get("where") else declared["field"]
            return Total(**facts, model=CustomEntry, where=where, column="figures__value", own_field=own)
        case "distinct":
            where &= Q(people__field=declared["field"])
            return Distinct(**facts, model=CustomEntry, where=where, column="people__person")
        case _:
            return Count(**facts, model=CustomEntry, where=where)


def _plain(row: Ledger) -> list[dict[str, Any]]:
    """The fields that stand in the JSON column and can narrow a measure."""
    return [one for one in row.fields if one["kind"] in ("text", "choice", "bool")]


def _tuples(declared: dict[str, Any]) -> dict[str, Any]:
    """JSON knows lists only."""
    choices = tuple((value, value) for value in declared.get("choices", ()))
    return {**declared, "choices": choices}
