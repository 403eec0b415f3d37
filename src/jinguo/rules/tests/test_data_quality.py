"""Drawing, comparing and scoring reported values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.data_quality import compared, drawn, quality_of

NUMBERS = st.decimals(0, 1000, places=1)
VALUES = st.builds(compared, st.none() | NUMBERS, st.none() | NUMBERS, st.just(Decimal(1)))
CODES = st.sets(st.text("abcdef", min_size=1, max_size=6), max_size=20)


@pytest.mark.parametrize(
    ("reported", "found", "agreement", "words"),
    [
        ("12.3", "12.3", "agrees", "一致"),
        ("101", "100", "agrees", "相差 1%，在允许的 1% 以内"),
        ("101.1", "100", "deviates", "相差 1.1%，超过允许的 1%"),
        ("0", "0", "agrees", "一致"),
        ("0.1", "0", "deviates", "不一致"),
        (None, "5", "not_reported", "没有上报"),
        ("5", None, "open", "还没有填"),
    ],
)
def test_a_reported_value_stands_beside_its_record(reported, found, agreement, words):
    one = compared(reported and Decimal(reported), found and Decimal(found), Decimal(1))

    assert one.agreement == agreement
    assert words in one.because


def test_without_a_record_nothing_agrees():
    assert compared(Decimal(5), Decimal(5), Decimal(1), has_record=False).agreement == "no_record"


@given(codes=CODES, size=st.integers(0, 25), seed=st.text(max_size=8))
def test_a_sample_is_drawn_again_the_same_and_grows_without_loss(codes, size, seed):
    once = drawn(codes, size, seed)

    assert once == drawn(sorted(codes, reverse=True), size, seed)
    assert len(once) == min(size, len(codes))
    assert drawn(codes, size + 1, seed)[: len(once)] == once


@given(st.lists(VALUES, max_size=12), st.lists(VALUES, max_size=4))
def test_quality_lies_between_nothing_and_a_hundred_and_a_wrong_value_never_lifts_it(values, more):
    found = quality_of(values)
    worse = quality_of([*values, *(one for one in more if one.agreement == "deviates")])

    assert found.score is None or 0 <= found.score <= 100
    assert found.score is None or worse.score <= found.score
