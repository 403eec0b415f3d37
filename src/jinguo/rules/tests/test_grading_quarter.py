"""The quarter: three ratings composed, points as grades, who takes part, how many are 好 (rule 25)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.figure_table import Figure
from jinguo.rules.grading.quarter import SIDES, composed, grade_of
from jinguo.rules.grading.quota import good_cap
from jinguo.rules.grading.regular import Stay, may_be_good, takes_part
from jinguo.rules.periods import parse_period

DAY, Q1 = date(2026, 3, 31), parse_period("2026Q1")
points = st.decimals(0, 100, places=2)
sides = st.fixed_dictionaries(dict.fromkeys(SIDES, points))


def own(**values):
    return [
        Figure(f"grading.{name}", "", Decimal(value), "%", date(2026, 1, 1), None, "本单位办法")
        for name, value in values.items()
    ]


def marks(*given_points):
    return dict(zip(SIDES, map(Decimal, given_points), strict=False))


@pytest.mark.parametrize(
    ("given_points", "expected", "grade"),
    [
        ((95, 90, 88), "90.2", "good"),
        ((100, 100, 100), "100", "good"),
        ((90, 90, 90), "90", "good"),
        ((90, 90, "89.9"), "89.96", "fair"),
        ((100, 75, "68.75"), "77.5", "fair"),
        ((60, 60, 60), "60", "plain"),
        ((100, 50, 49), "59.6", "poor"),
        ((0, 0, 0), "0", "poor"),
    ],
)
def test_the_points_are_the_weighted_mean_and_fall_into_the_grades(given_points, expected, grade):
    found = composed(marks(*given_points), DAY)

    assert (found.points, found.grade) == (Decimal(expected), grade)


@pytest.mark.parametrize("side", SIDES)
def test_without_one_side_there_are_no_points(side):
    assert composed({one: Decimal(90) for one in SIDES if one != side}, DAY) is None


def test_an_organ_s_weights_need_not_make_100_and_are_quoted():
    found = composed(
        marks(100, 50, 0), DAY, own(quarter_self_weight=1, quarter_office_weight=1, quarter_leader_weight=0)
    )

    assert found.points == 75
    assert "权重 1%（本单位办法）" in found.because[0]


def test_where_all_weights_are_nothing_each_side_counts_the_same():
    none = own(quarter_self_weight=0, quarter_office_weight=0, quarter_leader_weight=0)

    assert composed(marks(90, 60, 30), DAY, none).points == 60


@given(given_marks=sides, side=st.sampled_from(sorted(SIDES)), more=st.decimals(0, 20, places=2))
def test_points_lie_between_the_marks_and_a_higher_mark_never_lowers_them(given_marks, side, more):
    found = composed(given_marks, DAY)
    raised = composed(given_marks | {side: min(given_marks[side] + more, Decimal(100))}, DAY)

    assert min(given_marks.values()) <= found.points <= max(given_marks.values())
    assert raised.points >= found.points


@given(lower=points, higher=points)
def test_more_points_are_never_a_lower_grade(lower, higher):
    order = ["poor", "plain", "fair", "good"]
    low, high = sorted((lower, higher))

    assert order.index(grade_of(low, DAY)[0]) <= order.index(grade_of(high, DAY)[0])


@pytest.mark.parametrize(
    ("stays", "reason"),
    [
        ([Stay(date(2020, 1, 1), None)], ""),
        ([Stay(date(2026, 3, 31), None)], ""),
        ([Stay(date(2020, 1, 1), date(2026, 2, 1)), Stay(date(2026, 2, 2), None)], ""),
        ([Stay(date(2020, 1, 1), Q1.last)], ""),
        ([Stay(date(2020, 1, 1), date(2026, 3, 30))], "3月30日后不在本单位，由现单位考核"),
        ([Stay(date(2020, 1, 1), date(2025, 12, 31))], "本季度不在本单位"),
        ([Stay(date(2026, 4, 1), None)], "本季度不在本单位"),
        ([], "本季度不在本单位"),
        ([Stay(date(2020, 1, 1), None, is_leader=True)], "班子成员由上级机关考核"),
        ([Stay(date(2020, 1, 1), date(2026, 2, 1), is_leader=True), Stay(date(2026, 2, 2), None)], ""),
    ],
)
def test_rule_25_who_takes_part(stays, reason):
    assert takes_part(stays, Q1).reason == reason


@given(people=st.integers(0, 400), decided=st.integers(0, 200), more=st.integers(1, 200))
def test_rule_25_what_may_be_decided_keeps_within_40_per_cent(people, decided, more):
    cap = good_cap(people, DAY).count

    if may_be_good(decided, more, cap):
        assert (decided + more) * 100 <= people * 40
