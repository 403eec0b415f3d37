"""Files that must not reach the library that opens workbooks."""

import io
import zipfile

import pytest

from jinguo.base.sheets import guards, markup, read
from jinguo.base.sheets.tests.factories import LOANS, file_of, good, saved, workbook


def message(content):
    (error,) = read(LOANS, content).errors
    assert (error.row, error.header) == (0, "")
    return error.message


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"\r\n ", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "不是表格"),
        (b"%PDF-1.7\n\xff\xff\xff", "不是表格"),
        (b"PK\x03\x04" + b"x" * 100, "文件已损坏"),
        (zipped(a="b"), "不是 Excel 工作簿"),
        (b"%PDF-1.7 x", "不是表格"),
        (b"\xff\xd8\xff\xe0 a photograph", "不是表格"),
        (zipped(xl__workbook__xml="<a"), "不是 Excel 工作簿"),
        (guards.OLE + bytes(2000), "文件已损坏"),
        (guards.OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    ],
)
def test_what_is_no_workbook_is_said(content, words):
    assert words in message(content)


def test_a_file_over_the_limit_is_not_opened(monkeypatch):
    monkeypatch.setattr(guards, "MAX_FILE", 1000)

    assert "文件超过" in message(io.BytesIO(file_of(good())))


def test_a_bomb_is_refused_by_what_comes_out_of_it(monkeypatch):
    monkeypatch.setattr(guards, "MAX_UNPACKED", 1_000_000)

    assert "文件解开后超过" in message(zipped(**{"xl/workbook.xml": b"0" * 2_000_000}))


def test_a_bomb_that_lies_about_its_size_is_refused():
    content = bytearray(zipped(**{"xl/workbook.xml": b"0" * 2_000_000}))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")

    assert "文件已损坏" in message(bytes(content))


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(guards, "MAX_ENTRIES", 3)

    assert "个部件" in message(file_of(good()))


def test_one_cell_far_away_does_not_reserve_the_whole_rectangle():
    book, page = workbook([good()])
    page["XFD1048576"] = "远"

    assert "第 1048576 行还有内容" in message(saved(book))


def test_one_cell_far_to_the_right_is_named_by_its_column(monkeypatch):
    monkeypatch.setattr(markup, "MAX_COLUMNS", 20)
    book, page = workbook([good()])
    page["AA1"] = "远"

    assert "第 27 列还有内容" in message(saved(book))


def test_entities_are_not_expanded():
    parts = zipfile.ZipFile(io.BytesIO(file_of(good())))
    content = {name: parts.read(name) for name in parts.namelist()}
    sheet = content["xl/worksheets/sheet1.xml"]
    content["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet[sheet.index(b"<worksheet") :]

    assert "文件已损坏" in message(zipped(**content))


def test_an_error_value_in_an_old_workbook_is_not_taken_for_a_blank():
    record = b"\x05\x02\x08\x00" + b"\x01\x00\x02\x00\x0f\x00" + b"\x2a\x01"

    assert ".xls 指不出位置" in message(guards.OLE + bytes(600) + record)


def test_a_hidden_workbook_is_said():
    book, page = workbook([good()])
    other = book.create_sheet("空")
    page.sheet_state = "hidden"
    other.sheet_state = "visible"

    assert "没有表头" in message(saved(book))
