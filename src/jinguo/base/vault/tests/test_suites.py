"""Known answers of the published standards; a library that changed would be noticed before the data are."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes

from jinguo.base.vault.errors import SealBroken
from jinguo.base.vault.suites import GM, INTL

RFC_8998_PLAIN = "aa" * 8 + "bb" * 8 + "cc" * 8 + "dd" * 8 + "ee" * 8 + "ff" * 8 + "ee" * 8 + "aa" * 8
KNOWN = {
    "SM4-GCM, RFC 8998 A.1": (
        GM,
        "0123456789abcdeffedcba9876543210",
        "00001234567800000000abcd",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        RFC_8998_PLAIN,
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b"
        "4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec",
    ),
    "AES-256-GCM, McGrew and Viega test case 16": (
        INTL,
        "feffe9928665731c6d6a8f9467308308" * 2,
        "cafebabefacedbaddecaf888",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657b"
        "a637b39",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0ab"
        "cc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b",
    ),
}


@pytest.mark.parametrize(("suite", "key", "nonce", "bound", "plain", "sealed"), KNOWN.values(), ids=KNOWN.keys())
def test_cipher_gives_the_published_answer(suite, key, nonce, bound, plain, sealed):
    key, nonce, bound, plain, sealed = map(bytes.fromhex, (key, nonce, bound, plain, sealed))

    assert suite.encrypt(key, nonce, plain, bound) == sealed
    assert suite.decrypt(key, nonce, sealed, bound) == plain


def test_hmac_sha_256_gives_the_answer_of_rfc_4231_case_2():
    mac = INTL.mac(b"Jefe", b"what do ya want for nothing?")

    assert mac.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_sm3_gives_the_answers_of_gb_t_32905():
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"


def test_hmac_sm3_is_rfc_2104_over_sm3():
    key, message = b"key of the trail".ljust(64, b"\0"), "巾帼".encode()
    inner, outer = (bytes(byte ^ pad for byte in key) for pad in (0x36, 0x5C))

    assert GM.mac(b"key of the trail", message) == sm3(outer + sm3(inner + message))


def test_derived_keys_differ_by_purpose_and_suite():
    secret = hashlib.sha256(b"secret").digest()

    keys = {suite.derive(secret, purpose, 16) for suite in (INTL, GM) for purpose in ("field", "file")}

    assert len(keys) == 4


@pytest.mark.parametrize("suite", [INTL, GM])
def test_a_ciphertext_cut_below_its_tag_is_refused(suite):
    with pytest.raises(SealBroken):
        suite.decrypt(bytes(suite.key_bytes), bytes(12), b"short", b"")


def sm3(message):
    digest = hashes.Hash(hashes.SM3())
    digest.update(message)
    return digest.finalize()
