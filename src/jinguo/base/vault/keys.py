"""The key ring: one JSON file of this installation, drawn once, never with a default.

It holds every key ever used and names the current one. Old keys stay: audit rows are never rewritten, and backups
made before a rotation must open. A backup carries it only sealed under the recovery code (docs/adr/0002-backups.md).
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from jinguo.base.vault.errors import KeyMissing
from jinguo.base.vault.suites import MAC_KEY_BYTES, SUITES, Suite

SECRET_BYTES = 32
LARGEST_ID = 2**32 - 1  # an id is four bytes of every envelope


@dataclass(frozen=True)
class Key:
    """One secret with the suite it is used in; working keys are derived from it by purpose."""

    id: int
    suite: Suite
    secret: bytes = field(repr=False)

    @cache  # noqa: B019 - the few keys of a ring live as long as the process
    def cipher_key(self, purpose: str) -> bytes:
        """The key that seals values of one purpose."""
        return self.suite.derive(self.secret, purpose, self.suite.key_bytes)

    @cache  # noqa: B019
    def mac_key(self, purpose: str) -> bytes:
        """The key that stamps or indexes values of one purpose."""
        return self.suite.derive(self.secret, f"{purpose}/mac", MAC_KEY_BYTES)


@dataclass(frozen=True)
class Ring:
    """All keys, newest first, so the first is current; `rotating` until every value is under it."""

    keys: tuple[Key, ...]
    rotating: bool = False

    @property
    def current(self) -> Key:
        """The key that new values are sealed with."""
        return self.keys[0]

    def key(self, key_id: int) -> Key:
        """The key an envelope names."""
        for key in self.keys:
            if key.id == key_id:
                return key
        raise KeyMissing(f"密钥文件里没有 {key_id} 号密钥。请把这套数据自己的密钥文件放回 {path()}。")


def path() -> Path:
    """Where the ring lies."""
    return Path(_name_in(settings.KEY_DIR))


@lru_cache(maxsize=4)
def _name_in(folder: str | Path) -> str:
    return str(Path(folder) / "vault.json")


def ring() -> Ring:
    """The ring as it stands on disk now; a rotation in another process is seen at once."""
    try:
        state = os.stat(_name_in(settings.KEY_DIR))  # a file of many rows asks for each of its values
    except OSError as absent:
        raise KeyMissing(
            f"没有找到密钥文件 {path()}。新装的系统请先运行 jinguo init；已有数据请放回原来的密钥文件。"
        ) from absent
    return _read(_name_in(settings.KEY_DIR), state.st_mtime_ns, state.st_ino)


def draw(suite: str = "") -> Ring:
    """Make the ring with its first key; a ring that is there already is left alone and returned."""
    if not path().exists():
        _write(Ring((_new_key(suite),)))
    return ring()


def begin_rotation(suite: str = "") -> Ring:
    """Put a new current key on the ring; does nothing when an earlier rotation still has values to do."""
    before = ring()
    if not before.rotating:
        _write(Ring((_new_key(suite), *before.keys), rotating=True))
    return ring()


def end_rotation() -> Ring:
    """Note that every value is under the current key."""
    _write(replace(ring(), rotating=False))
    return ring()


def _new_key(suite: str) -> Key:
    chosen = SUITES[suite or settings.CIPHER_SUITE]
    return Key(1 + secrets.randbelow(LARGEST_ID), chosen, secrets.token_bytes(SECRET_BYTES))


@lru_cache(maxsize=4)
def _read(file: str, changed_ns: int, inode: int) -> Ring:  # noqa: ARG001 - time and inode are the cache's key
    try:
        content = json.loads(Path(file).read_text(encoding="utf-8"))
        keys = tuple(_key_from(entry) for entry in content["keys"])
        return Ring((keys[0], *keys[1:]), bool(content["rotating"]))
    except (ValueError, LookupError, TypeError, OSError) as broken:
        raise KeyMissing(f"密钥文件 {file} 读不出来。请放回原来的密钥文件，不要新建。") from broken


def _key_from(entry: dict[str, Any]) -> Key:
    secret = base64.b64decode(entry["secret"], validate=True)
    if len(secret) != SECRET_BYTES:
        raise ValueError("a secret of the wrong length")
    return Key(int(entry["id"]), SUITES[entry["suite"]], secret)


def _entry_of(key: Key) -> dict[str, Any]:
    return {"id": key.id, "suite": key.suite.code, "secret": base64.b64encode(key.secret).decode()}


def _write(wanted: Ring) -> None:
    """Replace the file in one step and only after the new one is safely on disk: a cut in power loses no key."""
    file = path()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump({"rotating": wanted.rotating, "keys": [_entry_of(key) for key in wanted.keys]}, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
