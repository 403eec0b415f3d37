"""Reminders: on which day, to whom, and never on a rest day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.reminders import ReminderPlan, due_words, reminders_due, reminders_of

CALENDAR = shipped_calendar()
DAYS = st.dates(date(2023, 2, 1), date(2026, 11, 1))
PLANS = st.builds(
    lambda before, head, further: ReminderPlan(before, head, head + further),
    st.integers(1, 5),
    st.integers(2, 6),
    st.integers(1, 6),
)
EXAMPLES = [
    # due, day looked at, what comes
    (date(2026, 6, 5), date(2026, 6, 2), []),
    (date(2026, 6, 5), date(2026, 6, 3), ["soon"]),
    (date(2026, 6, 5), date(2026, 6, 4), []),
    (date(2026, 6, 5), date(2026, 6, 5), ["due"]),
    (date(2026, 6, 5), date(2026, 6, 6), []),  # a Saturday
    (date(2026, 6, 5), date(2026, 6, 8), ["late"]),
    (date(2026, 6, 5), date(2026, 6, 10), ["late_head"]),
    (date(2026, 6, 5), date(2026, 6, 16), ["late_leader"]),
    (date(2026, 6, 7), date(2026, 6, 3), ["soon"]),  # due on a Sunday: the early ones move forward,
    (date(2026, 6, 7), date(2026, 6, 5), ["due"]),
    (date(2026, 6, 7), date(2026, 6, 8), ["late"]),  # the late one comes on the Monday
    (date(2026, 10, 3), date(2026, 9, 30), ["due"]),  # 国庆
    (date(2026, 10, 3), date(2026, 10, 8), ["late"]),
    (date(2026, 5, 8), date(2026, 5, 9), ["late"]),  # a Saturday on which people work
]


@pytest.mark.parametrize(("due", "today", "levels"), EXAMPLES)
def test_what_comes_on_a_day(due, today, levels):
    assert [one.level for one in reminders_due(due, today, CALENDAR)] == levels


def test_each_level_names_its_listener_and_says_why():
    said = {one.level: (one.to, one.because) for one in reminders_of(date(2026, 6, 7), CALENDAR)}

    assert said["soon"] == ("people", "6月7日 到期，提前 2 个工作日提醒")
    assert said["due"] == ("people", "6月7日 到期，当天休息，提前到上一个工作日提醒")
    assert said["late_head"] == ("heads", "6月7日 到期，到第 3 个工作日还没有办结")
    assert said["late_leader"][0] == "leaders"


def test_days_that_nobody_looked_at_are_made_up_for():
    due, after_a_week = date(2026, 6, 5), date(2026, 6, 10)

    missed = reminders_due(due, after_a_week, CALENDAR, since=date(2026, 6, 3))

    assert [one.level for one in missed] == ["due", "late", "late_head"]


def test_the_day_before_is_said_as_tomorrow_and_a_weekend_as_work_days():
    assert due_words(date(2026, 6, 5), date(2026, 6, 4), CALENDAR) == "明天到期"
    assert due_words(date(2026, 6, 8), date(2026, 6, 5), CALENDAR) == "剩 1 个工作日"


@pytest.mark.parametrize("wrong", [{"before": 0}, {"head_after": 1}, {"head_after": 7, "leader_after": 7}])
def test_a_plan_goes_upward_step_by_step(wrong):
    with pytest.raises(ValueError, match="逾期先告知本人"):
        ReminderPlan(**wrong)


@given(due=DAYS, plan=PLANS)
def test_each_level_comes_once_on_a_work_day_and_in_order(due, plan):
    run = [due + timedelta(days=n) for n in range(-40, 60)]
    came = [(day, one) for day in run for one in reminders_due(due, day, CALENDAR, plan)]

    assert [one.level for _, one in came] == ["soon", "due", "late", "late_head", "late_leader"]
    assert all(CALENDAR.is_workday(day) and day == one.day for day, one in came)
    assert all((day <= due) == (one.level in ("soon", "due")) for day, one in came)


@given(due=DAYS, gaps=st.lists(st.integers(1, 9), min_size=30, max_size=30))
def test_looking_seldom_loses_no_level_and_doubles_none(due, gaps):
    seen, came = due - timedelta(days=40), []
    for gap in gaps:
        today = CALENDAR.on_or_after(seen + timedelta(days=gap))
        came += [one.level for one in reminders_due(due, today, CALENDAR, since=seen)]
        seen = today

    assert came == ["soon", "due", "late", "late_head", "late_leader"][: len(came)]
    assert seen < due + timedelta(days=20) or len(came) == 5
