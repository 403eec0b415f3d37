"""The excellent quota: the cap by law and the departments' shares of it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.figure_table import Figure
from jinguo.rules.grading.quota import Agreement, excellent_cap, should_take_part
from jinguo.rules.grading.sharing import Department, Weights, factor_of, may_be_proposed, share_out, weights_on

DAY = date(2026, 12, 18)
AGREED = Agreement("泉公考〔2026〕8号", date(2026, 12, 1))
EVEN = Weights(Decimal(50), Decimal(50))
rates = st.none() | st.decimals(0, 100, places=1)
departments = st.builds(Department, st.just("部室"), st.integers(0, 40), rates, rates, st.none() | st.integers(0, 40))
teams = st.lists(departments, min_size=1, max_size=8)
caps = st.integers(0, 40)


def rounding(value):
    return [Figure("grading.excellent_rounding", "", value, "", date(2021, 1, 1), None, "本单位规定")]


@pytest.mark.parametrize(
    ("people", "cap", "agreed"), [(30, 6, 7), (29, 5, 7), (4, 0, 1), (5, 1, 1), (200, 40, 50), (0, 0, 0)]
)
def test_rule_20_the_cap_is_a_fifth_of_those_who_should_take_part(people, cap, agreed):
    """《公务员考核规定》(2020修订, 二手来源): 一般 20%, 经公务员主管部门同意 25%; floor, so that it is never broken."""
    assert excellent_cap(people, DAY).count == cap
    assert excellent_cap(people, DAY, AGREED).count == agreed


def test_rule_20_a_quarter_needs_an_agreement_on_record_by_then():
    late = Agreement("泉公考〔2026〕9号", date(2026, 12, 19))

    assert excellent_cap(40, DAY, late).count == 8
    assert "晚于核定日，不适用" in "".join(excellent_cap(40, DAY, late).because)
    with pytest.raises(ValueError, match="请填写文号"):
        Agreement(" ", DAY)


@pytest.mark.parametrize(("value", "cap"), [("floor", 5), ("half_up", 6), ("ceil", 6)])
def test_rule_20_rounding_is_a_setting(value, cap):
    assert excellent_cap(29, DAY, own=rounding(value)).count == cap


def test_rule_20_at_least_one_only_where_switched_on():
    assert [excellent_cap(4, DAY, least_one=flag).count for flag in (False, True)] == [0, 1]
    assert excellent_cap(0, DAY, least_one=True).count == 0


def test_rule_20_the_ungraded_who_take_part_are_counted_by_default():
    outcomes = ["graded", "open", "comment_only", "no_grade", "held", "elsewhere", "not_assessed"]

    assert should_take_part(outcomes) == 5
    assert should_take_part(outcomes, with_ungraded=False) == 2


def test_rule_20_the_numbers_of_2007_hold_for_their_years():
    """《公务员考核规定（试行）》(2007): 15%, at most 20%."""
    assert excellent_cap(100, date(2012, 12, 31)).count == 15


@given(st.integers(0, 3000), st.booleans())
def test_the_cap_is_never_above_its_share(people, agreed):
    found = excellent_cap(people, DAY, AGREED if agreed else None)

    assert found.count * 100 <= people * (25 if agreed else 20)
    assert (found.count + 1) * 100 > people * (25 if agreed else 20)


def test_rule_26_attendance_and_completion_move_the_share():
    """泉州市妇联 2011: 个人和部室出勤、任务完成情况与年终评优比例挂钩."""
    good = Department("办公室", 10, Decimal(100), Decimal(100))
    poor = Department("发展部", 10, Decimal(90), Decimal(50))

    shares = share_out(5, [poor, good], EVEN)

    assert [share.count for share in shares] == [2, 3]
    assert shares[0].because == (
        "10 人 × 系数 0.7（出勤率 90%，权重 50，任务完成率 50%，权重 50），占全单位名额 5 人中的 2.059 人，取整 2 人"
    )


def test_rule_26_with_equal_remainders_the_better_then_the_larger_then_the_first_goes_ahead():
    better = [Department("甲", 10, Decimal(80), None), Department("乙", 8, Decimal(100), None)]
    larger = [Department("甲", 1, Decimal(100), None), Department("乙", 3, Decimal(100), None)]
    first = [Department("甲", 5, Decimal(90), None), Department("乙", 5, Decimal(90), None)]

    found = [
        [share.count for share in share_out(cap, team, EVEN)] for cap, team in ((1, better), (2, larger), (1, first))
    ]

    assert found == [[0, 1], [0, 2], [1, 0]]


def test_rule_26_what_a_department_cannot_use_goes_to_the_others():
    team = [Department("甲", 10, Decimal(100), Decimal(100), may_be_excellent=1), Department("乙", 10, None, None)]

    shares = share_out(4, team, EVEN)

    assert [share.count for share in shares] == [1, 3]
    assert "可评优秀的只有 1 人" in shares[0].because


def test_rule_26_a_rate_that_is_unknown_leaves_the_other_alone():
    assert factor_of(Department("甲", 5, None, Decimal(80)), EVEN) == Fraction(4, 5)
    assert factor_of(Department("甲", 5, None, None), EVEN) == 1
    assert factor_of(Department("甲", 5, Decimal(120), Decimal(80)), EVEN) == Fraction(9, 10)


def test_rule_26_the_weights_are_a_setting():
    own = [Figure("grading.attendance_weight", "", 80, "%", date(2021, 1, 1), None, "本单位规定")]

    assert weights_on(DAY) == EVEN
    assert weights_on(DAY, own) == Weights(Decimal(80), Decimal(50))
    with pytest.raises(ValueError, match="合计大于 0"):
        Weights(Decimal(0), Decimal(0))


def test_proposals_keep_within_shares_and_cap():
    shares = share_out(5, [Department("甲", 10, None, None), Department("乙", 15, None, None)], EVEN)

    assert may_be_proposed([2, 3], shares, 5)
    assert may_be_proposed([3, 2], shares, 5).reason == "甲拟定优秀 3 人，超过名额 2 人，请调整"
    assert "超过上限 5 人，请减去 1 人" in may_be_proposed([3, 3], shares, 5).reason


@given(teams, caps)
def test_shares_never_pass_the_cap_and_use_all_of_it_that_can_be_used(team, cap):
    shares = share_out(cap, team, EVEN)
    usable = sum(one.most for one in team if one.people and factor_of(one, EVEN))

    assert sum(share.count for share in shares) == min(cap, usable)
    assert all(0 <= share.count <= share.department.most for share in shares)
    assert all(share.because for share in shares)


@given(teams, caps, st.integers(0, 7), st.decimals(0, 100, places=1))
def test_better_rates_never_cost_a_department_a_place(team, cap, at, better):
    at %= len(team)
    one = team[at]
    if one.attendance is None or one.attendance > better:
        return
    raised = [
        *team[:at],
        Department(one.name, one.people, better, one.completion, one.may_be_excellent),
        *team[at + 1 :],
    ]

    assert share_out(cap, raised, EVEN)[at].count >= share_out(cap, team, EVEN)[at].count
