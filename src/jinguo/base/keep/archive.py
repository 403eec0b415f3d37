"""What stands inside a backup: manifest, keys, stored files, tables, and the sums of all that, one after the other.

A part is a line of JSON, `[name, content]`, and what follows it: the rows of `tables/NAME` up to an empty line, or
the bytes of `files/NAME`. No name leads outside: one that might is refused.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from gzip import GzipFile
from io import BufferedIOBase, BufferedReader, BufferedWriter
from pathlib import Path
from typing import Any, BinaryIO

from jinguo.base.keep.container import CHUNK, SealedReader, SealedWriter
from jinguo.base.keep.errors import BackupDamaged
from jinguo.base.keep.rows import Digest, line

TABLES = "tables/"
SAFE_NAME = re.compile(r"[a-z]+(?:/\w[\w.-]*)+", re.ASCII)


class Writer:
    """Writes the parts, keeping their sums for the end."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream
        self.sums: dict[str, Any] = {}

    def put(self, name: str, content: Any) -> None:
        """One line."""
        self._stream.write(line([name, content]))

    def table(self, name: str, columns: list[str], rows: Iterable[list[Any]]) -> None:
        """A table: the names of its columns, its rows."""
        digest = Digest()
        self.put(TABLES + name, columns)
        for text in map(line, rows):
            digest.add(text)
            self._stream.write(text)
        self._stream.write(b"\n")
        self.sums[TABLES + name] = digest.as_dict()

    def file(self, name: str, source: Path) -> None:
        """A file: its size, its bytes. It may be replaced meanwhile, but what was opened stays as it is."""
        with source.open("rb") as content:
            self.put(name, os.fstat(content.fileno()).st_size)
            self.sums[name] = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
            shutil.copyfileobj(content, self._stream, CHUNK)


class Part:
    """One part while it is read; what is not asked for is gone past, and its sums are taken all the same."""

    def __init__(self, stream: GzipFile, name: str, content: Any, sums: dict[str, Any]) -> None:
        self._stream, self._sums = stream, sums
        self.name, self.content = name, content

    def rows(self) -> Iterator[list[Any]]:
        """The rows of a table."""
        digest = Digest()
        for text in iter(self._stream.readline, b"\n"):
            if not text:
                raise BackupDamaged
            digest.add(text)
            yield json.loads(text)
        self._sums[self.name] = digest.as_dict()

    def pieces(self) -> Iterator[bytes]:
        """The bytes of a file."""
        digest, left = hashlib.sha256(), int(self.content)
        while left:
            piece = self._stream.read(min(left, CHUNK))
            if not piece:
                raise BackupDamaged
            digest.update(piece)
            left -= len(piece)
            yield piece
        self._sums[self.name] = digest.hexdigest()

    def finish(self) -> None:
        """Go past what nobody asked for."""
        if self.name not in self._sums and self.name != "manifest":
            for _ in self.rows() if self.name.startswith(TABLES) else self.pieces():
                pass


def parts(stream: GzipFile) -> Iterator[Part]:
    """Every part in turn; at the end their sums are compared with those that were written."""
    sums: dict[str, Any] = {}
    for text in iter(stream.readline, b""):
        name, content = json.loads(text)
        if name == "sums":
            if content != sums:
                raise BackupDamaged
            return
        if name != "manifest" and not SAFE_NAME.fullmatch(name):
            raise BackupDamaged
        part = Part(stream, name, content, sums)
        yield part
        part.finish()
    raise BackupDamaged


@contextmanager
def writing(raw: BinaryIO, code: bytes) -> Iterator[Writer]:
    """A writer into a sealed, compressed stream; the sums are added when all went well."""
    with SealedWriter(raw, code) as sealed, GzipFile(fileobj=sealed, mode="wb", compresslevel=1, mtime=0) as packed:
        stream = BufferedWriter(packed, CHUNK)
        writer = Writer(stream)
        yield writer
        writer.put("sums", writer.sums)
        stream.flush()


@contextmanager
def reading(file: Path, code: bytes) -> Iterator[Iterator[Part]]:
    """The parts of a backup file."""
    with (
        file.open("rb") as raw,
        SealedReader(raw, code) as sealed,
        GzipFile(fileobj=BufferedReader(sealed, CHUNK)) as packed,
    ):
        yield parts(packed)
