"""An upload between its dry run and the word to write it: sealed on disk, opened by nobody but its owner.

Each leaves with the word to write or to drop it; what was forgotten goes when the next one comes after a day.
"""

import time
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from jinguo.base import vault

KEPT_SECONDS = 24 * 3600


def keep(content: bytes, by_number: str) -> UUID:
    """Keep an upload of somebody (工号) and give it a name that cannot be guessed."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old()
    token = uuid4()
    _path(token).touch(mode=0o600)
    _path(token).write_bytes(vault.seal(content, purpose="file", bound=_bound(token, by_number)))
    return token


def fetch(token: UUID, by_number: str) -> bytes | None:
    """The upload of that name; None when it is gone or somebody else's."""
    try:
        return vault.open(_path(token).read_bytes(), purpose="file", bound=_bound(token, by_number))
    except (FileNotFoundError, vault.SealBroken, vault.KeyMissing):
        return None


def drop(token: UUID, by_number: str) -> None:
    """Erase an upload, if it is this person's."""
    if fetch(token, by_number) is not None:
        _path(token).unlink(missing_ok=True)


def _forget_old() -> None:
    for path in _folder().iterdir():
        if time.time() - path.stat().st_mtime > KEPT_SECONDS:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.FILES_DIR) / "pending"


def _path(token: UUID) -> Path:
    return _folder() / token.hex


def _bound(token: UUID, by_number: str) -> str:
    return f"pending:{token.hex}:{by_number}"
