"""Workbooks without fault for any kind of import: the sheet's own template, filled in."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from jinguo.base import sheets
from jinguo.base.sheets.columns import Column, Sheet
from jinguo.demo.crowd import woman
from jinguo.demo.invented import Invented
from trials.figures import YEAR, asked
from trials.office import AREA, CLERK, DEPARTMENT, DEPARTMENT_CODE, ORGAN_CODE, PLACE, PLAN_CODE

FIRST_DAY = date(2026, 1, 5)
DAYS = 120
FIRST_WOMAN = 100_000  # beyond those whom the office knows already
# Columns whose value must fit another row, another column or a rule, by their names.
FITTING: Mapping[str, Callable[[int, Invented], Any]] = {
    "_number": lambda _number, _woman: None,
    "_state": lambda _number, _woman: None,
    "_unit": lambda _number, _woman: DEPARTMENT,
    "parent_code": lambda _number, _woman: ORGAN_CODE,
    "region_code": lambda _number, _woman: AREA,
    "unit_code": lambda _number, _woman: DEPARTMENT_CODE,
    "role": lambda _number, _woman: "staff",
    "reach": lambda _number, _woman: "department",
    "region": lambda _number, _woman: PLACE,
    "attendees": lambda _number, woman: f"{woman.name} {woman.id_number} {woman.phone}",
    "head_count": lambda number, _woman: 10 + number,
    "new_people": lambda number, _woman: number % 9,
    "partners": lambda _number, _woman: 1,
    "months": lambda number, _woman: 1 + number % 24,
    "amount": lambda number, _woman: 100 + number,
    "is_related": lambda _number, _woman: False,
    "closed": lambda _number, _woman: None,
}
# What a plan of one's own has no use for, or must name something that is there.
GOALS_EMPTY = ("parent", "points", "leader", "source", "unit", "role", "text")
# A value of a return that no counts are asked for and nothing is odd about.
RETURN_EMPTY = ("group", "unit", "definition", "cases", "population", "comment")
# An observation of the nation, the whole of it, as it was reported; a person of a member unit without an account.
OBSERVED_EMPTY = (
    "unit", "group", "basis", "region", "outline", "adopted", "confidence", "cases", "population", "note", "field",
    "english",
)  # fmt: skip

# Where one sheet means something else by a name: a holiday notice begins at 元旦, in a year that does not ship.
OF_SHEET: Mapping[tuple[str, str], Callable[[int, Invented], Any]] = {
    **dict.fromkeys([("goals", name) for name in GOALS_EMPTY], lambda _number, _woman: None),
    **dict.fromkeys([("collection_return", name) for name in RETURN_EMPTY], lambda _number, _woman: None),
    **dict.fromkeys([("observations", name) for name in OBSERVED_EMPTY], lambda _number, _woman: None),
    ("observations", "indicator"): lambda _number, _woman: "孕产妇死亡率",
    ("observations", "year"): lambda number, _woman: 1990 + number,
    ("observations", "value"): lambda number, _woman: 80 - number,
    ("committee_contacts", "role"): lambda _number, _woman: "member",
    ("committee_contacts", "number"): lambda _number, _woman: None,
    ("collection_return", "indicator"): lambda number, _woman: asked()[number - 1],
    ("collection_return", "region"): lambda _number, _woman: PLACE,
    ("collection_return", "year"): lambda _number, _woman: YEAR,
    ("collection_return", "value"): lambda number, _woman: str(50 + number),
    ("goals", "plan"): lambda _number, _woman: PLAN_CODE,
    ("goals", "staff"): lambda _number, _woman: CLERK,
    ("holidays", "day"): lambda number, _woman: date(2030, 1, 1) + timedelta(days=number - 1),
}


def good_workbook(sheet: Sheet, count: int) -> bytes:
    """A workbook of so many rows that imports cleanly."""
    return sheets.template(sheet, good_rows(sheet, count))


def good_rows(sheet: Sheet, count: int) -> list[dict[str, Any]]:
    """Rows without fault, each with a woman of her own where the sheet names one."""
    return [_row(sheet, number, woman(FIRST_WOMAN + number)) for number in range(1, count + 1)]


def _row(sheet: Sheet, number: int, woman: Invented) -> dict[str, Any]:
    return {column.name: _value(sheet.code, column, number, woman) for column in sheet.columns}


def _value(code: str, column: Column, number: int, woman: Invented) -> Any:
    """A value of the column's kind that fits; one out of a list of choices is the first."""
    if fitting := OF_SHEET.get((code, column.name)) or FITTING.get(column.name):
        return fitting(number, woman)
    if options := column.options():
        return options[0][0]
    if column.name.endswith("_name"):
        return woman.name
    return _BY_KIND[column.kind](column, number, woman)


_BY_KIND: Mapping[str, Callable[[Column, int, Invented], Any]] = {
    "text": lambda column, number, _woman: f"{column.header}{number}"[: column.max_length],
    "code": lambda column, number, _woman: str(number).zfill(column.digits or 4),
    "integer": lambda column, number, _woman: int(column.minimum or 0) + number,
    "decimal": lambda column, number, _woman: Decimal(column.minimum or 0) + number % 30,
    "yuan": lambda column, number, _woman: Decimal(column.minimum or 0) + number,
    "date": lambda _column, number, _woman: FIRST_DAY + timedelta(days=number % DAYS),
    "bool": lambda _column, _number, _woman: True,
    "choice": lambda _column, _number, _woman: None,  # there is nothing to choose from
    "id_number": lambda _column, _number, woman: woman.id_number,
    "phone": lambda _column, _number, woman: woman.phone,
}
