"""Rule 44: what is added up, what is refused, and coverage with both its parts."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.counting import Quantity, add_up, coverage, heads_cover, may_add_up

FROZEN = date(2026, 3, 31)


def test_rule_44_counts_of_one_unit_are_added():
    total = add_up([Quantity(300, "人次", "count"), Quantity(512, "人次", "count")])

    assert (total.value, total.unit) == (812, "人次")


def test_rule_44_people_and_attendances_are_never_added():
    total = add_up([Quantity(300, "人", "count"), Quantity(512, "人次", "count")])

    assert total.value is None
    assert total.verdict.reason == "“人”和“人次”不能相加，请分开列"


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [("distinct", "重新统计"), ("ratio", "分子合计"), ("balance", "期末数"), ("coverage", "覆盖数合计")],
)
def test_what_is_not_a_sum_is_not_added(kind, remedy):
    total = add_up([Quantity(1, "人", kind), Quantity(2, "人", kind)])

    assert total.value is None
    assert remedy in total.verdict.reason


def test_distinct_people_stay_refused_beside_a_count():
    total = add_up([Quantity(5, "人", "count"), Quantity(2, "人", "distinct")])

    assert not total.verdict
    assert "重新统计" in total.verdict.reason


def test_amounts_are_added_exactly():
    total = add_up([Quantity(Decimal("0.10"), "元", "sum")] * 3)

    assert total.value == Decimal("0.30")


def test_the_total_of_nothing_is_nothing():
    assert add_up([]).value == 0


def test_coverage_is_said_with_both_parts_and_the_day_of_its_base():
    homes = coverage(2178, 2178, FROZEN)

    assert homes.words(date(2026, 6, 3)) == "100%（2178/2178，底数 3月31日 冻结）"


def test_coverage_of_putian_as_printed():
    assert coverage(732_056, 764_523, FROZEN).share == "95.8%"


@pytest.mark.parametrize(
    ("covered", "base", "frozen_on", "told"),
    [
        (0, 0, FROZEN, "底数为 0"),
        (5, 10, None, "还没有冻结"),
        (11, 10, FROZEN, "超过底数 10"),
    ],
)
def test_coverage_that_cannot_be_told(covered, base, frozen_on, told):
    result = coverage(covered, base, frozen_on)

    assert result.share == "—"
    assert told in result.verdict.reason


@given(parts=st.lists(st.integers(0, 10**6), max_size=20), cut=st.integers(0, 20))
def test_adding_in_two_steps_gives_the_same(parts, cut):
    def total(numbers):
        return add_up([Quantity(number, "份", "count") for number in numbers]).value

    assert total(parts) == total(parts[:cut]) + total(parts[cut:]) == sum(parts)


@given(units=st.lists(st.sampled_from(["人", "人次", "户", "场"]), min_size=1, max_size=6))
def test_only_one_unit_is_ever_added(units):
    assert bool(may_add_up("count", units)) == (len(set(units)) == 1)


@given(base=st.integers(1, 10**6), data=st.data())
def test_full_coverage_is_said_only_of_all(base, data):
    covered = data.draw(st.integers(0, base))

    assert (coverage(covered, base, FROZEN).share == "100%") == (covered == base)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_rule_44_people_at_a_meeting_never_exceed_its_heads(heads, named, declared):
    assert heads_cover(heads, named, declared).ok is (named + declared <= heads)
