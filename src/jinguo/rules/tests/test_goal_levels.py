"""Wanted levels: the published cases, targets relative to a baseline, goals without a number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.goal_levels import holds, meets, wanted_level
from jinguo.rules.goal_values import GoalFacts
from jinguo.rules.verdict import no

NUMBERS = st.decimals(-1000, 1000, places=3)
CUT = GoalFacts("reduce", "relative", "/10万", Decimal("0.01"), Decimal("22.41"), 2020)


def test_cut_by_a_sixth_of_the_baseline_is_exact_and_says_how():
    wanted = wanted_level(CUT, Fraction(1, 6))

    assert wanted.level == Fraction("18.675")
    assert wanted.because == "比 2020 年降低 1/6：基期 22.41 → 目标 18.675/10万"


def test_cut_by_a_sixth_of_forty_eight_is_forty():
    goal = GoalFacts("reduce", "relative", step=Decimal("0.1"), baseline=Decimal(48))

    assert wanted_level(goal, Fraction(1, 6)) == (40, "le", "降低 1/6：基期 48.0 → 目标 40.0")


def test_a_target_without_end_in_decimals_is_compared_unrounded():
    goal = GoalFacts("reduce", "relative", step=Decimal("0.01"), baseline=Decimal(10))

    assert meets(goal, Fraction(1, 6), Fraction(25, 3))
    assert not meets(goal, Fraction(1, 6), Decimal("8.334"))


def test_a_rise_by_a_fifth_of_the_baseline():
    goal = GoalFacts("improve", "relative", "人", baseline=Decimal(50))

    assert wanted_level(goal, Fraction(1, 5)).because == "提高 20%：基期 50 → 目标 60 人"
    assert meets(goal, Fraction(1, 5), 60)
    assert not meets(goal, Fraction(1, 5), 59)


@pytest.mark.parametrize(
    ("goal", "value", "actual", "reached"),
    [
        (GoalFacts("reach", "le"), 20, "20.1", False),
        (GoalFacts("reach", "ge"), 80, "80", True),
        (GoalFacts("reduce", "lt"), 20, "20", False),
        (GoalFacts("hold", "gt"), 40, "40", False),
        (GoalFacts("about", "band", band=Decimal(2)), 50, "52", True),
        (GoalFacts("about", "band", band=Decimal(2)), 50, "47.9", False),
        (GoalFacts("improve", "ge", baseline=Decimal("24.0")), None, "24.2", True),
        (GoalFacts("improve", "ge", baseline=Decimal("24.0")), None, "24.0", False),
        (GoalFacts("reduce", "le", baseline=Decimal(30)), None, "30", False),
        (GoalFacts("hold", "ge", baseline=Decimal(40)), None, "40", True),
    ],
)
def test_reached_or_not(goal, value, actual, reached):
    verdict = meets(goal, value, Decimal(actual))

    assert verdict.ok == reached
    assert verdict.reason.endswith("：达到" if reached else "：未达到")


@pytest.mark.parametrize(
    ("goal", "value", "reason"),
    [
        (GoalFacts("cumulative", "ge"), None, "目标值还没有填"),
        (GoalFacts("improve", "ge"), None, "逐步提高，应高于基期，基期值还没有填"),
        (GoalFacts("reduce", "relative"), Fraction(1, 6), "降低 1/6：基期值还没有填，算不出目标"),
        (GoalFacts("deliverable", "text"), None, "完成事项，按完成标准判断"),
        (GoalFacts("cumulative", "ge", "万元"), 200, "目标 200 万元，不低于；还没有实际值"),
    ],
)
def test_without_target_or_actual_nothing_is_met_and_the_reason_is_said(goal, value, reason):
    assert meets(goal, value, None) == no(reason)


def test_a_band_is_told():
    goal = GoalFacts("about", "band", "%", Decimal("0.1"), band=Decimal(2))

    assert wanted_level(goal, 50).because == "目标 50.0%，在允许幅度内（±2.0）"


@given(actual=NUMBERS, level=NUMBERS)
def test_exactly_one_of_opposite_comparisons_holds(actual, level):
    assert holds(actual, level, "ge") != holds(actual, level, "lt")
    assert holds(actual, level, "le") != holds(actual, level, "gt")
    assert holds(actual, level, "band", abs(actual - level))


@given(base=st.decimals("0.01", 1000, places=2), share=st.fractions(0, 1), more=st.fractions(0, 1))
def test_a_deeper_cut_never_asks_for_a_higher_level(base, share, more):
    goal = GoalFacts("reduce", "relative", baseline=base)

    assert wanted_level(goal, share + more).level <= wanted_level(goal, share).level <= base
