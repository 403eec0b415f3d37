"""Contents on disk, sealed and named by their SHA-256, outside any folder that a web server hands out."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from jinguo.base import vault
from jinguo.base.vault import envelope, keys


def path_of(sha256: str) -> Path:
    """Where the content of this hash lies."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:]


def put(sha256: str, content: bytes) -> None:
    """Store the content; one that is there and opens is left, one that was damaged is replaced."""
    try:
        get(sha256)
    except (OSError, vault.SealBroken):
        _write(path_of(sha256), vault.seal(content, purpose="file", bound=_bound(sha256)))


def get(sha256: str) -> bytes:
    """The content; `SealBroken` when what lies there is not what was stored under this hash."""
    return vault.open(path_of(sha256).read_bytes(), purpose="file", bound=_bound(sha256))


def remove(sha256: str) -> None:
    """Take the content away for good."""
    path_of(sha256).unlink(missing_ok=True)


def stored() -> Iterator[str]:
    """The hash of every content there is."""
    for file in sorted(Path(settings.FILES_DIR).glob("??/" + "?" * 62)):
        yield file.parent.name + file.name


def rotate() -> Iterator[int]:
    """Re-seal every content that is not under the current key; can be cut short at any file and run again."""
    for sha256 in stored():
        if envelope.key_id(path_of(sha256).read_bytes()) != keys.ring().current.id:
            _write(path_of(sha256), vault.seal(get(sha256), purpose="file", bound=_bound(sha256)))
            yield 1


def _write(file: Path, sealed: bytes) -> None:
    """Put the whole file in place in one step; a power cut leaves the old one or the new one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(sealed)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _bound(sha256: str) -> str:
    return f"file:{sha256}"
