"""Positions and numbers of GB/T 9704-2012."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.papers.numbering import (
    LINE_CHARACTERS,
    TITLE_CHARACTERS,
    heading_number,
    indents_with_seal,
    indents_without_seal,
    title_lines,
    width,
)

organs = st.text("某市妇女联合会办公室", min_size=3, max_size=20)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("levels", "number"),
    [([1], "一、"), ([1, 1], "二、"), ([1, 2, 1, 2], "（一）"), ([1, 2, 3, 3], "2."), ([1, 2, 3, 4, 3, 4], "（1）")],
)
def test_a_heading_counts_its_own_level_since_the_last_higher_one(levels, number):
    assert heading_number(levels) == number


@given(organs, days)
def test_without_a_seal_the_date_starts_two_characters_after_the_organ(organ, day):
    organ_right, day_right = indents_without_seal(organ, day)
    organ_starts = LINE_CHARACTERS - organ_right - width(organ)
    day_starts = LINE_CHARACTERS - day_right - width(f"{day.year}年{day.month}月{day.day}日")

    assert min(organ_right, day_right) >= 2
    assert day_starts - organ_starts == 2 or organ_right == 2


@given(organs, days)
def test_with_a_seal_the_date_ends_four_characters_before_the_edge(organ, day):
    organ_right, day_right = indents_with_seal(organ, day)
    middle = day_right + width(f"{day.year}年{day.month}月{day.day}日") / 2

    assert day_right == 4
    assert organ_right + width(organ) / 2 == middle or organ_right == 0


@given(st.text("关于的通报妇女儿童发展规划监测评估情况工作（）《》2026、和", min_size=2, max_size=90))
def test_a_title_is_broken_into_lines_that_fit_and_lose_nothing(title):
    lines = title_lines(title)

    assert "".join(lines) == title
    assert all(width(line) <= TITLE_CHARACTERS for line in lines)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于表彰先进的决定", ["关于表彰先进的决定"]),
        ("关于甲\n和乙的通知", ["关于甲", "和乙的通知"]),
        (
            "某市妇女联合会关于2026年度妇女儿童发展规划监测评估情况的通报",
            ["某市妇女联合会关于2026年度", "妇女儿童发展规划监测评估情况的通报"],
        ),
    ],
)
def test_a_title_is_broken_where_a_reader_would_pause(title, lines):
    assert title_lines(title) == lines
