"""Ledgers as kinds of files: `jinguo import loans FILE`, the import panel and the paste all come here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model

from jinguo.base import clock
from jinguo.base.sheets import FINDERS, CellError, Importer, Row, RowsRefused, Saved, Sheet
from jinguo.cycle.bookkeeping.exporting import READ_ONLY, Everybody, sheet_of, sheet_rows
from jinguo.cycle.bookkeeping.identities import people_in
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind, ledger
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.permissions import may_read, works_in
from jinguo.cycle.bookkeeping.services.intake import Line, LinesRefused, record_all
from jinguo.org.people.services import Identity
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.services.units import region_of
from jinguo.rules.verdict import Verdict, all_of

ERASED = 1000  # rows taken back in one statement


class LedgerImporter(Importer):
    """The importer of one ledger; `source` says in the books where its rows came from."""

    shown_only = frozenset(READ_ONLY)

    def __init__(self, kind: LedgerKind, source: str = "import") -> None:
        self.kind, self.ledger, self.source = kind.code, kind, source

    @cached_property
    def sheet(self) -> Sheet:
        """The ledger's sheet."""
        return sheet_of(self.ledger)

    def save(self, rows: Sequence[Row], *, by: Any) -> list[Saved]:
        """Enter all rows as a set. Raises RowsRefused with every complaint."""
        reading = _Reading(self.ledger, by, self.sheet)
        lines = [line for row in rows if (line := reading.line(row))]
        if reading.errors:
            raise RowsRefused(reading.errors)
        try:
            entered = record_all(self.ledger, lines, by=by, source=self.source)
        except LinesRefused as refused:
            by_number = {row["_row"]: row for row in rows}
            errors = [reading.error(by_number[one.at], one.field, one.message) for one in refused.complaints]
            raise RowsRefused(errors) from refused
        return [Saved(line.at, row) for line, row in zip(lines, entered, strict=True)]

    def save_row(self, row: Row, *, by: Any) -> Saved:
        """A set of one."""
        return self.save([row], by=by)[0]

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:
        """Everything within reach; the console (`by=None`) exports the whole, with the numbers."""
        rows = self.ledger.rows()
        if by is None:
            return sheet_rows(self.ledger, rows, opened=Everybody())
        return sheet_rows(self.ledger, rows.visible_to(by))

    def remove(self, objects: Sequence[Model], *, by: Any) -> None:  # noqa: ARG002 - who undoes stands in the batch
        """Take back what an import entered, as a set."""
        keys = [one.pk for one in objects]
        for at in range(0, len(keys), ERASED):
            type(objects[0])._base_manager.filter(pk__in=keys[at : at + ERASED]).delete()

    def may_import(self, actor: Staff) -> Verdict:
        """Who works with ledgers; where she may record is asked of each row."""
        return may_read(actor)

    def may_remove(self, obj: Any) -> Verdict:
        """Only while it waits: a confirmed entry is voided or reversed."""
        return all_of((getattr(obj, "state", "draft") == "draft", f"“{obj}”已确认或作废，请逐条作废或冲正"))


def offer() -> None:
    """Let every ledger, an office's own too, be imported and exported under its code."""
    FINDERS.append(_found)


def _found(code: str) -> LedgerImporter | None:
    try:
        return LedgerImporter(ledger(code))
    except Ledger.DoesNotExist:
        return None


