"""What the page of the work calendar is drawn from."""

from datetime import date

import pytest

from jinguo.org.structure.year_page import months, stretches
from jinguo.rules.calendar import shipped_calendar


def square(month, day):
    weeks = months(shipped_calendar(), 2026)[month - 1]
    return next(one for week in weeks for one in week if one and one.day.day == day)


@pytest.mark.parametrize(
    ("month", "day", "mark"),
    [(2, 14, "班"), (2, 17, "休"), (6, 19, "休"), (6, 18, ""), (6, 20, "休"), (6, 27, "")],
)
def test_a_day_carries_the_word_of_its_kind(month, day, mark):
    assert square(month, day).mark == mark


def test_a_week_has_seven_squares_and_a_month_its_own_days():
    june = months(shipped_calendar(), 2026)[5]

    assert {len(week) for week in june} == {7}
    assert [one.day.day for week in june for one in week if one] == list(range(1, 31))


def test_days_in_a_row_are_one_line():
    first = stretches(shipped_calendar(), 2026)[0]

    assert (first.first, first.last, first.count, first.is_rest) == (date(2026, 1, 1), date(2026, 1, 3), 3, True)
