"""The two cipher suites: `intl` (AES-256-GCM, HMAC-SHA-256) and `gm` (SM4-GCM, HMAC-SM3: 国密).

Sources: NIST SP 800-38D; GB/T 32907-2016 (SM4); GB/T 32905-2016 (SM3); RFC 8998, which gives SM4-GCM its test vector.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from jinguo.base.vault.errors import SealBroken

NONCE_BYTES = 12
TAG_BYTES = 16
MAC_KEY_BYTES = 32


@dataclass(frozen=True)
class Suite:
    """One set of algorithms. `number` stands in every envelope and never changes its meaning."""

    code: str
    number: int
    label: str
    key_bytes: int
    algorithm: Callable[[bytes], BlockCipherAlgorithm]
    digest: type[hashes.HashAlgorithm]

    def derive(self, secret: bytes, purpose: str, length: int) -> bytes:
        """A key for one purpose only, so that a value sealed for one use opens in no other (HKDF, RFC 5869)."""
        info = f"jinguo/{self.code}/{purpose}".encode()
        return HKDF(self.digest(), length, salt=None, info=info).derive(secret)

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """The ciphertext with its tag behind it; `bound` is authenticated but not stored."""
        encryptor = Cipher(self.algorithm(key), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(bound)
        return encryptor.update(plain) + encryptor.finalize() + encryptor.tag

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The plain bytes; `SealBroken` when the ciphertext, the tag or `bound` is not what was sealed."""
        if len(sealed) < TAG_BYTES:
            raise SealBroken
        decryptor = Cipher(self.algorithm(key), modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        decryptor.authenticate_additional_data(bound)
        plain = decryptor.update(sealed[:-TAG_BYTES])
        try:
            return plain + decryptor.finalize()
        except InvalidTag as wrong:
            raise SealBroken from wrong

    def mac(self, key: bytes, message: bytes) -> bytes:
        """The keyed hash (HMAC, RFC 2104) of `message`, 32 bytes in both suites."""
        keyed = hmac.HMAC(key, self.digest())
        keyed.update(message)
        return keyed.finalize()


INTL = Suite("intl", 1, "国际算法（AES-256-GCM、HMAC-SHA-256）", 32, algorithms.AES, hashes.SHA256)
GM = Suite("gm", 2, "国密算法（SM4-GCM、HMAC-SM3）", 16, algorithms.SM4, hashes.SM3)
SUITES = {suite.code: suite for suite in (INTL, GM)}
