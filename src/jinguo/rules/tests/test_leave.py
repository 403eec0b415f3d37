"""Leave by its numbered rules, each with its clause."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.leave import KINDS, Stay, annual_days, annual_lost, half_days, overstayed_from, return_due
from jinguo.rules.notices import HOLIDAY, Notice

CALENDAR = shipped_calendar()
SINCE = date(2016, 3, 15)
days = st.dates(date(2026, 1, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2016, 12, 31), 0),
        (date(2017, 3, 31), 0),
        (date(2017, 4, 1), 5),
        (date(2026, 3, 31), 5),
        (date(2026, 4, 1), 10),
        (date(2036, 4, 1), 15),
    ],
)
def test_rule_06_annual_leave_steps_from_the_month_after_the_year(day, wanted):
    """《职工带薪年休假条例》第三条: 1 年 5 天, 10 年 10 天, 20 年 15 天."""
    assert annual_days(SINCE, day) == wanted


@pytest.mark.parametrize(
    ("personal", "sick", "stands"), [(19.5, 2.9, True), (20, 0, False), (0, 3, False), (0, 2.9, True)]
)
def test_rule_07_annual_leave_is_lost(personal, sick, stands):
    """第四条: 事假累计 20 天以上; 工作满 10 年不满 20 年病假累计 3 个月以上."""
    assert annual_lost(SINCE, date(2026, 12, 1), personal_days=personal, sick_months=sick).ok == stands


def test_rule_08_maternity_leave_counts_every_day_of_the_calendar():
    """《女职工劳动保护特别规定》第七条: 98 天; 158 天从 2026-03-01 起到 2026-08-05."""
    kind = KINDS["maternity"]

    assert half_days(Stay(date(2026, 3, 1), date(2026, 8, 5)), kind.counts, CALENDAR) == 2 * 158
    assert (kind.most("national"), kind.most("shandong")) == (98, 158)


def test_rule_09_provinces_give_more_and_work_days_are_counted():
    """福建、山东条例: 婚假 15 天, 陪产假 15 天, 育儿假 10 天."""
    given = [KINDS[code].most("fujian") for code in ("marriage", "paternity", "parental")]

    assert given == [15, 15, 10]
    assert half_days(Stay(date(2026, 2, 13), date(2026, 2, 24)), "work", CALENDAR) == 2 * 3


def test_rule_12_half_a_day_is_the_smallest():
    """半天为最小单位."""
    monday = date(2026, 3, 2)

    assert half_days(Stay(monday, monday, "pm", "pm"), "work", CALENDAR) == 1
    assert half_days(Stay(monday, date(2026, 3, 3), "pm", "am"), "work", CALENDAR) == 2


def test_rule_13_who_has_not_reported_back_is_absent_after_three_days_of_grace():
    """泉州市妇联 2011: 不及时销假的按缺勤处理."""
    assert return_due(date(2026, 9, 24), CALENDAR) == date(2026, 9, 28)
    assert overstayed_from(date(2026, 9, 24), CALENDAR) == date(2026, 10, 8)


@given(days, st.integers(0, 30), st.integers(0, 30))
def test_a_holiday_added_later_never_takes_more_of_a_leave(first, length, offset):
    stay = Stay(first, first + timedelta(days=length))
    added = CALENDAR.with_notices([Notice(first + timedelta(days=offset), "加放", HOLIDAY, "通知")])

    assert half_days(stay, "work", added) <= half_days(stay, "work", CALENDAR)


@given(days, st.integers(0, 60))
def test_work_days_are_never_more_than_days(first, length):
    stay = Stay(first, first + timedelta(days=length))

    assert half_days(stay, "work", CALENDAR) <= half_days(stay, "calendar", CALENDAR) == 2 * (length + 1)
