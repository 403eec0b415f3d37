"""Work days: golden values of rules 1 to 4 and 42, a second source, and properties."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import WorkCalendar, calendar_of, shipped_calendar, years_covered
from jinguo.rules.notices import HOLIDAY, IN_LIEU, Notice
from jinguo.rules.periods import year_of

CALENDAR = shipped_calendar()
UNKNOWN = WorkCalendar({}, frozenset())
DAYS = st.dates(date(2022, 12, 1), date(2027, 12, 31))


def every_day(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(year_of(year).days)]


@pytest.mark.parametrize(("year", "workdays"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_rule_4_workdays_of_a_year(year, workdays):
    assert len(CALENDAR.workdays_between(date(year, 1, 1), date(year, 12, 31))) == workdays


@pytest.mark.parametrize(
    ("first", "last", "workdays"),
    [(date(2026, 2, 13), date(2026, 2, 24), 3), (date(2025, 9, 26), date(2025, 10, 9), 5)],
)
def test_rule_4_workdays_across_a_festival(first, last, workdays):
    assert len(CALENDAR.workdays_between(first, last)) == workdays


def test_rule_4_the_eve_of_2024_is_a_workday():
    assert CALENDAR.is_workday(date(2024, 2, 9))


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_rule_2_notices_agree_with_the_second_source_on_every_day(year):
    different = [day for day in every_day(year) if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)]

    assert different == []


@pytest.mark.parametrize(
    ("day", "half_day"),
    [
        (date(2023, 3, 8), True),
        (date(2024, 3, 8), True),
        (date(2025, 3, 8), False),
        (date(2026, 3, 8), False),
        (date(2026, 3, 9), False),
        (date(2027, 3, 8), True),
        (date(2024, 3, 7), False),
    ],
)
def test_rule_3_half_day_of_8_march(day, half_day):
    assert CALENDAR.is_womens_half_day(day) is half_day


def test_rule_3_a_make_up_sunday_gives_no_half_day():
    womens_day = Notice(date(2026, 3, 8), "春节", IN_LIEU, "通知")

    assert not calendar_of([womens_day]).is_womens_half_day(date(2026, 3, 8))


@pytest.mark.parametrize(
    ("day", "woman", "off", "halves"),
    [
        (date(2024, 3, 8), True, "pm", ("am",)),
        (date(2024, 3, 8), True, "am", ("pm",)),
        (date(2024, 3, 8), False, "pm", ("am", "pm")),
        (date(2024, 3, 9), True, "pm", ()),
    ],
)
def test_rule_3_only_women_leave_and_only_one_half(day, woman, off, halves):
    assert CALENDAR.halves_due(day, woman=woman, off=off) == halves


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 2, 14), "春节调休上班（国务院办公厅关于2026年部分节假日安排的通知）"),
        (date(2026, 10, 1), "国庆节放假（国务院办公厅关于2026年部分节假日安排的通知）"),
        (date(2026, 6, 3), "星期三，工作日"),
        (date(2026, 6, 6), "星期六，周末"),
        (date(2027, 2, 8), "无该年放假通知，按周一至周五推定"),
    ],
)
def test_a_day_says_why(day, why):
    assert CALENDAR.why(day) == why


def test_rule_2_an_unknown_year_is_counted_by_the_week_and_warned_about():
    assert CALENDAR.warning(2026) == ""
    assert "2027年放假通知尚未录入" in CALENDAR.warning(2027)
    assert CALENDAR.is_workday(date(2027, 1, 1))


def test_rule_2_an_imported_notice_makes_its_year_known():
    new_year = Notice(date(2027, 1, 1), "元旦", HOLIDAY, "国办发明电〔2026〕9号")

    calendar = CALENDAR.with_notices([new_year])

    assert not calendar.is_workday(new_year.day)
    assert calendar.warning(2027) == ""


def test_a_december_day_of_the_next_notice_does_not_cover_its_own_year():
    assert years_covered(CALENDAR.notices.values()) == {2023, 2024, 2025, 2026}
    assert CALENDAR.warning(2022)


def test_rule_42_reception_day_moves_past_the_holiday():
    assert CALENDAR.on_or_after(date(2026, 5, 1)) == date(2026, 5, 6)
    assert CALENDAR.on_or_after(date(2026, 5, 9)) == date(2026, 5, 9)


def test_rule_13_the_first_workday_after_the_end_of_a_leave():
    assert CALENDAR.next_workday(date(2026, 4, 30)) == date(2026, 5, 6)


def test_there_is_no_zeroth_workday():
    with pytest.raises(ValueError, match="第 1 个"):
        CALENDAR.nth_workday(date(2026, 4, 30), 0)


@given(day=DAYS, nth=st.integers(1, 40))
def test_the_nth_workday_closes_a_span_of_n_workdays(day, nth):
    last = CALENDAR.nth_workday(day, nth)

    assert CALENDAR.is_workday(last)
    assert len(CALENDAR.workdays_between(day, last)) == nth


@given(day=DAYS)
def test_next_workday_leaves_none_out(day):
    after = CALENDAR.next_workday(day)

    assert after > day
    assert CALENDAR.workdays_between(day + timedelta(days=1), after) == [after]


@given(day=DAYS)
def test_without_notices_the_week_decides(day):
    assert UNKNOWN.is_workday(day) == (day.weekday() < 5)
    assert UNKNOWN.warning(day.year)


@given(day=DAYS, woman=st.booleans())
def test_nobody_is_due_on_a_rest_day_and_everybody_on_a_workday(day, woman):
    assert bool(CALENDAR.halves_due(day, woman=woman)) == CALENDAR.is_workday(day)
