"""How a task stands: examples by state and day, and what holds for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.task_status import lateness, status

CALENDAR = shipped_calendar()
DAYS = st.dates(date(2023, 1, 1), date(2026, 10, 31))
AFTER = st.integers(-40, 40).map(timedelta)


def june(day: int) -> date:
    return date(2026, 6, day)


# 5 June is a Friday; 19 to 21 June is 端午节, 19 June a Friday.
EXAMPLES = [
    ("open", june(17), None, None, june(3), "doing", "剩 10 个工作日", 14),
    ("open", june(5), None, None, june(3), "near", "剩 2 个工作日", 2),
    ("open", june(5), None, None, june(5), "near", "今天到期", 0),
    ("open", june(5), None, None, june(8), "bad", "逾期 3 天", -3),
    ("submitted", june(5), june(5), None, june(8), "doing", "待审核", None),
    ("submitted", june(5), june(8), None, june(8), "near", "待审核，迟报 1 个工作日", None),
    ("accepted", june(5), june(5), june(10), june(12), "ok", "按期完成", None),
    ("accepted", june(18), june(22), june(23), june(24), "near", "迟报 1 个工作日", None),
    ("accepted", june(5), june(7), june(8), june(8), "near", "迟报 2 天", None),
    ("cancelled", june(5), None, None, june(12), "none", "已撤销", None),
]


@pytest.mark.parametrize(("state", "due", "submitted", "accepted", "today", "tone", "word", "left"), EXAMPLES)
def test_examples(state, due, submitted, accepted, today, tone, word, left):
    found = status(state, due, submitted, accepted, today, CALENDAR)

    assert (found.tone, found.word, found.days_left) == (tone, word, left)


def test_the_reason_names_the_days():
    found = status("accepted", june(5), june(9), june(10), june(12), CALENDAR)

    assert found.because == "期限 6月5日，6月9日 报送，迟报 2 个工作日，6月10日 通过"


def test_an_overdue_task_says_how_many_work_days_have_passed():
    assert status("open", june(5), None, None, june(9), CALENDAR).because == "期限 6月5日，还没有报送，已过 2 个工作日"


@given(due=DAYS, after=AFTER)
def test_late_is_after_the_due_day_and_nothing_else(due, after):
    submitted = due + after
    found = status("submitted", due, submitted, None, submitted, CALENDAR)

    assert found.is_late == (submitted > due) == ("迟报" in found.word)


@given(due=DAYS, after=AFTER, more=st.integers(0, 30))
def test_reporting_later_is_never_less_late_and_more_time_never_more(due, after, more):
    submitted, extra = due + after, timedelta(days=more)

    assert lateness(due, submitted, CALENDAR) <= lateness(due, submitted + extra, CALENDAR)
    assert lateness(due + extra, submitted, CALENDAR) <= lateness(due, submitted, CALENDAR)


@given(due=DAYS, after=AFTER, waiting=st.integers(0, 60))
def test_the_reviewers_time_is_not_held_against_the_reporter(due, after, waiting):
    submitted = due + after
    accepted = submitted + timedelta(days=waiting)
    at_once = status("accepted", due, submitted, submitted, accepted, CALENDAR)

    assert status("accepted", due, submitted, accepted, accepted, CALENDAR).word == at_once.word
