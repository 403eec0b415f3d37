"""Deadlines: the golden values of rule 5, the words of the count, and properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.deadlines import due_after, publicity_until, time_left

CALENDAR = shipped_calendar()
DAYS = st.dates(date(2023, 1, 1), date(2026, 10, 31))
COUNTS = st.integers(1, 40)
TODAY = date(2026, 6, 3)


def test_rule_5_publicity_counts_its_first_day():
    assert publicity_until(date(2026, 4, 30), 5, CALENDAR).due == date(2026, 5, 9)


@pytest.mark.parametrize(("count", "due"), [(15, date(2026, 3, 16)), (60, date(2026, 4, 30)), (90, date(2026, 5, 30))])
def test_rule_5_day_of_receipt_does_not_count(count, due):
    assert due_after(date(2026, 3, 1), count, CALENDAR).due == due


def test_rule_5_workdays_after_receipt():
    assert due_after(date(2026, 4, 30), 5, CALENDAR, unit="workday").due == date(2026, 5, 11)


def test_a_publicity_begun_on_a_rest_day_counts_from_the_next_workday():
    deadline = publicity_until(date(2026, 5, 1), 5, CALENDAR)

    assert deadline.due == date(2026, 5, 11)
    assert deadline.counted[0] == "5月1日 是休息日，5月6日 公示首日，计入，为第 1 个工作日。"


def test_publicity_in_days_takes_weekends_along():
    assert publicity_until(date(2026, 6, 3), 7, CALENDAR, unit="day").due == date(2026, 6, 9)


def test_rule_36_a_last_day_on_saturday_rolls_only_when_asked():
    rolled = due_after(date(2026, 3, 1), 90, CALENDAR, roll=True)

    assert rolled.due == date(2026, 6, 1)
    assert rolled.counted[-1] == "5月30日 是星期六，顺延到下一工作日 6月1日。"


def test_a_last_day_in_a_festival_names_it():
    rolled = due_after(date(2026, 9, 16), 15, CALENDAR, roll=True)

    assert rolled.counted[-1] == "10月1日 国庆节放假，顺延到下一工作日 10月8日。"


def test_the_count_is_told_step_by_step():
    deadline = publicity_until(date(2026, 4, 30), 5, CALENDAR, clause="规则 5")

    assert deadline.because == "公示 5 个工作日，自 4月30日 起当日计入，至 5月9日 止（规则 5）。"
    assert deadline.counted == (
        "4月30日 公示首日，计入，为第 1 个工作日。",
        "按工作日算 5 个，周末和放假不算（5月1日至5日 劳动节放假；5月9日 劳动节调休上班，照算），到 5月9日。",
    )


def test_a_count_in_days_is_told_with_its_event():
    deadline = due_after(date(2026, 3, 1), 60, CALENDAR, event="受理")

    assert deadline.because == "受理之日起 60 日，当日不计，至 4月30日 止。"
    assert deadline.counted == (
        "3月1日 受理，当日不计，从 3月2日 起算。",
        "按自然日算 60 天，周末和节假日照算，到 4月30日。",
    )


def test_a_year_without_notice_is_warned_about():
    deadline = due_after(date(2026, 12, 30), 5, CALENDAR, unit="workday")

    assert deadline.counted[-1].startswith("2027年放假通知尚未录入")


@pytest.mark.parametrize("count", [0, -1])
def test_a_deadline_has_at_least_one_day(count):
    with pytest.raises(ValueError, match="至少 1 天"):
        due_after(TODAY, count, CALENDAR)
    with pytest.raises(ValueError, match="至少 1 天"):
        publicity_until(TODAY, count, CALENDAR)


@pytest.mark.parametrize(
    ("due", "in_workdays", "tone", "words"),
    [
        (date(2026, 6, 2), False, "bad", "逾期 1 天"),
        (date(2026, 5, 30), True, "bad", "逾期 4 天"),
        (date(2026, 6, 3), True, "near", "今天到期"),
        (date(2026, 6, 5), True, "near", "剩 2 个工作日"),
        (date(2026, 6, 8), True, "doing", "剩 3 个工作日"),
        (date(2026, 6, 7), False, "near", "剩 4 天"),
        (date(2026, 6, 30), False, "none", "剩 27 天"),
    ],
)
def test_time_left_in_tone_and_words(due, in_workdays, tone, words):
    assert time_left(due, TODAY, CALENDAR if in_workdays else None) == (tone, words)


def test_with_rest_days_only_in_between_days_are_said():
    assert time_left(date(2026, 6, 7), date(2026, 6, 5), CALENDAR).words == "剩 2 天"


@given(first=DAYS, count=COUNTS)
def test_a_publicity_holds_exactly_its_workdays(first, count):
    due = publicity_until(first, count, CALENDAR).due

    assert len(CALENDAR.workdays_between(first, due)) == count


@given(receipt=DAYS, count=COUNTS)
def test_not_counting_the_first_day_never_ends_earlier(receipt, count):
    counted = publicity_until(receipt, count, CALENDAR).due
    not_counted = due_after(receipt, count, CALENDAR, unit="workday").due

    assert counted <= not_counted
    assert (counted < not_counted) == CALENDAR.is_workday(receipt)


@given(receipt=DAYS, count=COUNTS)
def test_rolling_ends_on_a_workday_and_skips_none(receipt, count):
    plain = due_after(receipt, count, CALENDAR).due
    rolled = due_after(receipt, count, CALENDAR, roll=True).due

    assert CALENDAR.is_workday(rolled)
    assert CALENDAR.workdays_between(plain, rolled) == [rolled]


@given(today=DAYS, days=st.integers(-60, 60))
def test_tone_is_bad_exactly_when_the_day_is_over(today, days):
    left = time_left(today + timedelta(days=days), today, CALENDAR)

    assert (left.tone == "bad") == (days < 0)
    assert ("逾期" in left.words) == (days < 0)
