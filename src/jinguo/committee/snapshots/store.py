"""Snapshots on disk (快照文件): a folder named by the hash of its manifest, which names the hash of every file in it.

Written whole or not at all, made read-only, never written again; opened only where every file is still what it was.
"""

import json
import os
import secrets
import shutil
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from jinguo.committee.snapshots.content import Content, restored, tables, told

MANIFEST = "manifest.json"
SHA256 = "sha256"
READ_ONLY = 0o400


class Damaged(Exception):
    """A snapshot is not, or no longer, what was taken; the sentence says which file."""


def kept(content: Content) -> str:
    """Write a content to disk; its hash. The same content is kept once."""
    draft = _root() / f".{secrets.token_hex(8)}"
    draft.mkdir(parents=True, mode=0o700)
    try:
        hashes = {}
        for name, table in tables(content).items():
            file = draft / f"{name}.parquet"
            pq.write_table(table, file, compression="zstd")
            hashes[name] = _hash(file)
        manifest = json.dumps({**told(content), "files": hashes}, ensure_ascii=False, sort_keys=True, indent=1)
        (draft / MANIFEST).write_text(manifest, encoding="utf-8")
        return _put(draft, sha256(manifest.encode()).hexdigest())
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def checked(digest: str, name: str) -> bytes:
    """One of its files. Raises Damaged where it is missing or another one."""
    file, wanted = file_of(digest, name), _manifest(digest)["files"].get(name)
    if not wanted or not file.is_file() or _hash(file) != wanted:
        raise Damaged(f"快照 {digest[:12]} 的 {file.name} 缺失或被改动，请从备份恢复")
    return file.read_bytes()


def opened(digest: str) -> Content:
    """The content of a snapshot. Raises Damaged where a file is missing or another one."""
    manifest = _manifest(digest)
    found = {name: pq.read_table(pa.BufferReader(checked(digest, name))) for name in manifest["files"]}
    return restored(manifest, found)


def file_of(digest: str, name: str) -> Path:
    """Where one of its tables lies."""
    return _root() / digest / f"{name}.parquet"


def size_of(digest: str) -> int:
    """How many bytes it takes."""
    return sum(file.stat().st_size for file in (_root() / digest).iterdir())


def _manifest(digest: str) -> dict[str, Any]:
    file = _root() / digest / MANIFEST
    text = file.read_bytes() if file.is_file() else b""
    if sha256(text).hexdigest() != digest:
        raise Damaged(f"快照 {digest[:12]} 的清单缺失或被改动，请从备份恢复")
    found: dict[str, Any] = json.loads(text)
    return found


def _put(draft: Path, digest: str) -> str:
    place = _root() / digest
    if not place.exists():
        for file in draft.iterdir():
            file.chmod(READ_ONLY)
        os.replace(draft, place)
    return digest


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, SHA256).hexdigest()


def _root() -> Path:
    return Path(settings.SNAPSHOTS_DIR)
