"""What the XML of an .xlsx says and calamine does not: error values, formulas without result, number formats.

calamine reads an error value and a formula without a stored result as a blank, and a number without the zeros its
format puts before it. Here these cells are found, and the sheet's extent is bounded before calamine reserves room for
a full rectangle.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from typing import Any

from lxml import etree

from jinguo.base.sheets.columns import SheetError
from jinguo.base.sheets.guards import SPOILT
from jinguo.base.sheets.parsing import NOT_CALCULATED

Place = tuple[int, int]  # row and column, both from 0
MAX_ROWS = 100_000
MAX_COLUMNS = 300
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
PLAIN_FORMATS = {0: "General", 1: "0", 49: "@"}


@dataclass
class Markup:
    """Findings by place: `blind` cells with what Excel shows there, `formats` of numbers that are not plain."""

    blind: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)


def read_markup(parts: zipfile.ZipFile, sheet_name: str) -> Markup:
    """The findings in one sheet. Raises SheetError when it is spoilt or too large."""
    try:
        formats = _formats_of_styles(parts)
        found, here = Markup(), (0, -1)
        for cell in _elements(parts.read(_path_of(parts, sheet_name)), "c"):
            here = _place(cell, here)
            _note(cell, here, formats, found)
        return found
    except (etree.XMLSyntaxError, KeyError, ValueError) as problem:
        if isinstance(problem, SheetError):
            raise
        raise SheetError(SPOILT) from problem


def _elements(xml: bytes, name: str) -> Iterator[Any]:
    """The elements of that local name, one at a time; a document type definition is refused."""
    if b"<!DOCTYPE" in xml[:4096].upper():
        raise SheetError(SPOILT)
    for _, element in etree.iterparse(BytesIO(xml), tag="{*}" + name, resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _place(cell: Any, previous: Place) -> Place:
    """Where a cell stands; one without a reference follows the one before it."""
    reference = cell.get("r")
    if reference is None:
        return _bounded((previous[0], previous[1] + 1))
    match = REFERENCE.fullmatch(reference)
    if not match:
        raise SheetError(SPOILT)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return _bounded((int(match[2]) - 1, column - 1))


def _bounded(place: Place) -> Place:
    if place[0] >= MAX_ROWS:
        raise SheetError(f"第 {place[0] + 1} 行还有内容，一次最多 {MAX_ROWS} 行，请删去多余的行或分成几个文件。")
    if place[1] >= MAX_COLUMNS:
        raise SheetError(f"第 {place[1] + 1} 列还有内容，一次最多 {MAX_COLUMNS} 列，请删去多余的列。")
    return place


def _note(cell: Any, place: Place, formats: list[str], found: Markup) -> None:
    value = cell.find("{*}v")
    text = value.text if value is not None else None
    if cell.get("t") == "e":
        found.blind[place] = text or "#N/A"
    elif cell.find("{*}f") is not None and text is None:
        found.blind[place] = NOT_CALCULATED
    elif text and cell.get("t", "n") == "n":
        style = int(cell.get("s", "0"))
        code = formats[style] if style < len(formats) else "General"
        if code not in PLAIN_FORMATS.values():
            found.formats[place] = code


def _formats_of_styles(parts: zipfile.ZipFile) -> list[str]:
    """The number format of each cell style, in the order of styles.xml."""
    if "xl/styles.xml" not in parts.namelist():
        return []
    root = etree.fromstring(parts.read("xl/styles.xml"), _parser())
    own = {int(each.get("numFmtId")): each.get("formatCode") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    styles = [int(each.get("numFmtId", "0")) for each in root.iterfind("{*}cellXfs/{*}xf")]
    return [own.get(number) or PLAIN_FORMATS.get(number, f"#{number}") for number in styles]


def _path_of(parts: zipfile.ZipFile, sheet_name: str) -> str:
    """The part that holds the sheet of that name. Raises KeyError."""
    workbook = etree.fromstring(parts.read("xl/workbook.xml"), _parser())
    relations = etree.fromstring(parts.read("xl/_rels/workbook.xml.rels"), _parser())
    targets = {each.get("Id"): each.get("Target") for each in relations.iterfind("{*}Relationship")}
    ids = {each.get("name"): each.get(RELATION) or each.get(STRICT_RELATION) for each in workbook.iter("{*}sheet")}
    return normpath(join("/xl", targets[ids[sheet_name]])).lstrip("/")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
