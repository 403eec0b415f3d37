"""How far a goal has come against time: the usual cases, the edges, and what must always hold."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.goal_values import GoalFacts
from jinguo.rules.pace import Course, counted_by, pace, pace_of_nodes
from jinguo.rules.periods import parse_period

YEAR, JUNE_3, NEXT_YEAR = parse_period("2026"), date(2026, 6, 3), date(2027, 1, 1)
SPRING, OVER = Course(YEAR, JUNE_3), Course(YEAR, NEXT_YEAR)
LOANS = GoalFacts("cumulative", "ge", "万元")
COST = GoalFacts("cumulative", "le", "万元")
ABOUT = GoalFacts("about", "band", band=Decimal(2), over_time="sum")
RATE = GoalFacts("reach", "ge", "%", over_time="last")
RISE = GoalFacts("improve", "ge", "%", baseline=Decimal(80), over_time="last")
CUT = GoalFacts("reduce", "relative", baseline=Decimal(48), over_time="last")
HOLD = GoalFacts("hold", "ge", "%", over_time="every")


@pytest.mark.parametrize(
    ("goal", "value", "actual", "course", "expected"),
    [
        (LOANS, 200, 60, SPRING, ("near", "滞后", "完成 30%，时间进度 42.2%")),
        (LOANS, 200, 100, SPRING, ("ok", "正常", "完成 50%，时间进度 42.2%")),
        (LOANS, 200, 60, Course(YEAR, JUNE_3, planned=50), ("ok", "正常", "完成 30%，按各期目标应完成 25%")),
        (LOANS, 200, 210, SPRING, ("ok", "已完成", "实际 210 万元，目标 200 万元")),
        (LOANS, 200, 60, OVER, ("bad", "逾期", "实际 60 万元，目标 200 万元，期限已过")),
        (LOANS, 200, 60, Course(YEAR, JUNE_3, end=date(2026, 5, 31)), ("bad", "逾期", None)),
        (LOANS, 200, None, SPRING, ("none", "未报", "还没有实际值")),
        (LOANS, 200, None, OVER, ("bad", "逾期未报", "期限已过，还没有实际值")),
        (LOANS, 0, None, OVER, ("ok", "无任务", "本期目标为 0，没有要完成的数量，本期不考核")),
        (COST, 0, 0, OVER, ("ok", "达到", "实际 0 万元，目标 0 万元")),
        (LOANS, None, 60, SPRING, ("none", "未定目标", "目标值还没有填")),
        (LOANS, 200, 0, Course(YEAR, date(2025, 12, 31)), ("none", "未开始", "2026年还没有开始")),
        (COST, 10, 9, SPRING, ("ok", "正常", "实际 9 万元，目标 10 万元")),
        (COST, 10, 11, SPRING, ("bad", "超出", "实际 11 万元，目标 10 万元")),
        (COST, 10, 9, OVER, ("ok", "达到", None)),
        (ABOUT, 50, 40, SPRING, ("ok", "正常", None)),
        (ABOUT, 50, 40, OVER, ("bad", "未达到", None)),
        (ABOUT, 50, 53, SPRING, ("bad", "超出", None)),
        (RATE, 90, 60, SPRING, ("ok", "正常", None)),
        (RATE, 90, 60, Course(YEAR, JUNE_3, planned=70), ("near", "滞后", "到本期应为 70%，实际 60%")),
        (RATE, 90, 60, OVER, ("bad", "未达到", None)),
        (RISE, 90, 82, SPRING, ("near", "滞后", "完成 20%，时间进度 42.2%")),
        (RISE, 90, 85, SPRING, ("ok", "正常", "完成 50%，时间进度 42.2%")),
        (CUT, Fraction(1, 6), 44, SPRING, ("ok", "正常", "完成 50%，时间进度 42.2%")),
        (CUT, Fraction(1, 6), 40, SPRING, ("ok", "达到", None)),
        (CUT, Fraction(1, 6), 50, SPRING, ("near", "滞后", "完成 0%，时间进度 42.2%")),
        (HOLD, 95, 94, SPRING, ("near", "尚未达到", "实际 94%，目标 95%，不低于")),
        (GoalFacts("reduce", "le", over_time="last"), 20, 21, SPRING, ("near", "尚未达到", None)),
    ],
)
def test_the_light_and_why(goal, value, actual, course, expected):
    found = pace(goal, value, actual, course)

    assert (found.tone, found.word) == expected[:2]
    assert expected[2] in (None, found.because)
    assert found.is_behind == (found.tone in ("near", "bad"))


@pytest.mark.parametrize(
    ("accepted", "due", "total", "course", "expected"),
    [
        (1, 1, 4, SPRING, ("ok", "正常")),
        (1, 2, 4, SPRING, ("near", "滞后")),
        (4, 2, 4, SPRING, ("ok", "已完成")),
        (3, 4, 4, OVER, ("bad", "逾期")),
        (0, 0, 0, SPRING, ("none", "没有节点")),
    ],
)
def test_nodes_tell_of_a_goal_without_numbers(accepted, due, total, course, expected):
    found = pace_of_nodes(accepted, due, total, course)

    assert (found.tone, found.word) == expected


@pytest.mark.parametrize(
    ("day", "adds_up", "expected"),
    [
        (date(2025, 12, 31), True, [0, 0, 0, 0]),
        (date(2026, 3, 31), True, [1, 0, 0, 0]),
        (date(2026, 4, 1), True, [1, Fraction(1, 91), 0, 0]),
        (date(2026, 6, 30), False, [0, 1, 0, 0]),
        (date(2026, 3, 30), False, [0, 0, 0, 0]),
    ],
)
def test_quarters_count_by_a_day(day, adds_up, expected):
    assert counted_by(YEAR.children, day, adds_up=adds_up) == expected
    assert counted_by([], day, adds_up=adds_up) == []


TONES = {"bad": 0, "near": 1, "ok": 2}


@given(
    goal=st.sampled_from([LOANS, RATE, RISE, HOLD]),
    value=st.integers(81, 500),
    actual=st.fractions(-100, 600),
    more=st.fractions(0, 300),
    day=st.dates(date(2026, 1, 1), date(2027, 3, 1)),
)
def test_having_reached_more_never_shows_worse(goal, value, actual, more, day):
    course = Course(YEAR, day)
    less, greater = pace(goal, value, actual, course), pace(goal, value, actual + more, course)

    assert TONES[less.tone] <= TONES[greater.tone]


@given(
    value=st.integers(1, 500),
    actual=st.integers(0, 600),
    earlier=st.dates(YEAR.first, YEAR.last),
    days=st.integers(0, 400),
)
def test_with_the_same_actual_a_later_day_never_shows_better(value, actual, earlier, days):
    later = date.fromordinal(earlier.toordinal() + days)
    before, after = (pace(LOANS, value, actual, Course(YEAR, day)) for day in (earlier, later))

    assert TONES[after.tone] <= TONES[before.tone]
