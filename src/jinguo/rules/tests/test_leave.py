"""Leave by its numbered rules, each with its clause."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.leave import (
    KINDS,
    Stay,
    annual_days,
    annual_lost,
    carried_over,
    goes_on,
    half_days,
    overstayed_from,
    proof_asked,
    return_due,
    within_most,
)
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


@pytest.mark.parametrize(
    ("profile", "days", "stands"),
    [
        ("shandong", 158, True),
        ("shandong", 188, True),
        ("shandong", 189, False),
        ("national", 128, True),
        ("national", 129, False),
    ],
)
def test_rule_08_difficult_and_multiple_births_give_more_on_proof(profile, days, stands):
    """第七条: 难产的增加 15 天; 多胞胎的每多生育 1 个婴儿增加 15 天; 流产 15 or 42 天."""
    kind = KINDS["maternity"]

    assert within_most(kind, profile, 2 * days).ok == stands
    assert bool(proof_asked(kind, profile, 2 * days)) == (days > kind.most(profile))
    assert within_most(KINDS["miscarriage"], profile, 2 * 42)


def test_rule_09_parental_leave_is_for_a_year_and_marriage_leave_for_once():
    """育儿假每年 10 天; 山东婚检另加 3 天."""
    assert not within_most(KINDS["parental"], "fujian", 2, before=20)
    assert within_most(KINDS["marriage"], "fujian", 30, before=30)
    assert [within_most(KINDS["marriage"], "shandong", 2 * days).ok for days in (18, 19)] == [True, False]


@pytest.mark.parametrize(("work_days", "asked"), [(3, False), (3.5, True), (8, True)])
def test_rule_12_sick_leave_of_more_than_three_days_asks_for_a_proof(work_days, asked):
    """默认设置, 待核实; 各单位 2 天、5 天、8 天不一."""
    assert bool(proof_asked(KINDS["sick"], "fujian", int(2 * work_days))) == asked


def test_rule_13_an_extension_goes_on_over_the_weekend():
    """续假在假期结束前提出, 与原假期相连."""
    week = Stay(date(2026, 3, 2), date(2026, 3, 6), "am", "am")
    next_days = [Stay(date(2026, 3, 6), date(2026, 3, 9), "pm"), Stay(date(2026, 3, 9), date(2026, 3, 9))]

    assert [goes_on(week, after, CALENDAR) for after in next_days] == [True, False]


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 80))
def test_rule_06_no_more_is_carried_over_than_the_year_gave_or_is_left(granted, carried, taken):
    """第五条: 跨 1 个年度安排; what was carried in once is not carried on."""
    went_on = carried_over(granted, carried, taken)

    assert 0 <= went_on <= granted
    assert went_on <= max(0, granted + carried - taken)


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


def test_rule_03_a_womans_leave_over_her_half_holiday_takes_half_a_day_less():
    """《全国年节及纪念日放假办法》第三条: 妇女节妇女放假半天; 2024 年 3 月 8 日是星期五."""
    stay = Stay(date(2024, 3, 7), date(2024, 3, 8))

    assert [half_days(stay, "work", CALENDAR, woman=woman) for woman in (True, False)] == [3, 4]
    assert half_days(stay, "calendar", CALENDAR, woman=True) == 4


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
