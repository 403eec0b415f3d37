"""What the XML of an .xlsx says and calamine does not: error values, formulas without result, number formats.

calamine reads an error value and a formula without a stored result as a blank, and a number without the zeros its
format puts before it. Here these cells are found, and the sheet's extent is bounded before calamine reserves room for
a full rectangle.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from posixpath import join, normpath
from typing import Any

from lxml import etree

from jinguo.base.sheets.columns import SheetError
from jinguo.base.sheets.guards import SPOILT
from jinguo.base.sheets.parsing import NOT_CALCULATED

Place = tuple[int, int]  # row and column, both from 0
Shape = str | int  # a number format: its code, or the number of one that Excel has built in
MAX_ROWS = 100_000
MAX_COLUMNS = 300
MAX_CELLS = 3_000_000
LAST_EXCEL_DAY = 2_958_466  # the day after 31 December 9999
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
PLAIN_FORMATS = frozenset({0, 1, 49, "General", "0", "@"})


@dataclass
class Markup:
    """Findings by place: `blind` cells with what Excel shows there, `formats` of numbers that are not plain.

    `endless` are formatted numbers beyond any date or duration, at which reading as such would break off.
    """

    blind: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, Shape] = field(default_factory=dict)
    endless: list[Place] = field(default_factory=list)


def read_markup(parts: zipfile.ZipFile, sheet_name: str) -> Markup:
    """The findings in one sheet. Raises SheetError when it is spoilt or too large."""
    try:
        formats = _formats_of_styles(parts)
        found, here, rows, columns = Markup(), (0, -1), 0, 0
        for row in _rows(parts.read(_path_of(parts, sheet_name))):
            for cell in row.iterchildren("{*}c"):
                here = _place(cell.get("r"), here)
                columns = max(columns, here[1] + 1)
                _note(cell, here, formats, found)
            rows = max(rows, here[0] + 1)
        check_extent(rows, columns)
        return found
    except (etree.XMLSyntaxError, KeyError, ValueError) as problem:
        if isinstance(problem, SheetError):
            raise
        raise SheetError(SPOILT) from problem


def check_extent(rows: int, columns: int) -> None:
    """Refuse a rectangle that is too large to hold. Raises SheetError."""
    if rows * columns > MAX_CELLS:
        raise SheetError(
            f"表格有 {rows} 行 {columns} 列，多于 {MAX_CELLS // 10_000} 万格，请删去空的行列或分成几个文件。"
        )


def _rows(xml: bytes) -> Iterator[Any]:
    """The rows, one at a time; a document type definition is refused, and a cell that stands in no row."""
    if b"<!DOCTYPE" in xml[:4096].upper():
        raise SheetError(SPOILT)
    whole = etree.iterparse(BytesIO(xml), tag="{*}row", resolve_entities=False, no_network=True)
    for _, row in whole:
        yield row
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]
    if next(whole.root.iter("{*}c"), None) is not None:
        raise SheetError(SPOILT)


def _place(reference: str | None, previous: Place) -> Place:
    """Where a cell stands; one without a reference follows the one before it."""
    row, column = previous[0], previous[1] + 1
    if reference is None or reference == f"{_letters(column)}{row + 1}":
        return _bounded((row, column))
    match = REFERENCE.fullmatch(reference)
    if not match:
        raise SheetError(SPOILT)
    return _bounded((int(match[2]) - 1, _column(match[1])))


@lru_cache(maxsize=MAX_COLUMNS)
def _letters(column: int) -> str:
    """What Excel calls a column, counted from 0."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(65 + last)


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: str) -> int:
    """The place of a column from 0: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _bounded(place: Place) -> Place:
    if place[0] >= MAX_ROWS:
        raise SheetError(f"第 {place[0] + 1} 行还有内容，一次最多 {MAX_ROWS} 行，请删去多余的行或分成几个文件。")
    if place[1] >= MAX_COLUMNS:
        raise SheetError(f"第 {place[1] + 1} 列还有内容，一次最多 {MAX_COLUMNS} 列，请删去多余的列。")
    return place


def _note(cell: Any, place: Place, formats: list[Shape], found: Markup) -> None:
    kind, text, is_formula = cell.get("t", "n"), None, False
    for child in cell:
        name = _local(child.tag)
        is_formula |= name == "f"
        text = child.text if text is None and name == "v" else text
    if kind == "e":
        found.blind[place] = text or "#N/A"
    elif is_formula and text is None:
        found.blind[place] = NOT_CALCULATED
    elif text and kind == "n":
        style = int(cell.get("s", "0"))
        shape = formats[style] if style < len(formats) else 0
        if shape not in PLAIN_FORMATS:
            found.formats[place] = shape
            found.endless += [place] if abs(float(text)) > LAST_EXCEL_DAY else []


@lru_cache(maxsize=256)
def _local(tag: Any) -> str:
    """The name of an element without its namespace; a comment has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _formats_of_styles(parts: zipfile.ZipFile) -> list[Shape]:
    """The number format of each cell style, in the order of styles.xml."""
    if "xl/styles.xml" not in parts.namelist():
        return []
    root = etree.fromstring(parts.read("xl/styles.xml"), _parser())
    own = {int(each.get("numFmtId")): each.get("formatCode") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    styles = [int(each.get("numFmtId", "0")) for each in root.iterfind("{*}cellXfs/{*}xf")]
    return [own.get(number) or number for number in styles]


def _path_of(parts: zipfile.ZipFile, sheet_name: str) -> str:
    """The part that holds the sheet of that name. Raises KeyError."""
    workbook = etree.fromstring(parts.read("xl/workbook.xml"), _parser())
    relations = etree.fromstring(parts.read("xl/_rels/workbook.xml.rels"), _parser())
    targets = {each.get("Id"): each.get("Target") for each in relations.iterfind("{*}Relationship")}
    ids = {each.get("name"): each.get(RELATION) or each.get(STRICT_RELATION) for each in workbook.iter("{*}sheet")}
    return normpath(join("/xl", targets[ids[sheet_name]])).lstrip("/")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
