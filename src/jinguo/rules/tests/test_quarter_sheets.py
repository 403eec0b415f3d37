"""When a quarter's sheet is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.periods import parse_period, quarter_of
from jinguo.rules.quarter_sheets import sheet_due

CALENDAR = shipped_calendar()


@pytest.mark.parametrize(
    ("quarter", "asked", "due"),
    [
        ("2026Q1", date(2026, 4, 1), date(2026, 4, 10)),
        ("2026Q2", date(2026, 6, 30), date(2026, 7, 10)),
        ("2026Q3", date(2026, 9, 28), date(2026, 10, 10)),  # a Saturday that is worked after the National Day
        ("2025Q4", date(2025, 12, 31), date(2026, 1, 12)),  # the tenth is a Saturday
        ("2026Q1", date(2026, 4, 15), date(2026, 4, 22)),  # the plan was approved on the 14th
    ],
)
def test_the_tenth_or_the_next_work_day_or_later_where_it_is_asked_for_late(quarter, asked, due):
    assert sheet_due(parse_period(quarter), asked, CALENDAR).due == due


def test_only_quarters_have_a_sheet():
    with pytest.raises(ValueError, match="2026年不是一个季度"):
        sheet_due(parse_period("2026"), date(2026, 12, 31), CALENDAR)


@given(st.dates(date(2023, 1, 1), date(2026, 9, 30)), st.integers(0, 60))
def test_it_is_a_work_day_on_or_after_the_tenth_with_five_work_days_left(day, later):
    quarter = quarter_of(day)
    asked = quarter.last + timedelta(days=later)
    due = sheet_due(quarter, asked, CALENDAR).due

    assert CALENDAR.is_workday(due)
    assert (due - quarter.last).days >= 10
    assert len(CALENDAR.workdays_between(asked + timedelta(days=1), due)) >= 5
