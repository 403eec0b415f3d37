"""A sheet with a column of every kind, and workbooks made by another library than ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jinguo.base.sheets import Column, Importer, Row, Saved, Sheet

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


@dataclass(frozen=True)
class Person:
    """Somebody who imports."""

    number: str = "S0001"
    name: str = "许惠珍"


TERMS = Sheet(
    "test_terms", "术语", (Column("code", "编码", "code", required=True), Column("name", "名称", required=True))
)


class TermImporter(Importer):
    """Writes into a table that every installation has; a name beginning with 旧 changes what is there."""

    kind = "test_terms"
    sheet = TERMS

    def save_row(self, row: Row, *, by: Any) -> Saved:
        if row["name"] == "禁用":
            raise ValidationError({"name": "“禁用”是保留名称，请换一个。"})
        values = {"app_label": row["code"], "model": row["name"]}
        if row["name"].startswith("旧"):
            term = ContentType.objects.get(app_label=row["code"])
            term.model = row["name"]
            term.save()
            return Saved(row["_row"], term, created=False)
        return Saved(row["_row"], ContentType.objects.create(**values))

    def rows(self, *, by: Any) -> list[dict[str, str]]:
        terms = ContentType.objects.filter(app_label__startswith="ZZ").order_by("app_label")
        return [{"code": term.app_label, "name": term.model} for term in terms]


def terms(*rows: Sequence[str]) -> bytes:
    """A file of terms."""
    return file_of(*rows, headers=["编码", "名称"])
