"""Ratings: trimmed means, weights between groups, who rates whom."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.ratings import GroupMarks, average, check_points, compose, rates

MARKS = st.lists(st.integers(0, 1000).map(lambda n: Decimal(n) / 10), min_size=1, max_size=12)
D = Decimal


def group(title, weight, *points, asked=0):
    return GroupMarks(title, D(weight), tuple(map(D, points)), asked or len(points))


@pytest.mark.parametrize(
    ("points", "trim", "mean"),
    [
        ((90, 80), False, "85"),
        ((60, 80, 85, 90, 99), True, "85"),
        ((60, 80, 85, 99), True, "81"),
        ((70, 70, 70, 70, 70), True, "70"),
    ],
)
def test_averages(points, trim, mean):
    assert average([D(n) for n in points], trim=trim).value == D(mean)


def test_without_marks_there_is_no_average():
    assert average([]).value is None


@given(MARKS, st.booleans())
def test_an_average_lies_between_the_lowest_and_the_highest_mark_whatever_their_order(points, trim):
    mean = average(points, trim=trim).value

    assert min(points) <= mean <= max(points)
    assert average(list(reversed(points)), trim=trim).value == mean


def test_groups_are_weighed():
    assert compose([group("领导", 60, 90), group("办公室", 40, 80)]).value == D("86.00")


def test_a_group_that_has_not_rated_is_left_out_and_said():
    composed = compose([group("领导", 60, 90), group("办公室", 40, asked=3)])

    assert (composed.value, composed.because[-1]) == (
        D("90.00"),
        "按权重 领导 60 合成，90 分；办公室没有评分，权重由其余各组分担",
    )


def test_a_group_without_weight_is_for_information_only():
    assert compose([group("领导", 100, 90), group("自评", 0, 100)]).value == D("90.00")


def test_nobody_has_rated():
    assert compose([group("领导", 60, asked=2)]).value is None


@given(MARKS, MARKS, st.integers(1, 99))
def test_a_composed_score_lies_between_its_groups(first, second, weight):
    composed = compose([group("甲", weight, *first), group("乙", 100 - weight, *second)])

    assert min(first + second) <= composed.value <= max(first + second)


@pytest.mark.parametrize(
    ("of", "is_self", "is_own_unit", "may"),
    [
        ("self", True, False, True),
        ("self", False, True, True),
        ("self", False, False, False),
        ("panel", False, False, True),
        ("panel", True, False, False),
        ("leader", False, True, False),
    ],
)
def test_who_rates_whom(of, is_self, is_own_unit, may):
    assert rates(of, is_self=is_self, is_own_unit=is_own_unit) is may


@pytest.mark.parametrize(("points", "ok"), [(0, True), (30, True), (D("30.5"), False), (-1, False)])
def test_points_lie_within_the_criterion(points, ok):
    assert check_points(D(points), D(30)).ok is ok
