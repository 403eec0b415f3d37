"""The office's calendar asks its sources in order."""

from datetime import date

import pytest

from jinguo.org.structure import work_calendar
from jinguo.org.structure.tests.factories import CalendarNoticeFactory


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 9), True),  # 除夕 was a working day in 2024 (rule 4)
        (date(2026, 2, 14), True),  # 调休 before 春节
        (date(2026, 6, 19), False),  # 端午节
        (date(2008, 1, 1), False),
        (date(2006, 1, 2), False),
    ],
)
def test_a_day_of_the_covered_years(db, day, works):
    assert work_calendar.is_workday(day) is works


def test_a_year_without_a_notice_is_counted_monday_to_friday_and_says_so(db):
    assert work_calendar.is_workday(date(2027, 1, 1))
    assert "2027年" in work_calendar.work_calendar().warning(2027)


def test_an_imported_notice_speaks_for_a_new_year(db):
    CalendarNoticeFactory(day=date(2027, 1, 1))

    assert not work_calendar.is_workday(date(2027, 1, 1))
    assert work_calendar.work_calendar().warning(2027) == ""


def test_an_imported_notice_does_not_override_a_shipped_one(db):
    CalendarNoticeFactory(day=date(2026, 1, 5), name="误录")

    assert work_calendar.is_workday(date(2026, 1, 5))
