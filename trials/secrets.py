"""The secrets that are planted, and how a computer may spell one."""

import base64
import hashlib
import json
from dataclasses import dataclass, field

from jinguo.demo.crowd import woman
from jinguo.demo.invented import Invented

FIRST_WOMAN = 200_000
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
HASHES = ("md5", "sha1", "sha256", "sm3")


@dataclass
class Secrets:
    """Makes secrets up and remembers them by what they are."""

    planted: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def woman(self, where: str) -> Invented:
        """A woman whose ID and phone number are secret."""
        self._count += 1
        made = woman(FIRST_WOMAN + self._count)
        self.keep(f"ID number {where}", made.id_number)
        self.keep(f"phone {where}", made.phone)
        return made

    def address(self, where: str) -> str:
        """Where somebody lives."""
        return self.keep(f"address {where}", f"东海街道宝珊路{self._next()}号{self._next()}室")

    def story(self, where: str) -> str:
        """What somebody told."""
        return self.keep(f"narrative {where}", f"丈夫酒后动手{self._next()}次，两个孩子都在场")

    def account(self, where: str) -> str:
        """A donor's bank account."""
        return self.keep(f"donor's account {where}", f"62220214{self._next():011}")

    def password(self, where: str) -> str:
        """A password somebody made up."""
        return self.keep(f"password {where}", f"晴天-Harbour-{self._next()}-石桥")

    def keep(self, what: str, value: str) -> str:
        """Remember a secret."""
        self.planted[f"{what} ({len(self.planted) + 1})"] = value
        return value

    def _next(self) -> int:
        self._count += 1
        return 7000 + self._count


def spellings(secret: str) -> dict[str, bytes]:
    """The secret as text in several encodings, in hex, in base 64 at any place of a longer text, in JSON, as a hash."""
    found = {"JSON": json.dumps(secret)[1:-1].encode()}
    for encoding in ENCODINGS:
        plain = secret.encode(encoding)
        found[encoding] = plain
        found |= {f"{encoding} in hex": plain.hex().encode(), f"{encoding} in HEX": plain.hex().upper().encode()}
        found |= {f"{encoding} in base 64 at {shift}": _base64(plain, shift) for shift in range(3)}
        for name in HASHES:
            digest = hashlib.new(name, plain, usedforsecurity=False)
            found[f"{name} of {encoding}"] = digest.digest()
            found[f"{name} of {encoding} in hex"] = digest.hexdigest().encode()
    return found


def _base64(plain: bytes, shift: int) -> bytes:
    """What of the secret does not depend on the bytes around it, when so many bytes stand before it."""
    before, after = (0, 2, 3)[shift], (len(plain) + shift) % 3
    text = base64.b64encode(bytes(shift) + plain)
    return text[before : len(text) - (4 if after else 0)]
