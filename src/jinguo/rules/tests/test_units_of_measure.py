"""Units of measure: the usual ones, and those that must not be mixed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.units_of_measure import FAMILIES, convert


@pytest.mark.parametrize(
    ("value", "given_in", "wanted", "expected"),
    [
        (2_000_000, "元", "万元", 200),
        (Decimal("337350.55"), "元", "万元", Fraction("33.735055")),
        (3, "亿元", "元", 300_000_000),
        (12_000, "人", "万人", Fraction(6, 5)),
        (15, "亩", "公顷", 1),
        (1, "亩", "平方米", Fraction(2000, 3)),
        (2, "公里", "千米", 2),
        (5, "%", "‰", 50),
        (7, "期", "期", 7),
        (7, "", "期", 7),
        (7, "期", "", 7),
    ],
)
def test_an_amount_in_another_unit_is_exact(value, given_in, wanted, expected):
    assert convert(value, given_in, wanted).value == expected


@pytest.mark.parametrize(("given_in", "wanted"), [("人", "人次"), ("元", "人"), ("期", "场"), ("%", "人")])
def test_units_that_do_not_fit_are_refused_in_words(given_in, wanted):
    converted = convert(1, given_in, wanted)

    assert converted.value is None
    assert converted.because == f"“{given_in}”不能换算成“{wanted}”"


def test_how_it_was_converted_is_said():
    assert convert(1, "万元", "元").because == "1 万元 = 10000 元"
    assert convert(1, "平方米", "亩").because == "3 亩 = 2000 平方米"


def test_no_unit_stands_in_two_families():
    names = [name for family in FAMILIES for name in family]

    assert len(names) == len(set(names))


@given(value=st.fractions(), family=st.sampled_from(FAMILIES), data=st.data())
def test_there_and_back_is_the_same(value, family, data):
    one, other = (data.draw(st.sampled_from(sorted(family))) for _ in range(2))
    there = convert(value, one, other).value

    assert there is not None
    assert convert(there, other, one).value == value
