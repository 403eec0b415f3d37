"""Export and template: nothing becomes a formula, nothing changes on its way out and in again (T-XLS-2, T-XLS-3)."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jinguo.base.sheets import Column, Sheet, marked_up, read, template
from jinguo.base.sheets.headers import RESULT_HEADER
from jinguo.base.sheets.tests.factories import HEADERS, LOANS, file_of, good

ROW = {
    "number": "000123",
    "woman": "𠮷·阿依古丽",
    "id_number": "11010519491231002X",
    "amount_yuan": Decimal("50000.10"),
    "granted_on": date(2024, 3, 8),
    "year": 2024,
    "rate": Decimal("3.6500"),
    "purpose": "shop",
    "discounted": False,
    "phone": "0595-22781234",
    "note": "甲\n乙",
}
TEXTS = Sheet("texts", "文字", (Column("key", "序号", "integer"), Column("text", "文字", max_length=32767)))
LEADS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠a", '=HYPERLINK("http://x")', "{=1}", "'=1"]
printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_row_survives_export_and_import():
    (row,) = read(LOANS, template(LOANS, [ROW])).rows

    assert {name: row[name] for name in ROW} == ROW


def test_the_template_has_the_headers_and_takes_rows():
    page = opened(template(LOANS)).active

    assert [cell.value for cell in page[1]] == HEADERS
    assert page.max_row == 1


def test_the_same_rows_give_the_same_bytes():
    assert template(LOANS, [ROW]) == template(LOANS, [ROW])


@pytest.mark.parametrize("lead", LEADS)
def test_a_text_like_a_formula_stays_text(lead):
    content = template(TEXTS, [{"key": 1, "text": lead}])

    cell = opened(content).active["B2"]
    assert (cell.value, cell.data_type) == (lead, "s")
    assert cell.quotePrefix or not lead.startswith(("=", "+", "-", "@"))
    assert read(TEXTS, content).rows[0]["text"] == lead.strip()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(printable, min_size=1, max_size=8))
def test_any_text_comes_back_without_its_surrounding_space(texts):
    content = template(TEXTS, [{"key": key, "text": text} for key, text in enumerate(texts)])

    back = {row["key"]: row["text"] for row in read(TEXTS, content).rows}
    assert {key: value or "" for key, value in back.items()} == {
        key: text.strip(" \xa0\u3000\u200b\ufeff") for key, text in enumerate(texts)
    }


@pytest.mark.parametrize("text", ["_x000D_", "_x0041_", "a_x005F_b", "\u2028", "\ufffd", "&lt;", "𠮷" * 1000])
def test_texts_that_look_like_escapes_survive(text):
    assert read(TEXTS, template(TEXTS, [{"key": 1, "text": text}])).rows[0]["text"] == text


@pytest.mark.parametrize("number", [Decimal("123456789012345.67"), 10**17 + 1])
def test_a_number_that_excel_would_round_is_written_as_text(number):
    wide = Sheet("wide", "宽", (Column("key", "序号", "integer"), Column("number", "数", "decimal")))

    cell = opened(template(wide, [{"key": 1, "number": number}])).active["B2"]

    assert (cell.value, cell.data_type) == (str(number), "s")


def test_a_text_longer_than_a_cell_is_not_cut():
    with pytest.raises(ValueError, match="do not fit"):
        template(TEXTS, [{"key": 1, "text": "长" * 32768}])


def test_choices_are_offered_and_long_lists_stand_on_a_hidden_sheet():
    many = [(str(number), f"单位{number:04}") for number in range(200)]
    sheet = Sheet("long", "长", (Column("unit", "单位", "choice", choices=many), Column("ok", "同意", "bool")))

    book = opened(template(sheet))

    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book["长"].data_validations.dataValidation}
    assert rules == {"A2": "'选项'!$A$1:$A$200", "B2": '"是,否"'}
    assert book["选项"].sheet_state == "hidden"
    assert book["选项"]["A200"].value == "单位0199"


def test_the_files_name_no_person():
    properties = opened(template(LOANS)).properties

    assert (properties.creator or "", properties.lastModifiedBy or "") == ("", "")


def test_a_marked_file_says_at_the_row_what_is_wrong():
    upload = file_of(good(), good(amount_yuan="5万", note="#1"))
    errors = read(LOANS, upload).errors

    page = opened(marked_up(LOANS, upload, errors)).active

    assert page["L1"].value == RESULT_HEADER
    assert page["L3"].value == "金额（元）：“5万”带有“万”，请写成 50000。"
    assert page["D3"].fill.fgColor.rgb.endswith("FBE9E4")
    assert page["D2"].fill.fill_type is None


def test_a_marked_file_lists_all_complaints_on_a_second_sheet():
    upload = file_of(good(number=123))

    page = opened(marked_up(LOANS, upload, read(LOANS, upload).errors))["问题清单"]

    assert [cell.value for cell in page[2]][:3] == [2, "编号", "123"]


def test_a_marked_file_reads_as_the_original_and_can_be_marked_again():
    upload = file_of(good(), good(number=123, id_number=350502198001011234, granted_on="2月30日", woman="=1"))
    first = read(LOANS, upload)

    marked = marked_up(LOANS, upload, first.errors)
    second = read(LOANS, marked)

    assert second == first
    assert opened(marked_up(LOANS, marked, second.errors)).active.max_column == 12


def test_a_locked_column_is_shown_and_cannot_be_written_over_in_excel():
    sheet = Sheet("returns", "填报表", (Column("what", "指标", is_locked=True), Column("value", "数值")))

    page = opened(template(sheet, [{"what": "巩固率", "value": "98"}])).worksheets[0]

    assert page.protection.sheet
    assert [page["A1"].protection.locked, page["A2"].protection.locked, page["B2"].protection.locked] == [
        True,
        True,
        False,
    ]
    assert not opened(template(LOANS)).worksheets[0].protection.sheet
