import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jinguo.base.keep import container
from jinguo.base.keep.container import CHUNK, SealedReader, SealedWriter
from jinguo.base.keep.errors import BackupDamaged, KeepError, WrongCode
from jinguo.base.vault import keys

CODE, OTHER = b"c" * 20, b"o" * 20


def sealed(plain: bytes) -> bytes:
    raw = io.BytesIO()
    with SealedWriter(raw, CODE) as writer:
        writer.write(plain)
    return raw.getvalue()


def opened(content: bytes, code: bytes = CODE) -> bytes:
    return SealedReader(io.BytesIO(content), code).readall()


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(container, "CHUNK", 16)


@pytest.mark.parametrize("suite", ["intl", "gm"])
def test_each_suite_opens_what_it_sealed(own_keys, suite):
    keys.draw(suite)

    assert opened(sealed("巾帼".encode())) == "巾帼".encode()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_every_length_comes_back(size):
    assert len(opened(sealed(bytes(size)))) == size


@given(st.integers(min_value=0))
@example(0)
def test_any_flipped_bit_is_refused(place):
    content = bytearray(sealed(b"a" * 400))
    place %= len(content) * 8
    content[place // 8] ^= 1 << place % 8

    with pytest.raises(KeepError):
        opened(bytes(content))


def test_a_file_cut_between_chunks_is_refused(small_chunks):
    content = sealed(b"a" * 40)

    with pytest.raises(BackupDamaged):
        opened(content[: -(8 + 16)])


def test_exchanged_chunks_are_refused(small_chunks):
    content = sealed(b"a" * 16 + b"b" * 16 + b"c")
    head, first, second, rest = content[:83], content[83:115], content[115:147], content[147:]

    with pytest.raises(BackupDamaged):
        opened(head + second + first + rest)


def test_bytes_added_at_the_end_are_refused(small_chunks):
    with pytest.raises(BackupDamaged):
        opened(sealed(b"a" * 40) + bytes(32))


def test_another_code_is_told_from_damage():
    with pytest.raises(WrongCode):
        opened(sealed(b"a"), OTHER)


def test_a_file_of_something_else_is_no_backup():
    with pytest.raises(BackupDamaged):
        opened(b"PK\x03\x04" * 100)
