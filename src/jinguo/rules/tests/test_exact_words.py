"""Exact numbers in words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.exact_words import as_decimal, difference, figure, parse_share, places_to_end, rounded, share_words


@pytest.mark.parametrize("words", ["", "一半", "1/0", "0", "0%", "-1/6", "1/6/2", "20%%", "1e3", "１/６"])
def test_what_is_no_share_is_refused_with_the_way_to_write_it(words):
    with pytest.raises(ValueError, match=r"请写成 1/6、20% 或 0\.2"):
        parse_share(words)


@given(share=st.fractions(0, 3, max_denominator=400).filter(bool))
def test_a_share_in_words_reads_back_to_itself(share):
    assert parse_share(share_words(share)) == share


@pytest.mark.parametrize(
    ("value", "step", "unit", "words"),
    [
        ("40", "0.1", "万元", "40.0 万元"),
        ("0.26", "0.1", "", "0.26"),
        ("90", "1", "%", "90%"),
        ("100", "50", "棵", "100 棵"),
        ("-1/3", "1", "", "约 -0.33"),
        ("1/8", None, "", "0.125"),
        ("0", "0.1", "", "0.0"),
    ],
)
def test_a_number_is_said_with_the_places_of_its_step(value, step, unit, words):
    assert figure(Fraction(value), step and Decimal(step), unit) == words


@given(number=st.fractions(-1000, 1000), step=st.sampled_from(["1", "0.1", "0.001"]))
def test_a_number_that_ends_reads_back_and_any_other_is_told_within_half_a_place(number, step):
    words = figure(number, Decimal(step))
    digits = Decimal(words.removeprefix("约 "))

    half = Fraction(10) ** digits.as_tuple().exponent / 2
    assert abs(Fraction(digits) - number) <= (half if words.startswith("约") else 0)


@given(denominator=st.integers(1, 10**6))
def test_a_fraction_ends_after_its_places_and_not_before(denominator):
    places = places_to_end(denominator)
    ends = [10**n % denominator == 0 for n in range(21)]

    assert places == (ends.index(True) if any(ends) else None)


def test_two_rates_differ_in_points():
    assert difference(Decimal("1.4"), Decimal("0.1"), "‰") == "1.4 个千分点"


@given(number=st.decimals(-(10**9), 10**9, places=3))
def test_a_decimal_goes_through_a_fraction_unchanged(number):
    assert as_decimal(Fraction(number)) == number


@given(number=st.fractions(-1000, 1000), places=st.integers(0, 4))
def test_rounding_stays_within_half_a_place(number, places):
    assert abs(Fraction(rounded(number, places)) - number) <= Fraction(1, 2 * 10**places)
