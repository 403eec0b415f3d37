"""The vocabulary of goals: choices, and which of them go together."""

from decimal import Decimal
from typing import get_args

import pytest

from jinguo.rules import goal_values as values
from jinguo.rules.goal_values import GoalFacts, is_sound


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        (values.type_choices, values.GoalType),
        (values.comparator_choices, values.Comparator),
    ],
)
def test_each_code_has_one_chinese_name(choices, codes):
    assert [code for code, _ in choices()] == list(get_args(codes))
    assert len({name for _, name in choices()}) == len(choices())


def test_only_units_may_be_assigned_one_value_and_no_level_is_the_last_of_several_units():
    assert [code for code, _ in values.over_time_choices()] == ["sum", "last", "every"]
    assert [code for code, _ in values.over_units_choices()] == ["sum", "weighted", "every", "assign"]
    assert [code for code, _ in values.over_regions_choices()] == ["sum", "weighted", "every"]


@pytest.mark.parametrize("kind", values.TYPES)
def test_the_first_comparator_of_each_type_is_sound(kind):
    comparator = values.COMPARATORS_OF[kind][0]

    assert is_sound(GoalFacts(kind, comparator, band=Decimal(2), over_time="last"))


@pytest.mark.parametrize(
    ("goal", "reason"),
    [
        (GoalFacts("cumulative", "text"), "“累计”不能用“按标准完成”比较"),
        (GoalFacts("about", "band", over_time="last"), "要填允许幅度"),
        (GoalFacts("reduce", "relative", over_time="last"), "要填基期值和基期年"),
        (GoalFacts("improve", "ge"), "各期不能相加"),
        (GoalFacts("cumulative", "ge", over_regions="assign"), "按地区不能用“同一目标分担”"),
    ],
)
def test_what_does_not_go_together_is_refused_with_its_reason(goal, reason):
    assert reason in is_sound(goal).reason


def test_a_change_against_the_baseline_is_a_bound_in_the_direction_of_the_change():
    assert GoalFacts("reduce", "relative").sign == "le"
    assert GoalFacts("improve", "relative").sign == "ge"
    assert GoalFacts("reach", "lt").sign == "lt"