@dataclass
class _Reading:
    """Turns rows of the sheet into lines; what names a unit, region or heading is looked up once for all rows."""

    kind: LedgerKind
    by: Staff | None
    sheet: Sheet

    def __post_init__(self) -> None:
        self.errors: list[CellError] = []
        self.departments: dict[date, Unit | None] = {}
        self.headers = {column.name: column.header for column in self.sheet.columns}

    def line(self, row: Row) -> Line | None:
        """The line of a row; None, with its complaints kept, when something in it names nothing."""
        before = len(self.errors)
        values = {one.name: self._value(one, row) for one in self.kind.fields}
        unit = self._unit(row, values.get("day") or clock.today())
        return Line(row["_row"], values, unit) if unit and len(self.errors) == before else None

    def error(self, row: Row, field: str, message: str) -> CellError:
        """A complaint at the column of a field, a person's at her name."""
        column = f"{field}_name" if f"{field}_name" in self.headers else field
        shown = row.get(column)
        return CellError(row["_row"], self.headers.get(column, ""), "" if shown is None else str(shown), message)

    def _value(self, one: EntryField, row: Row) -> Any:
        reader = _READERS.get(one.kind)
        return reader(self, one, row) if reader else self._plain(one, row)

    def _plain(self, one: EntryField, row: Row) -> Any:
        value = one.stored(row[one.name])
        return bool(value) if one.kind == "bool" else value

    def _person(self, one: EntryField, row: Row) -> Identity | None:
        name, number, phone = (row[f"{one.name}_{part}"] or "" for part in ("name", "id", "phone"))
        if (number or phone) and not name:
            self._complain(row, one.name, f"填了号码，没有填{one.label}，请补上姓名。")
        return Identity(name, number, phone) if name else None

    def _people(self, one: EntryField, row: Row) -> list[Identity]:
        try:
            return people_in(row[one.name] or "")
        except ValueError as problem:
            self._complain(row, one.name, f"{problem}。")
            return []

    def _region(self, one: EntryField, row: Row) -> Region | None:
        text = row[one.name]
        found = self._regions.get(text, []) if text else []
        if text and len(found) != 1:
            words = f"有 {len(found)} 个“{text}”，请写区划代码。" if found else f"没有“{text}”这个地区，请核对名称。"
            self._complain(row, one.name, words)
        return found[0] if len(found) == 1 else None

    def _heading(self, one: EntryField, row: Row) -> Any:
        return self._headings[one.name].get(row[one.name])

    def _unit(self, row: Row, day: date) -> Unit | None:
        text = row["_unit"]
        if text:
            found = self._units.get(text, [])
            if len(found) != 1:
                self._complain(row, "_unit", _unit_words(text, len(found)))
            return found[0] if len(found) == 1 else None
        if day not in self.departments:
            self.departments[day] = self.by.department_on(day) if self.by else None
        if self.departments[day] is None:
            self._complain(row, "_unit", "这一天导入人没有任职部室，请填部室。")
        return self.departments[day]

    def _complain(self, row: Row, field: str, message: str) -> None:
        self.errors.append(self.error(row, field, message))

    @cached_property
    def _regions(self) -> dict[str, list[Region]]:
        """Open regions by name and by code; the reader's own ones come before their namesakes elsewhere."""
        home = self.by.department_on(clock.today()) if self.by else None
        own = region_of(home) if home else None
        near = own.path if own else ""
        found: dict[str, list[Region]] = {}
        for region in Region.objects.filter(closed=None):
            found.setdefault(region.code, []).append(region)
            found.setdefault(region.name, []).append(region)
        return {name: [one for one in same if one.path.startswith(near)] or same for name, same in found.items()}

    @cached_property
    def _units(self) -> dict[str, list[Unit]]:
        """The units into whose books she may enter, by name, short name and code; all for the console."""
        units = Unit.objects.filter(works_in(self.by)) if self.by else Unit.objects.all()
        found: dict[str, list[Unit]] = {}
        for unit in units:
            for word in {unit.code, unit.name, unit.short_name} - {""}:
                found.setdefault(word, []).append(unit)
        return found

    @cached_property
    def _headings(self) -> dict[str, dict[str, Any]]:
        fields = self.kind.fields
        return {one.name: one.headings.objects.in_bulk(field_name="name") for one in fields if one.headings}


def _unit_words(text: str, count: int) -> str:
    return f"有 {count} 个“{text}”，请写单位代码。" if count else f"“{text}”不在您可登记的部室里，请核对名称。"


_READERS: dict[str, Callable[[_Reading, EntryField, Row], Any]] = {
    "person": _Reading._person,
    "people": _Reading._people,
    "region": _Reading._region,
    "heading": _Reading._heading,
}
