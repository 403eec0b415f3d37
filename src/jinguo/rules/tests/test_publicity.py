"""Publicity: examples by day, and what holds for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.deadlines import publicity_until
from jinguo.rules.publicity import counts, enough_days, may_conclude, may_receive, standing

CALENDAR = shipped_calendar()
FIRST = date(2026, 4, 30)
LAST = date(2026, 5, 9)  # rule 5: five work days from 2026-04-30
DAYS = st.dates(date(2023, 1, 1), date(2026, 10, 31))
AFTER = st.integers(-40, 40).map(timedelta)


def test_five_work_days_over_the_may_holiday_end_on_the_ninth():
    assert publicity_until(FIRST, 5, CALENDAR).due == LAST


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 4, 29), "ahead"),
        (FIRST, "running"),
        (date(2026, 5, 2), "running"),
        (LAST, "running"),
        (date(2026, 5, 10), "over"),
    ],
)
def test_a_notice_stands_by_the_clock(today, expected):
    assert standing(FIRST, LAST, today) == expected


@pytest.mark.parametrize(
    ("received", "today", "reason"),
    [
        (FIRST, FIRST, ""),
        (LAST, date(2026, 5, 11), ""),
        (date(2026, 4, 29), LAST, "公示期是 4月30日至5月9日"),
        (date(2026, 5, 10), date(2026, 5, 11), "5月10日 收到的不按异议受理"),
        (date(2026, 5, 8), date(2026, 5, 7), "还没有到"),
    ],
)
def test_an_objection_is_in_time_within_the_days_only(received, today, reason):
    found = may_receive(received, FIRST, LAST, today)

    assert found.ok == (not reason)
    assert reason in found.reason


def test_an_unsigned_objection_is_a_clue_and_says_why():
    assert counts(True)
    assert "匿名反映只作线索记录" in counts(False).reason


@pytest.mark.parametrize(
    ("today", "unsettled", "reason"),
    [
        (date(2026, 5, 10), 0, ""),
        (LAST, 0, "期满后才能结束"),
        (date(2026, 5, 10), 2, "还有 2 件异议没有办结"),
    ],
)
def test_a_notice_is_concluded_after_its_days_and_its_objections(today, unsettled, reason):
    found = may_conclude(LAST, today, unsettled)

    assert found.ok == (not reason)
    assert reason in found.reason


def test_a_kind_asks_for_so_many_days():
    assert enough_days(5, 5, "年度考核优秀等次公示")
    assert enough_days(4, 5, "年度考核优秀等次公示").reason == "年度考核优秀等次公示不少于 5 个工作日，请改为 5 或更多"


@given(first=DAYS, count=st.integers(1, 20), after=AFTER)
def test_who_may_still_object_keeps_the_notice_from_being_concluded(first, count, after):
    last = publicity_until(first, count, CALENDAR).due
    today = last + after

    assert not (may_receive(today, first, last, today) and may_conclude(last, today, 0))


@given(first=DAYS, count=st.integers(1, 20), after=AFTER)
def test_a_notice_that_may_be_concluded_is_over(first, count, after):
    last = publicity_until(first, count, CALENDAR).due
    today = last + after

    assert bool(may_conclude(last, today, 0)) == (standing(first, last, today) == "over")
