"""What an upload must pass before any library opens it: size, kind, and how much it unpacks to."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Protocol

from jinguo.base.sheets.columns import SheetError


class Readable(Protocol):
    """An open binary file, or Django's uploaded one."""

    def seek(self, offset: int, /) -> object:
        """Go to a place."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes from there."""


Upload = bytes | Readable
MAX_FILE = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 2000
CHUNK = 1024 * 1024
NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")  # how a PDF, pictures and rich text begin
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# BIFF records of an error: BOOLERR with its flag set, and FORMULA whose result is an error.
OLD_ERROR = re.compile(
    rb"\x05\x02\x08\x00.{6}[\x00\x07\x0f\x17\x1d\x24\x2a]\x01|\x06\x00.\x00.{6}\x02.[\x00\x07\x0f\x17\x1d\x24\x2a]...\xff\xff",
    re.DOTALL,
)
NO_TABLE = "文件不是表格，请上传 .xlsx、.xls 或 .csv。"
SPOILT = "文件已损坏，打不开，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"


def content_of(upload: Upload) -> bytes:
    """The bytes of an upload, read from its start and no further than the limit. Raises SheetError."""
    if isinstance(upload, bytes):
        content = upload
    else:
        upload.seek(0)
        content = upload.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise SheetError(f"文件超过 {MAX_FILE // 1024**2} 兆，请分成几个文件上传。")
    return content


def kind_of(content: bytes) -> str:
    """`xlsx`, `xls` or `csv`, by content and not by name. Raises SheetError."""
    if not content.strip(b"\x00 \r\n\t"):
        raise SheetError("文件是空的，请选择填好的表格。")
    if content.startswith(NO_TABLES):
        raise SheetError(NO_TABLE)
    if content.startswith(ZIP):
        return "xlsx"
    return "xls" if content.startswith(OLE) else "csv"


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The parts of a workbook, none of which unpacks to more than the limit. Raises SheetError."""
    try:
        parts = zipfile.ZipFile(BytesIO(content))
        entries = parts.infolist()
        if len(entries) > MAX_ENTRIES:
            raise SheetError(f"文件里有 {len(entries)} 个部件，不像一张表格，请另存为新的 .xlsx 再上传。")
        _unpack_all(parts, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as problem:
        raise SheetError(SPOILT) from problem
    if "xl/workbook.xml" not in parts.namelist():
        raise SheetError("文件不是 Excel 工作簿，请上传 .xlsx、.xls 或 .csv 表格。")
    return parts


def _unpack_all(parts: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Count what really comes out; the sizes that a zip declares can lie, a lie then fails its checksum."""
    left = MAX_UNPACKED
    for chunk in _unpacked(parts, entries):
        left -= len(chunk)
        if left < 0:
            raise SheetError(f"文件解开后超过 {MAX_UNPACKED // 1024**2} 兆，请删去图片和空白格式后另存再上传。")


def _unpacked(parts: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    for entry in entries:
        with parts.open(entry) as part:
            yield from iter(partial(part.read, CHUNK), b"")


def check_old(content: bytes) -> None:
    """Refuse an .xls that is locked away or holds error values, which would read as blanks. Raises SheetError."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise SheetError("文件设了打开密码，请取消密码后再上传。")
    if OLD_ERROR.search(content):
        raise SheetError("表格里有公式错误值（如 #N/A），旧格式 .xls 指不出位置，请另存为 .xlsx 再上传。")
