"""Signing in: examples by the minute, and what holds at every moment."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.meetings import arrival, may_ask_leave, may_sign_in, reminder_day

STARTS = datetime(2026, 6, 3, 15, 0)  # noqa: DTZ001 - of the office's own zone
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (STARTS - timedelta(minutes=30), ""),
        (STARTS, ""),
        (STARTS.replace(hour=23, minute=59), ""),
        (STARTS - timedelta(minutes=31), "14:30 起才能签到"),
        (STARTS - timedelta(days=1), "会议当天 14:30 起才能签到"),
        (STARTS + timedelta(hours=9), "会议当天已过，请记录人代录"),
    ],
)
def test_one_signs_in_from_half_an_hour_before_to_the_end_of_the_day(now, reason):
    assert may_sign_in(now, STARTS).reason == reason


def test_a_meeting_just_after_midnight_is_signed_in_on_its_own_day():
    starts = datetime(2026, 6, 3, 0, 10)  # noqa: DTZ001

    assert not may_sign_in(starts - timedelta(minutes=20), starts)
    assert may_sign_in(starts - timedelta(minutes=10), starts)


@pytest.mark.parametrize(("minutes", "expected"), [(-20, "present"), (0, "present"), (5, "present"), (6, "late")])
def test_five_minutes_are_forgiven(minutes, expected):
    assert arrival(STARTS + timedelta(minutes=minutes), STARTS) == expected


@pytest.mark.parametrize(
    ("minutes", "reason", "ok"), [(-1, "下乡", True), (0, "下乡", False), (-1, " ", False), (-9999, "出差", True)]
)
def test_leave_is_asked_before_the_start_and_with_a_reason(minutes, reason, ok):
    assert may_ask_leave(STARTS + timedelta(minutes=minutes), STARTS, reason).ok == ok


@given(now=MOMENTS, starts=MOMENTS)
def test_who_may_sign_in_is_there_on_the_day(now, starts):
    assert not may_sign_in(now, starts) or now.date() == starts.date()


@given(starts=MOMENTS, first=st.integers(0, 600), later=st.integers(0, 600))
def test_coming_later_never_makes_one_punctual(starts, first, later):
    signed = starts + timedelta(minutes=first)

    assert arrival(signed, starts) == "present" or arrival(signed + timedelta(minutes=later), starts) == "late"


@given(day=st.dates(date(2020, 1, 2), date(2026, 12, 31)))
def test_a_meeting_is_reminded_of_on_the_last_work_day_before_it(day):
    calendar = shipped_calendar()

    found = reminder_day(day, calendar)

    between = [found + timedelta(days=n) for n in range(1, (day - found).days)]
    assert found < day
    assert calendar.is_workday(found)
    assert not any(calendar.is_workday(one) for one in between)
