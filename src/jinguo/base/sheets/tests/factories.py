"""A sheet with a column of every kind, and workbooks made by another library than ours."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jinguo.base.sheets import Column, Sheet

LOANS = Sheet(
    code="test_loans",
    title="小额贷款",
    columns=(
        Column("number", "编号", "code", required=True, digits=6),
        Column("woman", "姓名", required=True, aliases=("贷款人",), max_length=50),
        Column("id_number", "身份证号", "id_number"),
        Column("amount_yuan", "金额（元）", "yuan", required=True, minimum=1, maximum=500_000),
        Column("granted_on", "发放日期", "date", required=True),
        Column("year", "年度", "integer", minimum=1990, maximum=2100),
        Column("rate", "年利率（%）", "decimal", places=4),
        Column("purpose", "用途", "choice", choices=(("farming", "种植"), ("shop", "开店"))),
        Column("discounted", "贴息", "bool"),
        Column("phone", "联系电话", "phone"),
        Column("note", "备注", aliases=("说明",)),
    ),
)
HEADERS = [column.header for column in LOANS.columns]
GOOD = ["000123", "李秀兰", "11010519491231002X", 50000, "2024-03-08", 2024, 3.65, "种植", "是", "13800001111", "育苗"]


def workbook(rows: Sequence[Sequence[Any]], *, headers: Sequence[Any] = HEADERS) -> tuple[Workbook, Worksheet]:
    """A workbook with these rows below these headers."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (headers, *rows):
        page.append(list(row))
    return book, page


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def file_of(*rows: Sequence[Any], headers: Sequence[Any] = HEADERS) -> bytes:
    """The bytes of a workbook with these rows."""
    return saved(workbook(rows, headers=headers)[0])


def good(**changes: Any) -> list[Any]:
    """A row without fault, but for these changes by column name."""
    row = list(GOOD)
    for name, value in changes.items():
        row[[column.name for column in LOANS.columns].index(name)] = value
    return row
