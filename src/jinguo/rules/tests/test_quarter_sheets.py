"""When a quarter's sheet is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.periods import parse_period, quarter_of
from jinguo.rules.quarter_sheets import sheet_due

CALENDAR = shipped_calendar()


@pytest.mark.parametrize(
    ("quarter", "due"),
    [
        ("2026Q1", date(2026, 4, 10)),
        ("2026Q2", date(2026, 7, 10)),
        ("2026Q3", date(2026, 10, 10)),  # a Saturday that is worked after the National Day
        ("2025Q4", date(2026, 1, 12)),  # the tenth is a Saturday
    ],
)
def test_the_tenth_or_the_next_work_day(quarter, due):
    assert sheet_due(parse_period(quarter), CALENDAR).due == due


def test_only_quarters_have_a_sheet():
    with pytest.raises(ValueError, match="2026年不是一个季度"):
        sheet_due(parse_period("2026"), CALENDAR)


@given(st.dates(date(2023, 1, 1), date(2026, 9, 30)))
def test_it_is_a_work_day_on_or_after_the_tenth(day):
    quarter = quarter_of(day)
    due = sheet_due(quarter, CALENDAR).due

    assert CALENDAR.is_workday(due)
    assert 10 <= (due - quarter.last).days <= 21
