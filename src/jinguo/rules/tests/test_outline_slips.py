"""Slips of the unit that can be told of a value before it is taken in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.outlines import indicator_named
from jinguo.rules.outlines.slips import impossible, tenfold, wrong_unit

IMR, MMR, GROSS = (indicator_named(name) for name in ("婴儿死亡率", "孕产妇死亡率", "学前教育毛入园率"))


@pytest.mark.parametrize(
    ("indicator", "words", "found"),
    [
        (IMR, "‰", ""),
        (IMR, "per 1,000 live births", ""),
        (IMR, "", ""),
        (IMR, "%", "计量单位是 ‰"),
        (MMR, "per 1,000 live births", "这里写的是 ‰"),
        (MMR, "箩筐", "这里写的是 箩筐"),
    ],
)
def test_a_unit_that_is_not_its_own_is_told(indicator, words, found):
    told = wrong_unit(indicator, words)

    assert found in told
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    ("indicator", "value", "wrong"),
    [
        (IMR, 1000, False),
        (IMR, 1001, True),
        (IMR, -1, True),
        (GROSS, 104.5, False),
        (GROSS, 201, True),
        (MMR, 2020, False),
    ],
)
def test_a_value_that_no_rate_can_have_is_told(indicator, value, wrong):
    assert bool(impossible(indicator, value)) is wrong


@pytest.mark.parametrize(
    ("indicator", "year", "value", "others", "wrong"),
    [
        (IMR, 2020, 0.54, [(2018, 6.1)], True),
        (IMR, 2020, 54, [(2018, 6.1)], True),
        (IMR, 2020, 5.4, [(2018, 6.1)], False),
        (IMR, 2020, 0.54, [(2016, 6.1)], False),
        (IMR, 2020, 0.54, [(2018, 0.6), (2014, 8.9)], False),
        (IMR, 2020, 0, [(2018, 6.1)], False),
        (IMR, 2020, 0.1, [(2018, 6.1)], False),
        (MMR, 2020, 3.3, [(2019, 33)], False),
        (IMR, 2020, 5.4, [], False),
    ],
)
def test_a_tenfold_leap_of_a_share_is_told(indicator, year, value, others, wrong):
    assert bool(tenfold(indicator, year, value, others)) is wrong


@given(value=st.decimals(1, 90, places=1), gap=st.integers(-3, 3))
def test_a_share_written_in_the_wrong_unit_is_always_told(value, gap):
    assert tenfold(IMR, 2020, value / 10, [(2020 + gap, value)])
    assert not tenfold(IMR, 2020, value, [(2020 + gap, value)])
