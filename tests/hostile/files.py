"""Mutations of the file itself: it must be refused as a whole."""

import io
import random
import zipfile
from collections.abc import Callable


def truncated(good: bytes, chance: random.Random) -> bytes:
    """The file cut off."""
    return good[: chance.randint(0, len(good) - 30)]


def flipped(good: bytes, chance: random.Random) -> bytes:
    """Bytes changed inside the compressed sheet, which breaks its checksum."""
    parts = zipfile.ZipFile(io.BytesIO(good))
    entry = max(parts.infolist(), key=lambda each: each.compress_size)
    content = bytearray(good)
    at = entry.header_offset + 30 + len(entry.filename) + chance.randint(1, entry.compress_size - 1)
    content[at] ^= 0xFF
    return bytes(content)


def bomb(good: bytes, chance: random.Random) -> bytes:
    """A part that unpacks to more than any sheet."""
    buffer = io.BytesIO(good)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/image1.bmp", bytes(chance.randint(201, 220) * 1024 * 1024))
    return buffer.getvalue()


def many_parts(good: bytes, chance: random.Random) -> bytes:
    """Thousands of empty parts."""
    buffer = io.BytesIO(good)
    with zipfile.ZipFile(buffer, "a") as parts:
        for number in range(2500 + chance.randint(0, 100)):
            parts.writestr(f"xl/x{number}.xml", "")
    return buffer.getvalue()


def no_sheet(good: bytes, chance: random.Random) -> bytes:
    """The sheet's own part left out or emptied."""
    return _replaced(good, "xl/worksheets/sheet1.xml", chance.choice([None, b"", b"<worksheet", b"\xff\xfe\x00"]))


def entities(good: bytes, chance: random.Random) -> bytes:
    """A document type definition that multiplies its entities."""
    sheet = zipfile.ZipFile(io.BytesIO(good)).read("xl/worksheets/sheet1.xml")
    body = sheet[sheet.index(b"<worksheet") :]
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(9))
    return _replaced(good, "xl/worksheets/sheet1.xml", b"<!DOCTYPE x [" + laughs + b"]>" + body)


def other_kind(good: bytes, chance: random.Random) -> bytes:
    """Something else under the name of a workbook."""
    picture, page = b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.7\n\x00\xff\xff"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000) + "EncryptedPackage".encode("utf-16-le")
    return chance.choice([b"", picture, page, locked, b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])


def _replaced(good: bytes, name: str, content: bytes | None) -> bytes:
    """The workbook with one part's content exchanged, or without it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            body = content if part == name else old.read(part)
            if body is not None:
                new.writestr(part, body)
    return buffer.getvalue()


FILE_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncated,
    truncated,
    flipped,
    bomb,
    many_parts,
    no_sheet,
    entities,
    other_kind,
)
