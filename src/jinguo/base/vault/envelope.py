"""Seal and open single values, stamp messages, index guessable values.

An envelope is: version (1 byte) · suite (1) · key id (4, big-endian) · nonce (12) · ciphertext and tag. Its first six
bytes are authenticated with `bound`, so neither can be exchanged.
"""

import hmac
import os
import struct

from jinguo.base.vault import keys
from jinguo.base.vault.errors import KeyMissing, SealBroken
from jinguo.base.vault.keys import Key
from jinguo.base.vault.suites import NONCE_BYTES

VERSION = 1
HEAD = struct.Struct(">BBI")
PURPOSES = frozenset({"field", "index", "audit", "chain", "check", "file", "backup"})


def seal(plain: bytes, *, purpose: str, bound: str) -> bytes:
    """Encrypt under the current key. It opens only with the same `purpose` and `bound` (what it belongs to)."""
    key = keys.ring().current
    head = HEAD.pack(VERSION, key.suite.number, key.id)
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + key.suite.encrypt(key.cipher_key(_known(purpose)), nonce, plain, head + bound.encode())


def open(envelope: bytes, *, purpose: str, bound: str) -> bytes:  # noqa: A001 - the opposite of seal
    """Decrypt; `SealBroken` when it was changed or belongs elsewhere, `KeyMissing` without its key."""
    key = keys.ring().key(key_id(envelope))
    head, rest = envelope[: HEAD.size], envelope[HEAD.size :]
    nonce, sealed = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    return key.suite.decrypt(key.cipher_key(_known(purpose)), nonce, sealed, head + bound.encode())


def key_id(envelope: bytes) -> int:
    """The id of the key that sealed it."""
    if len(envelope) < HEAD.size + NONCE_BYTES:
        raise SealBroken
    version, _suite, identity = HEAD.unpack_from(envelope)
    if version != VERSION:
        raise SealBroken
    return int(identity)


def stamp(message: bytes, *, purpose: str) -> str:
    """A keyed hash as `key id.hex`, which nobody without the key can make for another message."""
    key = keys.ring().current
    return f"{key.id}.{_mac(key, purpose, message).hex()}"


def stamp_holds(given: str, message: bytes, *, purpose: str) -> bool:
    """Whether `given` is the stamp of `message` under any key of the ring."""
    name, _, digest = given.partition(".")
    try:
        key = keys.ring().key(int(name))
    except (ValueError, KeyMissing):
        return False
    return hmac.compare_digest(_mac(key, purpose, message).hex().encode(), digest.encode())


def blind_index(value: str, where: str) -> str:
    """What stands in an index column for `value`: equal values of one column meet, nothing can be read back.

    `where` is "table.column", so that two columns holding the same value cannot be matched with each other.
    """
    return blind_indexes(value, where)[0]


def blind_indexes(value: str, where: str) -> list[str]:
    """The index of `value` under every key, the current one first; rows not yet rotated are found by the others."""
    message = f"{where}\0{value}".encode()
    return [_mac(key, "index", message).hex() for key in keys.ring().keys]


def _mac(key: Key, purpose: str, message: bytes) -> bytes:
    return key.suite.mac(key.mac_key(_known(purpose)), message)


def _known(purpose: str) -> str:
    if purpose not in PURPOSES:
        raise ValueError(f"{purpose!r} is no purpose of the vault: {sorted(PURPOSES)}")
    return purpose
