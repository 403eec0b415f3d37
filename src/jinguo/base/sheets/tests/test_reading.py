"""Finding the header, naming rows and columns as the user sees them, and hiding nothing."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from jinguo.base.sheets import CellError, Column, Sheet, opening, parse_paste, read
from jinguo.base.sheets.tests.factories import GOOD, HEADERS, LOANS, file_of, good, saved, workbook


def complaint(reading):
    """The one complaint of a reading: row, header, message."""
    (error,) = reading.errors
    return error.row, error.header, error.message


def test_a_good_row_gives_every_value_in_its_type():
    (row,) = read(LOANS, file_of(good())).rows

    assert row == {
        "_row": 2,
        "number": "000123",
        "woman": "李秀兰",
        "id_number": "11010519491231002X",
        "amount_yuan": Decimal("50000.00"),
        "granted_on": date(2024, 3, 8),
        "year": 2024,
        "rate": Decimal("3.65"),
        "purpose": "farming",
        "discounted": True,
        "phone": "13800001111",
        "note": "育苗",
    }


def test_columns_may_stand_in_any_order_under_title_rows():
    book, page = workbook([GOOD[::-1]], headers=HEADERS[::-1])
    page.insert_rows(1, 2)
    page["A1"] = "2024年小额贷款发放情况"

    reading = read(LOANS, saved(book))

    assert [row["_row"] for row in reading.rows] == [4]
    assert reading.rows[0]["woman"] == "李秀兰"


@pytest.mark.parametrize("header", ["姓名", " 姓 名 ", "贷款人", "姓名（必填）", "姓名*", "姓\n名"])
def test_a_header_is_known_by_its_words_and_its_aliases(header):
    headers = [header if each == "姓名" else each for each in HEADERS]

    assert read(LOANS, file_of(good(), headers=headers)).ok


def test_a_row_is_named_as_the_user_sees_it_below_blank_rows():
    reading = read(LOANS, file_of(good(), [], [None] * 11, good(amount_yuan="5万")))

    assert complaint(reading) == (5, "金额（元）", "“5万”带有“万”，请写成 50000。")
    assert reading.errors[0].column == 3


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([*HEADERS, "爱好"], (1, "爱好", "小额贷款没有这一列，请改成模板的列名或删去这一列。")),
        ([*HEADERS, "贷款人"], (1, "姓名", "这一列出现了两次，请删去一列。")),
        ([*HEADERS, None], (1, "", "第 12 列有内容却没有列名，请补上列名或删去这一列。")),
        (["", *HEADERS[1:]], (1, "", "第 1 列有内容却没有列名，请补上列名或删去这一列。")),
    ],
)
def test_a_column_that_is_unknown_or_doubled_is_named(headers, expected):
    reading = read(LOANS, file_of([*good(), "多出来的"], headers=headers))

    assert expected in [(error.row, error.header, error.message) for error in reading.errors]


def test_a_required_column_that_is_absent_is_named_and_an_optional_one_remarked():
    reading = read(LOANS, file_of(GOOD[:4], headers=HEADERS[:4]))

    assert complaint(reading) == (1, "发放日期", "缺少这一列，请从模板补上。")
    assert "没有“年度”列，按空白处理。" in reading.notes


def test_without_a_header_the_wanted_columns_are_listed():
    reading = read(LOANS, file_of(good(), headers=["甲"] * 11))

    assert "请保留模板的列名：编号、姓名" in complaint(reading)[2]


def test_a_header_without_rows_is_said():
    assert complaint(read(LOANS, file_of()))[2] == "表头下面没有内容，请填好后再上传。"


def test_a_merged_cell_says_with_which_row():
    book, page = workbook([good(), good(woman=None)])
    page.merge_cells("B2:B3")

    assert complaint(read(LOANS, saved(book))) == (3, "姓名", "与第 2 行的单元格合并在一起，请取消合并后逐格填写。")


def test_an_error_value_does_not_pass_as_a_blank():
    book, page = workbook([good()])
    page["K2"] = "#N/A"
    page["K2"].data_type = "e"

    assert complaint(read(LOANS, saved(book))) == (2, "备注", "公式出错，显示“#N/A”，请改正公式或直接填写。")


def test_a_formula_without_a_stored_result_does_not_pass_as_a_blank():
    assert complaint(read(LOANS, file_of(good(note="=B2"))))[2].startswith("公式没有保存结果")


def test_zeros_that_only_the_number_format_shows_are_kept():
    book, page = workbook([good(number=123)])
    page["A2"].number_format = "000000"

    assert read(LOANS, saved(book)).rows[0]["number"] == "000123"


def test_another_number_format_in_a_code_is_refused():
    book, page = workbook([good(number=350500)])
    page["A2"].number_format = "#,##0"

    assert "带格式的数字" in complaint(read(LOANS, saved(book)))[2]


def test_a_workbook_that_counts_from_1904_means_the_same_days():
    book, page = workbook([good()])
    book.epoch = CALENDAR_MAC_1904
    page["E2"] = date(2024, 3, 8)

    assert read(LOANS, saved(book)).rows[0]["granted_on"] == date(2024, 3, 8)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_reads_alike_in_every_usual_encoding(encoding, delimiter):
    text = "\r\n".join(delimiter.join(map(str, row)) for row in (HEADERS, good()))

    assert read(LOANS, text.encode(encoding)).rows == read(LOANS, file_of(good())).rows


def test_a_csv_keeps_rare_characters_zeros_and_line_breaks():
    row = [f'"{cell}"' for cell in good(woman="𠮷·阿依", note="甲,\n乙")]
    reading = read(LOANS, "\n".join(",".join(cells) for cells in (HEADERS, row)).encode())

    assert (reading.rows[0]["woman"], reading.rows[0]["note"]) == ("𠮷·阿依", "甲,\n乙")


def test_a_broken_quotation_in_a_csv_names_its_row():
    text = ",".join(HEADERS) + '\n"a"b,c\n'

    assert "第 2 行的引号" in complaint(read(LOANS, text.encode()))[2]


def test_a_check_of_one_row_is_placed_in_its_column():
    def check(row):
        return [CellError(row["_row"], "乙", "2", "小于甲，请核对。")] if row["b"] < row["a"] else []

    pair = Sheet("pair", "对", (Column("a", "甲", "integer"), Column("b", "乙", "integer")), check_row=check)

    (error,) = read(pair, file_of([1, 2], [3, 2], headers=["甲", "乙"])).errors

    assert (error.row, error.column) == (3, 1)


def test_a_check_of_all_rows_sees_the_rows_that_parsed():
    seen = []
    pair = Sheet(
        "pair", "对", (Column("a", "甲", "integer"), Column("b", "乙")), check_rows=lambda rows: seen.extend(rows) or []
    )

    read(pair, file_of([1, "x"], ["无", "y"], headers=["甲", "乙"]))

    assert [row["a"] for row in seen] == [1]


def test_complaints_stand_in_the_order_of_the_rows_whoever_makes_them():
    late = CellError(2, "甲", "", "这一行不行。")
    pair = Sheet("pair", "对", (Column("a", "甲", "integer"), Column("b", "乙")), check_rows=lambda _rows: [late])

    reading = read(pair, file_of([1, "x"], ["无", "y"], headers=["甲", "乙"]))

    assert [error.row for error in reading.errors] == [2, 3]


def test_a_pasted_block_needs_no_header():
    reading = parse_paste(LOANS, "\t".join(map(str, good())) + "\r\n")

    assert reading.rows[0]["number"] == "000123"


def test_a_pasted_block_may_bring_its_header():
    text = "\n".join("\t".join(map(str, row)) for row in (HEADERS[::-1], good()[::-1]))

    assert parse_paste(LOANS, text).rows[0]["woman"] == "李秀兰"


def test_a_pasted_block_that_is_too_wide_is_refused():
    reading = parse_paste(LOANS, "\t".join(map(str, [*good(), "多"])))

    assert "比表格多出一格" in complaint(reading)[2]


def test_two_columns_of_one_name_are_the_authors_mistake():
    with pytest.raises(ValueError, match="share"):
        Sheet("twice", "重复", (Column("a", "甲"), Column("b", "乙", aliases=("甲",))))


@pytest.mark.parametrize("value, shape", [(1e13, "[h]:mm"), (-1e13, "[h]:mm"), (-1e308, "yyyy-mm-dd")])
def test_a_day_or_duration_beyond_all_bounds_is_named_by_its_place(value, shape):
    book, page = workbook([good(rate=value)])
    page["G2"].number_format = shape

    assert complaint(read(LOANS, saved(book)))[2].startswith("第 2 行第 7 列的日期或时长超出范围")


def test_more_cells_than_can_be_held_are_refused():
    book, page = workbook([good()])
    page["KA90000"] = "远"

    assert "90000 行 287 列" in complaint(read(LOANS, saved(book)))[2]


def test_merged_cells_without_number_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_MERGED", 3)
    book, page = workbook([good()])
    page.merge_cells("A2:E2")

    assert "合并的单元格太多" in complaint(read(LOANS, saved(book)))[2]
