"""A file that is encrypted and authenticated as a whole, written and read as a stream.

Layout: head (magic, suite, mark of the recovery code, nonce) · the file's own key, wrapped under the code · chunks of
at most CHUNK bytes, each with its tag. Every chunk is bound to the head, to its place and to being the last or not, so
none can be changed, exchanged, left out or cut off. A key is drawn for each file; counted nonces never meet.
"""

import io
import secrets
import struct
from typing import BinaryIO

from jinguo.base.keep.errors import BackupDamaged, WrongCode
from jinguo.base.vault import SealBroken, keys
from jinguo.base.vault.suites import NONCE_BYTES, SUITES, TAG_BYTES, Suite

MAGIC = b"JINGUO-BACKUP\x01"
HEAD = struct.Struct(">14sB8s12s")
CHUNK = 1 << 20


class SealedWriter(io.RawIOBase):
    """Seals what is written into `raw`; `close` writes the last chunk and leaves `raw` open."""

    def __init__(self, raw: BinaryIO, code: bytes) -> None:
        self._raw, self._suite = raw, keys.ring().current.suite
        self._key = secrets.token_bytes(self._suite.key_bytes)
        self._buffer, self._count = bytearray(), 0
        nonce = secrets.token_bytes(NONCE_BYTES)
        head = HEAD.pack(MAGIC, self._suite.number, _mark(self._suite, code), nonce)
        self._head = head + self._suite.encrypt(_wrapping_key(self._suite, code), nonce, self._key, head)
        raw.write(self._head)

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: "bytes | memoryview") -> int:  # type: ignore[override]
        """Take the bytes; whole chunks go out as soon as something follows them."""
        self._buffer += data
        while len(self._buffer) > CHUNK:
            self._put(bytes(self._buffer[:CHUNK]), last=False)
            del self._buffer[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Write what is left as the last chunk."""
        if not self.closed:
            self._put(bytes(self._buffer), last=True)
        super().close()

    def _put(self, plain: bytes, *, last: bool) -> None:
        self._raw.write(self._suite.encrypt(self._key, _nonce(self._count, last=last), plain, self._head))
        self._count += 1


class SealedReader(io.RawIOBase):
    """Opens what a `SealedWriter` wrote; hands out no byte that was not authenticated."""

    def __init__(self, raw: BinaryIO, code: bytes) -> None:
        head = raw.read(HEAD.size)
        self._raw, self._suite = raw, _suite_of(head)
        _, _, mark, nonce = HEAD.unpack(head)
        if mark != _mark(self._suite, code):
            raise WrongCode
        wrapped = raw.read(self._suite.key_bytes + TAG_BYTES)
        self._key = _opened(self._suite, _wrapping_key(self._suite, code), nonce, wrapped, head)
        self._head, self._count = head + wrapped, 0
        self._next, self._plain = raw.read(CHUNK + TAG_BYTES), b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill `buffer` from the current chunk, opening the next one when it is used up."""
        while not self._plain and self._next:
            self._plain = self._opened_chunk()
        count = min(len(buffer), len(self._plain))
        buffer[:count], self._plain = self._plain[:count], self._plain[count:]
        return count

    def _opened_chunk(self) -> bytes:
        sealed, self._next = self._next, self._raw.read(CHUNK + TAG_BYTES)
        plain = _opened(self._suite, self._key, _nonce(self._count, last=not self._next), sealed, self._head)
        self._count += 1
        return plain


def _suite_of(head: bytes) -> Suite:
    if len(head) < HEAD.size or not head.startswith(MAGIC):
        raise BackupDamaged
    number = HEAD.unpack(head)[1]
    for suite in SUITES.values():
        if suite.number == number:
            return suite
    raise BackupDamaged


def _opened(suite: Suite, key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    try:
        return suite.decrypt(key, nonce, sealed, bound)
    except SealBroken as broken:
        raise BackupDamaged from broken


def _mark(suite: Suite, code: bytes) -> bytes:
    """Tells which code a backup needs, and nothing of the code itself."""
    return suite.derive(code, "recovery/mark", 8)


def _wrapping_key(suite: Suite, code: bytes) -> bytes:
    return suite.derive(code, "recovery/wrap", suite.key_bytes)


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(NONCE_BYTES - 1, "big") + bytes([last])
