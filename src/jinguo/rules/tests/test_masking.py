"""Masked values: what stays legible, and that what must be hidden is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.masking import masked_account, masked_count, masked_id, masked_name, masked_phone


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (120, "120")])
def test_rule_39_small_counts_of_cases_and_minors(count, words):
    assert masked_count(count, sensitive=True) == words
    assert masked_count(count, sensitive=False) == str(count)


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王芳", "王某"), ("许惠珍", "许某"), ("欧阳慧", "欧阳某"), ("欧阳", "欧某"), (" 李 ", "李某"), ("", "")],
)
def test_rule_47_public_lists_name_the_surname_only(name, masked):
    assert masked_name(name) == masked


def test_account_keeps_its_last_four_digits():
    assert masked_account("6222021402001234567") == "***************4567"


@pytest.mark.parametrize(
    ("text", "masked"), [("", ""), ("123", "***"), ("1234567", "*******"), ("12345678", "********")]
)
def test_a_short_number_is_hidden_wholly(text, masked):
    assert masked_id(text) == masked


@given(digits=st.text("0123456789", min_size=11, max_size=19))
def test_masks_keep_the_length_and_hide_the_middle(digits):
    for masked, head in ((masked_id(digits), 4), (masked_phone(digits), 3), (masked_account(digits), 0)):
        assert len(masked) == len(digits)
        assert set(masked[head:-4]) == {"*"}


@given(count=st.integers(0, 1000))
def test_a_sensitive_count_never_shows_one_to_four(count):
    assert masked_count(count, sensitive=True) not in {"1", "2", "3", "4"}


@given(name=st.text("许惠珍欧阳慧林素华", min_size=1, max_size=4))
def test_a_masked_name_shows_no_given_name(name):
    masked = masked_name(name)

    assert masked.endswith("某")
    assert len(masked) <= 3
    assert len(masked) - 1 < len(name) or len(name) == 1
