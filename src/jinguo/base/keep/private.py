"""Files that only their owner may read."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_privately(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that nobody else can open, safely on disk when this returns, whole or not at all."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
