"""A return as a workbook: out and in again unchanged, everything wrong told at its cell, taken back."""

import io
from typing import Any

import openpyxl
import pytest

from jinguo.base import sheets
from jinguo.base.moves import Refused
from jinguo.base.sheets import importing
from jinguo.committee.collection import services
from jinguo.committee.collection.importing import ReturnImporter, sheet_rows


@pytest.fixture
def sheet(ground):
    """The bureau's return that the counties are in as well."""
    return ground.sheet(ground.opened(counties="unit"), ground.education)


def book(sheet: Any, change: Any = lambda row: row) -> tuple[ReturnImporter, bytes]:
    """The return's own table, its rows changed."""
    importer = ReturnImporter(sheet)
    return importer, sheets.template(importer.sheet, [change(dict(row)) for row in sheet_rows(sheet)])


def filled(row: dict[str, Any], **texts: str) -> dict[str, Any]:
    """Every rate 98, ten kindergartens in each region, unless told otherwise."""
    value = "98" if row["unit"] == "%" else "20" if row["region"] == "泉州市" else "10"
    return {**row, "value": value, **texts}


def test_a_return_filled_in_in_excel_comes_in_and_is_taken_back(ground, sheet):
    importer, content = book(sheet, filled)

    batch = importing.commit(importer, content, by=ground.liaison)

    assert sorted(sheet.cells.values_list("text", flat=True)) == ["10", "10", "20", "98", "98", "98"]
    importing.undo(batch, by=ground.liaison)
    assert set(sheet.cells.values_list("text", flat=True)) == {""}


def test_what_was_taken_away_comes_back_unchanged(ground, sheet):
    importing.commit(*book(sheet, filled), by=ground.liaison)

    reading = importing.dry_run(*book(sheet), by=ground.liaison)

    assert reading.notes == ["新增 0 行，更正 0 行，无变化 6 行。"]


def test_an_import_is_not_taken_back_over_a_later_value(ground, sheet):
    batch = importing.commit(*book(sheet, filled), by=ground.liaison)
    ground.write(sheet, {"preschool": "97"})

    with pytest.raises(Refused, match="导入后又改过"):
        importing.undo(batch, by=ground.liaison)


def test_headings_and_what_a_value_is_about_are_locked(sheet):
    page = openpyxl.load_workbook(io.BytesIO(book(sheet)[1])).worksheets[0]
    heads = [cell.value for cell in page[1]]

    assert heads == ["指标", "地区", "分组", "年份", "计量单位", "口径", "数值", "分子数", "分母数", "说明"]
    assert [cell.protection.locked for cell in page[2]] == [True] * 6 + [False] * 4


def only(change: dict[str, str], code: str = "学前教育毛入园率", region: str = "晋江市") -> Any:
    """One row told otherwise."""
    return lambda row: filled(row, **change) if (row["indicator"], row["region"]) == (code, region) else filled(row)


@pytest.mark.parametrize(
    ("change", "header", "message"),
    [
        ({"value": "九成"}, "数值", "类型：“九成”不是数字"),
        ({"value": "980"}, "数值", "范围：980% 大于 200%"),
        ({"value": "98‰"}, "数值", "单位：写的单位是 ‰"),
        ({"value": "暂无"}, "数值", "没有数据：写的是“暂无”"),
        ({"year": 2024}, "年份", "年份：这一轮收 2025 年的数"),
        ({"unit": "‰"}, "计量单位", "计量单位是 %"),
        ({"cases": "98"}, "分子数", "不收分子数"),
        ({"region": "晋江县"}, "指标", "没有这个指标、地区和分组"),
    ],
)
def test_what_is_wrong_is_told_at_its_row_and_column_and_nothing_is_written(ground, sheet, change, header, message):
    with pytest.raises(importing.NotWritten) as refused:
        importing.commit(*book(sheet, only(change)), by=ground.liaison)

    (error,) = refused.value.reading.errors
    assert error.header == header
    assert message in error.message
    assert set(sheet.cells.values_list("text", flat=True)) == {""}


def test_an_explanation_in_the_table_lets_what_is_odd_in(ground, sheet):
    change = {"value": "暂无", "comment": "幼儿园在建"}

    importing.commit(*book(sheet, only(change)), by=ground.liaison)

    assert sheet.cells.get(text="暂无").is_explained


def test_totals_that_contradict_the_counties_are_told(ground, sheet):
    change = only({"value": "999"}, "幼儿园数", "泉州市")

    reading = importing.dry_run(*book(sheet, change), by=ground.liaison)

    assert [one.message.partition("：")[0] for one in reading.errors] == ["县市合计"]


def test_one_row_twice_is_told_at_both(ground, sheet):
    importer = ReturnImporter(sheet)
    rows = [filled(dict(row)) for row in sheet_rows(sheet)]

    reading = importing.dry_run(importer, sheets.template(importer.sheet, [*rows, rows[0]]), by=ground.liaison)

    assert [(one.row, one.message.partition("：")[0]) for one in reading.errors] == [(2, "重复"), (8, "重复")]


def test_a_submitted_return_takes_no_table(ground, sheet):
    importing.commit(*book(sheet, filled), by=ground.liaison)
    services.submit(sheet, by=ground.liaison)

    with pytest.raises(Refused, match="退回以后才能修改"):
        importing.commit(*book(sheet, only({"value": "97"})), by=ground.liaison)


def test_the_table_of_all_returns_names_each(ground, sheet):
    importer = ReturnImporter()
    content = sheets.template(importer.sheet, [filled(dict(row)) for row in importer.rows(by=ground.liaison)])

    importing.commit(importer, content, by=ground.liaison)

    assert set(sheet.cells.values_list("text", flat=True)) == {"10", "20", "98"}


def test_the_console_tells_where_who_fills_it_in_brings_it_in(ground, sheet):
    importer = ReturnImporter()
    rows = [{"sheet": str(sheet.pk), **row} for row in sheet_rows(sheet)]

    (error,) = importing.dry_run(importer, sheets.template(importer.sheet, rows), by=None).errors

    assert f"{sheet.unit.label} {sheet.get_absolute_url()}" in error.message
    assert error.place == "整个文件"
