"""Zip-like files (zip, docx, xlsx, pptx), judged before anybody unpacks them.

A hostile package lies about its sizes, holds the same bytes many times over, or names paths outside itself. Sizes are
first summed as declared, then every member is inflated in small pieces and thrown away, so that nothing that passed
here unpacks to more than it says.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

UNPACKED_LIMIT = 200 * 1024 * 1024
MEMBERS_LIMIT = 2000
CHUNK = 256 * 1024
ENTRY_MARK = b"PK\x01\x02"  # begins each entry of a package's directory
FIRST_MARK = b"PK\x03\x04"
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def members(content: bytes) -> list[zipfile.ZipInfo]:
    """The files inside a package that is safe to unpack; else a `ValidationError` that says what to do."""
    if content.count(ENTRY_MARK) > MEMBERS_LIMIT:  # counted before the directory is read into memory
        raise ValidationError(f"压缩包里的文件超过 {MEMBERS_LIMIT:,} 个。请分成几份上传。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_declared(entries, len(content))
            for entry in entries:
                _check_inflated(package, entry)
    except BROKEN as broken:
        raise ValidationError("文件打不开，可能没有传完或已损坏。请重新保存后再上传。") from broken
    return [entry for entry in entries if not entry.is_dir()]


def check_paths(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse members that would land outside the folder they are unpacked into."""
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        leaves = path.is_absolute() or ".." in path.parts or ":" in entry.filename
        if leaves or stat.S_ISLNK(entry.external_attr >> 16):
            raise ValidationError(f"压缩包里“{entry.filename}”指向包外。请重新打包后再上传。")


def _check_declared(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise ValidationError("文件设了密码，没法检查内容。请去掉密码后再上传。")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise ValidationError("压缩方式不常见，没法检查内容。请用普通 ZIP 方式重新打包。")
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise ValidationError(f"压缩包解开后超过 {UNPACKED_LIMIT // 2**20} MB。请分成几份上传。")
    if sum(entry.compress_size for entry in entries) > packed:
        raise zipfile.BadZipFile("members overlap")


def _check_inflated(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Inflate a member to its end; asking for one byte more than declared shows one that holds more."""
    declared = entry.file_size
    entry.file_size = declared + 1
    with package.open(entry) as member:
        size = sum(len(chunk) for chunk in iter(lambda: member.read(CHUNK), b""))
    entry.file_size = declared
    if size != declared:
        raise zipfile.BadZipFile("a member is not of its declared size")
