"""A sample of hostile workbooks: each reads correctly or is refused in words, and can be handed back marked."""

import re
from functools import cache

import pytest
from tests.hostile import mutation

from jinguo.base.sheets import SheetError, marked_up, read, template
from jinguo.base.sheets.tests.factories import LOANS, file_of, good

ENGLISH = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}|Error|None|Traceback")


@cache
def good_file():
    rows = [good(number=f"{number:06}", woman=f"妇女{number}") for number in range(1, 9)]
    return template(LOANS, read(LOANS, file_of(*rows)).rows)


@pytest.mark.parametrize("number", range(60))
def test_a_hostile_workbook_reads_or_is_refused_in_words(number):
    hostile = mutation(good_file(), number)

    reading = read(LOANS, hostile.content)

    assert reading.rows or reading.errors
    assert not (hostile.is_whole and reading.ok)
    for error in reading.errors:
        assert error.message.endswith("。")
        assert not ENGLISH.search(error.message.replace(error.value, ""))
        assert error.row == 0 or error.header or error.column is not None


@pytest.mark.parametrize("number", range(20))
def test_a_hostile_workbook_comes_back_marked_with_the_same_errors(number):
    hostile = mutation(good_file(), number, seed=7)
    reading = read(LOANS, hostile.content)

    try:
        again = read(LOANS, marked_up(LOANS, hostile.content, reading.errors))
    except SheetError:
        again = reading

    assert [error.place for error in again.errors] == [error.place for error in reading.errors]
