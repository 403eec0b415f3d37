import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.keep import recovery
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.recovery import SECRET_BYTES, parse, shown
from jinguo.base.vault import keys

CODES = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(CODES)
def test_a_code_is_read_back_however_it_is_spaced(code):
    assert parse(f" {shown(code).replace('-', '  ').lower()}\n") == code


@given(CODES, st.integers(0, 39), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_noticed(code, place, letter):
    letters = list(shown(code).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter

    with pytest.raises(KeepError, match="录入有误"):
        parse("".join(letters))


def test_the_sheet_shows_the_code_that_is_kept_sealed(own_keys):
    keys.draw()

    sheet = recovery.draw().read_text(encoding="utf-8")

    assert shown(recovery.known()) in sheet
    assert recovery.known() not in (own_keys / "recovery.sealed").read_bytes()


def test_a_second_start_draws_no_second_code(own_keys):
    keys.draw()
    recovery.draw()
    first = recovery.known()

    assert recovery.draw() is None
    assert recovery.known() == first


def test_without_a_code_there_is_no_backup(own_keys):
    keys.draw()

    with pytest.raises(KeepError, match="jinguo init"):
        recovery.known()
