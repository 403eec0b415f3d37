import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base import vault
from jinguo.base.vault import keys

ROW = "case.story:1"
RARE_HAN = "𠮷𡃁𤭢𫖯㐂龘〇·"
# A value of each suite sealed by version 1 with the secret b"1"*32; data sealed today must open in every later version.
WRITTEN_BEFORE = {
    "intl": "010100000007da7262b829ca8fbaf9fffd1eb6642852a9771990aa1e36230145d0790e9c06d07af646c7e1",
    "gm": "0102000000075a35e6d2cc5c0de448f543b2027be092cd4a41746dd80e3db5718dcf49f00ac3feaaa56dba",
}


def write_ring(home, suite, key_id=7, secret=b"1" * 32):
    home.mkdir(exist_ok=True)
    entry = {"id": key_id, "suite": suite, "secret": base64.b64encode(secret).decode()}
    (home / "vault.json").write_text(json.dumps({"rotating": False, "keys": [entry]}))


@given(plain=st.text() | st.text(alphabet=RARE_HAN), bound=st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_comes_back_as_it_was(plain, bound):
    sealed = vault.seal(plain.encode(errors="surrogatepass"), purpose="field", bound=bound)

    assert vault.open(sealed, purpose="field", bound=bound) == plain.encode(errors="surrogatepass")


@pytest.mark.parametrize("suite", ["intl", "gm"])
def test_an_envelope_written_by_version_one_still_opens(own_keys, suite):
    write_ring(own_keys, suite)

    assert vault.open(bytes.fromhex(WRITTEN_BEFORE[suite]), purpose="field", bound=ROW).decode() == "王秀兰"


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_noticed(place, bit):
    sealed = bytearray(vault.seal("联系电话 13800000000".encode(), purpose="field", bound=ROW))
    sealed[place % len(sealed)] ^= 1 << bit

    with pytest.raises((vault.SealBroken, vault.KeyMissing)):
        vault.open(bytes(sealed), purpose="field", bound=ROW)


@pytest.mark.parametrize(("purpose", "bound"), [("field", "case.story:2"), ("field", "case.phone:1"), ("file", ROW)])
def test_a_value_moved_elsewhere_does_not_open(purpose, bound):
    sealed = vault.seal(b"secret", purpose="field", bound=ROW)

    with pytest.raises(vault.SealBroken):
        vault.open(sealed, purpose=purpose, bound=bound)


def test_the_same_text_is_never_sealed_alike():
    assert len({vault.seal(b"same", purpose="field", bound=ROW) for _ in range(50)}) == 50


def test_an_unknown_purpose_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="lunch"):
        vault.seal(b"", purpose="lunch", bound=ROW)


@given(value=st.text(min_size=1, alphabet=st.characters(codec="utf-8")))
def test_an_index_is_equal_for_equal_values_of_one_column_only(value):
    assert vault.blind_index(value, "person.id") == vault.blind_index(value, "person.id")
    assert vault.blind_index(value, "person.id") != vault.blind_index(value, "staff.id")
    assert vault.blind_index(value, "person.id") != vault.blind_index(value + "0", "person.id")


def test_an_index_cannot_be_made_without_the_key(own_keys):
    write_ring(own_keys, "intl", secret=b"1" * 32)
    ours = vault.blind_index("350582199001010021", "person.id")
    write_ring(own_keys, "gm", key_id=8, secret=b"2" * 32)

    assert vault.blind_index("350582199001010021", "person.id") != ours


def test_a_stamp_holds_for_its_message_only():
    stamp = vault.stamp(b"row 1", purpose="chain")

    assert vault.stamp_holds(stamp, b"row 1", purpose="chain")
    assert not vault.stamp_holds(stamp, b"row 2", purpose="chain")
    assert not vault.stamp_holds(stamp, b"row 1", purpose="check")


@pytest.mark.parametrize("forged", ["", "abc", "1.00", "二.00", "99999.é"])
def test_a_stamp_that_is_no_stamp_does_not_hold(forged):
    assert not vault.stamp_holds(forged, b"row 1", purpose="chain")


def test_an_old_stamp_holds_after_a_rotation(own_keys):
    keys.draw("intl")
    stamp = vault.stamp(b"row 1", purpose="chain")
    keys.begin_rotation("gm")

    assert vault.stamp_holds(stamp, b"row 1", purpose="chain")
    assert vault.stamp(b"row 1", purpose="chain") != stamp
