"""The sheet of a ledger: one description for template, export and import."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from jinguo.base.sheets import Column, Row, Sheet
from jinguo.cycle.bookkeeping import identities
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind
from jinguo.rules.form_values import LARGEST
from jinguo.rules.masking import masked_account, masked_id, masked_phone

NOBODY: frozenset[int] = frozenset()
PEOPLE_HINT = "多人用分号隔开：姓名 身份证号 手机号，号码可不填"
REGION_HINT = "写名称；有同名的写区划代码"
UNIT_HINT = "留空则记在导入人当天的部室"
READ_ONLY_HINT = "导出时供核对，导入时不看这一列"
READ_ONLY = {"_number": "编号", "_state": "状态"}
_KINDS = {"text": "text", "long_text": "text", "integer": "integer", "quantity": "decimal", "yuan": "yuan"}
_KINDS |= {"date": "date", "choice": "choice", "bool": "bool", "heading": "choice", "people": "text", "region": "text"}


def sheet_of(kind: LedgerKind) -> Sheet:
    """The sheet: number and state to be compared, the ledger's fields, the department."""
    columns = [Column("_number", READ_ONLY["_number"], hint=READ_ONLY_HINT, width=18)]
    if not kind.is_register:
        columns.append(Column("_state", READ_ONLY["_state"], hint=READ_ONLY_HINT, width=10))
    for one in kind.fields:
        columns += _person_columns(one) if one.kind == "person" else [_column(one)]
    columns.append(Column("_unit", "管理单位" if kind.is_register else "部室", hint=UNIT_HINT))
    return Sheet(kind.code, kind.title, tuple(_told_apart(columns)))


class Everybody:
    """The people whose numbers the console writes."""

    def __contains__(self, _key: object) -> bool:
        return True


def sheet_rows(kind: LedgerKind, rows: QuerySet, *, opened: Container[int] = NOBODY) -> Iterator[Row]:
    """The rows as the sheet has them.

    ID and phone numbers stay behind their masks, save those of the people in `opened` (their keys); what else is
    secret is written where there are any such people.
    """
    for row in rows.iterator(chunk_size=2000):
        values = kind.values(row)
        line: Row = {"_number": row.number, "_unit": row.unit.label}
        if not kind.is_register:
            line["_state"] = row.get_state_display()
        for one in kind.fields:
            line |= _cells(one, values[one.name], opened)
        yield line


def _column(one: EntryField) -> Column:
    is_required = one.required and one.kind != "bool"
    column = Column(one.name, one.heading, _KINDS[one.kind], required=is_required, hint=one.hint)
    match one.kind:
        case "choice":
            return replace(column, choices=one.choices)
        case "heading":
            return replace(column, choices=lambda: _headings(one))
        case "quantity":
            return replace(column, places=3)
        case "integer" | "yuan":
            return replace(column, maximum=LARGEST)
        case "region":
            return replace(column, hint=one.hint or REGION_HINT)
        case "people":
            return replace(column, hint=one.hint or PEOPLE_HINT, width=40)
    return column


def _headings(one: EntryField) -> list[str]:
    return list(one.headings.objects.filter(is_open=True).values_list("name", flat=True)) if one.headings else []


def _person_columns(one: EntryField) -> list[Column]:
    return [
        Column(f"{one.name}_name", one.label, required=one.required, hint=one.hint, max_length=identities.LONGEST_NAME),
        Column(f"{one.name}_id", "身份证号", "id_number", width=22),
        Column(f"{one.name}_phone", "手机号", "phone", width=15),
    ]


def _told_apart(columns: Iterable[Column]) -> Iterator[Column]:
    """The columns with a number behind a header that another one has already."""
    seen: dict[str, int] = {}
    for column in columns:
        count = seen[column.header] = seen.get(column.header, 0) + 1
        yield column if count == 1 else replace(column, header=f"{column.header}{count}")


def _cells(one: EntryField, value: Any, opened: Container[int]) -> Row:
    match one.kind:
        case "person":
            return _person_cells(one, value, opened)
        case "people":
            return {one.name: identities.said(value or [], opened)}
        case "region" | "heading":
            return {one.name: str(value) if value else None}
    hidden = one.is_secret and value and opened is NOBODY
    return {one.name: masked_account(str(value)) if hidden else value}


def _person_cells(one: EntryField, person: Any, opened: Container[int]) -> Row:
    if person is None:
        return {}
    number, phone = person.id_number, person.phone
    if person.pk not in opened:
        number, phone = masked_id(number), masked_phone(phone)
    return {f"{one.name}_name": person.name, f"{one.name}_id": number, f"{one.name}_phone": phone}
