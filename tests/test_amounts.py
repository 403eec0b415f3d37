"""Exact amounts: no fen is lost between Python and the database, whatever is added up."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.amounts import QuantityField, YuanField

YUAN = YuanField()


@given(st.decimals(-(10**12), 10**12, places=2))
def test_an_amount_comes_back_as_it_went_in(amount):
    assert YUAN.from_db_value(YUAN.get_prep_value(amount), None, None) == amount


@given(st.lists(st.decimals(0, 10**9, places=2), max_size=50))
def test_the_sum_of_what_is_stored_is_the_sum_of_the_amounts(amounts):
    stored = sum(YUAN.get_prep_value(amount) for amount in amounts)

    assert YUAN.from_db_value(stored, None, None) == sum(amounts, Decimal())


@pytest.mark.parametrize("given_in", [Decimal("0.001"), "1.005"])
def test_a_fraction_of_a_fen_is_refused(given_in):
    with pytest.raises(ValidationError, match="最多 2 位小数"):
        YUAN.get_prep_value(given_in)


def test_floating_point_money_is_refused():
    with pytest.raises(ValidationError, match="浮点数"):
        YUAN.get_prep_value(0.1)


@pytest.mark.parametrize(("stored", "shown"), [(40_000, "40"), (1_500, "1.5"), (0, "0")])
def test_a_quantity_has_no_idle_zeros(stored, shown):
    assert str(QuantityField().from_db_value(stored, None, None)) == shown


@pytest.mark.parametrize(
    "wrong", ["1.005", Decimal("1e13"), Decimal("1e308"), "NaN", Decimal("Infinity"), "五万", [], b""]
)
def test_what_cannot_be_stored_is_refused_where_it_is_cleaned(wrong):
    with pytest.raises(ValidationError):
        YUAN.clean(wrong, None)


def test_the_largest_amount_is_stored():
    assert YUAN.get_prep_value(YUAN.clean(10**12, None)) == 10**14
