"""The invented values of the counties: the file is what the tool writes, every row says what it is."""

import csv
from io import StringIO

from tools.county_observations import COUNTIES, FILE, HEADERS, LAST, SOURCE, written


def test_the_file_is_what_the_tool_writes():
    assert FILE.read_text(encoding="utf-8") == written()


def test_every_row_says_that_it_is_invented_and_belongs_to_a_county_up_to_2024():
    rows = list(csv.DictReader(StringIO(written())))

    assert {row["来源"] for row in rows} == {SOURCE}
    assert {row["区划代码"] for row in rows} == set(COUNTIES)
    assert max(int(row["年份"]) for row in rows) == LAST == 2024
    assert len({row["指标"] for row in rows}) > 20
    assert [*rows[0]] == list(HEADERS)
