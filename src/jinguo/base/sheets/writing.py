"""Writing sheets: the template is the export without rows, and an export can be imported again.

Nothing becomes a formula: texts are written as text, those that begin like a formula also carry Excel's quote prefix,
so that they stay text when somebody edits them. The same input gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from jinguo.base.sheets.columns import EXACT_DIGITS, TEXT_KINDS, Column, Sheet

DANGEROUS_LEADS = tuple("=+-@\t\r\n＝＋－＠")
MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: two exports of the same rows are the same file
FORM_ROWS = 1000  # rows below the header that carry validation when there are fewer values
INLINE_LIST = 255  # Excel's limit for a list of choices inside a cell's validation
LONGEST_TEXT = 32767  # Excel's limit for one cell
LISTS = "选项"
NUMBER_FORMATS = {"integer": "0", "yuan": "#,##0.00", "date": "yyyy-mm-dd"}
FIRST_EXCEL_DAY = date(1900, 3, 1)


def template(sheet: Sheet, rows: Iterable[Mapping[str, Any]] = ()) -> bytes:
    """A workbook of these rows, ready to be filled in and imported. Row keys are column names."""
    buffer = BytesIO()
    with new_workbook(buffer) as book:
        page = book.add_worksheet(sheet_name(sheet.title))
        lists = book.add_worksheet(LISTS)
        lists.hide()
        count = _write_rows(book, page, sheet, rows)
        for at, column in enumerate(sheet.columns):
            _validate(page, lists, at, column, count)
    return buffer.getvalue()


def new_workbook(buffer: BytesIO) -> Workbook:
    """A workbook that streams its rows to `buffer` and names no author."""
    book = xlsxwriter.Workbook(
        buffer, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"author": "", "created": MADE_ON})
    return book


def sheet_name(title: str) -> str:
    """A title without what Excel forbids in the name of a sheet, at most 31 characters."""
    return "".join("_" if sign in "[]:*?/\\" else sign for sign in title).strip("'")[:31] or "表格"


def _write_rows(book: Workbook, page: Worksheet, sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write header and rows; the number of rows."""
    formats = [CellFormats(book, _shape(column), **_lock(column)) for column in sheet.columns]
    labels = [dict(column.options()) for column in sheet.columns]
    _lay_out(book, page, sheet, formats)
    count = 0
    for count, row in enumerate(rows, start=1):
        for at, column in enumerate(sheet.columns):
            value: Any = row.get(column.name)
            write_exactly(page, count, at, labels[at].get(value, value), formats[at])
    return count


def _lock(column: Column) -> dict[str, bool]:
    """Whether Excel lets a column be written over on a protected page; it asks for no password."""
    return {} if column.is_locked else {"locked": False}


def _shape(column: Column) -> str:
    return "@" if column.kind in TEXT_KINDS | {"choice", "bool"} else NUMBER_FORMATS.get(column.kind, "General")


def _lay_out(book: Workbook, page: Worksheet, sheet: Sheet, formats: list["CellFormats"]) -> None:
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
    if any(column.is_locked for column in sheet.columns):
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    heads = {required: header_format(book, required=required) for required in (False, True)}
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, formats[at].blank)
        page.write_string(0, at, column.header, heads[column.required])


def header_format(book: Workbook, *, required: bool = False) -> Format:
    """The look of a header cell; a required column's is darker."""
    ground = "#E8DCCB" if required else "#F5EFE6"
    return book.add_format({"bold": True, "bg_color": ground, "bottom": 1, "text_wrap": True, "valign": "vcenter"})


class CellFormats:
    """The formats that a value may need in one column: number, day, text, text that looks like a formula."""

    def __init__(self, book: Workbook, shape: str | int = "General", **look: Any) -> None:
        self.number = book.add_format({"num_format": shape, **look})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", **look})
        self.duration = book.add_format({"num_format": "[h]:mm:ss", **look})
        self.text = book.add_format({"num_format": "@", **look})
        self.quoted = book.add_format({"num_format": "@", "quote_prefix": True, **look})
        self.blank = book.add_format({"num_format": shape, **look})


def write_exactly(page: Worksheet, row: int, at: int, value: object, formats: CellFormats) -> None:
    """Write one value in the Excel type that keeps it to the last digit; a blank for None.

    Raises ValueError for a text that no cell holds: cut off silently it would be another text.
    """
    if value is None or value == "":
        page.write_blank(row, at, None, formats.blank)
    elif isinstance(value, bool):
        page.write_string(row, at, "是" if value else "否", formats.text)
    elif isinstance(value, date) and _excel_holds_day(value):
        page.write_datetime(row, at, value, formats.day)
    elif isinstance(value, int | Decimal | float) and _excel_holds(value):
        page.write_number(row, at, value, formats.number)
    else:
        _write_text(page, row, at, str(value), formats)


def _write_text(page: Worksheet, row: int, at: int, text: str, formats: CellFormats) -> None:
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"row {row + 1}, column {at + 1}: {len(text)} characters do not fit in an Excel cell")
    page.write_string(row, at, text, formats.quoted if text.startswith(DANGEROUS_LEADS) else formats.text)


def _excel_holds_day(value: date) -> bool:
    day = value.date() if isinstance(value, datetime) else value
    return day >= FIRST_EXCEL_DAY


def _excel_holds(number: int | Decimal | float) -> bool:
    """Whether Excel keeps the number to its last digit; a float is what Excel itself stores."""
    exact = Decimal(str(number))
    if isinstance(number, float):
        return exact.is_finite()
    return (
        exact.is_finite() and len(exact.normalize().as_tuple().digits) <= EXACT_DIGITS and abs(exact) < 10**EXACT_DIGITS
    )


def _validate(page: Worksheet, lists: Worksheet, at: int, column: Column, count: int) -> None:
    """What the column takes and how to fill it in, said by Excel at the cell."""
    rule = _rule(lists, at, column) | _message(column)
    if rule:
        page.data_validation(1, at, max(count, FORM_ROWS), at, {"validate": "any"} | rule)


def _rule(lists: Worksheet, at: int, column: Column) -> dict[str, Any]:
    if column.kind == "bool":
        return {"validate": "list", "source": ["是", "否"]}
    if column.kind == "choice" and column.options():
        return {"validate": "list", "source": _source(lists, at, [label for _, label in column.options()])}
    if column.kind in ("yuan", "decimal", "integer"):
        kind = "integer" if column.kind == "integer" else "decimal"
        least, most = column.minimum, column.maximum
        limit = 10**EXACT_DIGITS
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": -limit if least is None else least,
            "maximum": limit if most is None else most,
        }
    return {}


def _source(lists: Worksheet, at: int, labels: list[str]) -> list[str] | str:
    """The labels themselves, or where they stand on the hidden sheet when they are too long for the cell."""
    if len(",".join(labels)) <= INLINE_LIST and not any("," in label for label in labels):
        return labels
    for row, label in enumerate(labels):
        lists.write_string(row, at, label)
    letter = xlsxwriter.utility.xl_col_to_name(at, True)
    return f"='{LISTS}'!{letter}$1:{letter}${len(labels)}"


def _message(column: Column) -> dict[str, str]:
    """The hint at the cell: what Excel shows when it is picked, and when it refuses a value."""
    words = "".join(("必填。" if column.required else "", column.hint))
    refusal = {"error_title": column.header[:32], "error_message": "这一格的内容不合要求，请按提示重填。"}
    return refusal | ({"input_title": column.header[:32], "input_message": words[:255]} if words else {})
