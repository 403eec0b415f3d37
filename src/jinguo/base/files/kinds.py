"""The kinds of file that are accepted, each known by its extension and by its content.

Nothing that a browser would run or draw in our name is among them: no HTML, SVG, XML, script or program, and no Office
file with macros.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from jinguo.base.files import packages
from jinguo.base.files.names import extension

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
ENCODINGS = ("utf-8-sig", "gb18030")
WITH_MACROS = "文件含宏。请另存为不含宏的格式再上传。"


@dataclass(frozen=True)
class Kind:
    """One kind: `fits` says whether content is of it, or raises `ValidationError` where it can say more."""

    code: str
    label: str
    mime: str
    fits: Callable[[bytes], bool]
    other_extensions: tuple[str, ...] = ()

    @property
    def extensions(self) -> tuple[str, ...]:
        """How its names may end."""
        return (self.code, *self.other_extensions)


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of an upload; a `ValidationError` in Chinese when its name or its content is not accepted."""
    kind = BY_EXTENSION.get(extension(name))
    if kind is None:
        raise ValidationError(f"不能上传“{name}”这种文件。可以上传 {accepted()}。")
    if not content:
        raise ValidationError(f"“{name}”是空的。请重新选择文件。")
    if not kind.fits(content):
        raise ValidationError(f"“{name}”的内容不是 {kind.label}。请用原软件另存一次再上传。")
    return kind


def accepted() -> str:
    """The kinds as a sentence names them.

    >>> accepted().startswith("PDF、JPG、PNG")
    True
    """
    return "、".join(dict.fromkeys(kind.label for kind in KINDS.values()))


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _office(main_part: str) -> Callable[[bytes], bool]:
    def fits(content: bytes) -> bool:
        names = _package_names(content)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ValidationError(WITH_MACROS)
        return {"[Content_Types].xml", main_part} <= names

    return fits


def _old_office(*streams: str) -> Callable[[bytes], bool]:
    def fits(content: bytes) -> bool:
        if not content.startswith(COMPOUND):
            return False
        if _stream_name("_VBA_PROJECT") in content:
            raise ValidationError(WITH_MACROS)
        return any(_stream_name(stream) in content for stream in streams)

    return fits


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _package_names(content: bytes) -> set[str]:
    return {entry.filename for entry in _entries(content)}


def _entries(content: bytes) -> list[zipfile.ZipInfo]:
    return packages.members(content) if content.startswith(packages.FIRST_MARK) else []


def _is_text(content: bytes) -> bool:
    for encoding in ENCODINGS:
        try:
            return not CONTROL.search(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return False


def _is_plain_zip(content: bytes) -> bool:
    entries = _entries(content)
    packages.check_paths(entries)
    for entry in entries:
        if extension(entry.filename) not in BY_EXTENSION.keys() - {"zip"}:
            raise ValidationError(f"压缩包里有不能上传的文件“{entry.filename}”。请去掉后重新打包。")
    return bool(entries)


_OPENXML = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "PDF", "application/pdf", _begins(b"%PDF-")),
        Kind("jpg", "JPG", "image/jpeg", _begins(b"\xff\xd8\xff"), ("jpeg",)),
        Kind("png", "PNG", "image/png", _begins(b"\x89PNG\r\n\x1a\n")),
        Kind("docx", "Word", f"{_OPENXML}.wordprocessingml.document", _office("word/document.xml")),
        Kind("xlsx", "Excel", f"{_OPENXML}.spreadsheetml.sheet", _office("xl/workbook.xml")),
        Kind("pptx", "PPT", f"{_OPENXML}.presentationml.presentation", _office("ppt/presentation.xml")),
        Kind("doc", "Word", "application/msword", _old_office("WordDocument")),
        Kind("xls", "Excel", "application/vnd.ms-excel", _old_office("Workbook", "Book")),
        Kind("txt", "TXT", "text/plain", _is_text),
        Kind("csv", "CSV", "text/csv", _is_text),
        Kind("zip", "ZIP", "application/zip", _is_plain_zip),
    )
}
BY_EXTENSION = {ending: kind for kind in KINDS.values() for ending in kind.extensions}
