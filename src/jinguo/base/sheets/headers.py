"""Finding the row that names the columns, and naming what is wrong with it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from jinguo.base.sheets.columns import CellError, Column, Sheet, Value, shown
from jinguo.base.sheets.opening import Grid
from jinguo.base.sheets.parsing import SPACE

HEADER_WITHIN = 20  # rows looked at for the header; what stands above it is a title
RESULT_HEADER = "导入结果"  # the column that a marked-up file carries; it may come back
REQUIRED_MARKS = ("(必填)", "*")


@dataclass
class Header:
    """The row that names the columns, and which column stands where."""

    row: int
    places: dict[int, Column]


def header_row(sheet: Sheet, grid: Grid) -> int:
    """The number of the header's row, counted from 0; -1 when there is none."""
    header = find_header(sheet, grid)
    return -1 if header is None else header.row


def plain_header(value: Value) -> str:
    """A header without white space, width variants and marks of being required."""
    words = unicodedata.normalize("NFKC", shown(value)) if value is not None else ""
    words = "".join(sign for sign in words if sign not in SPACE)
    for mark in REQUIRED_MARKS:
        words = words.removesuffix(mark).removeprefix(mark)
    return words


def _words(sheet: Sheet) -> dict[str, Column]:
    return {plain_header(word): column for column in sheet.columns for word in (column.header, *column.aliases)}


def find_header(sheet: Sheet, grid: Grid) -> Header | None:
    """The row near the top that names the most columns; at least two, or the only one."""
    words = _words(sheet)
    best: Header | None = None
    for number, row in enumerate(grid.rows[:HEADER_WITHIN]):
        names = {at: plain_header(grid.at((number, at))) for at in range(len(row))}
        places = {at: words[name] for at, name in names.items() if name in words}
        if len(places) >= min(2, len(sheet.columns)) and len(places) > len(best.places if best else ()):
            best = Header(number, places)
    return best


def check_header(sheet: Sheet, grid: Grid, header: Header) -> tuple[list[CellError], list[str]]:
    """Columns that are unknown, doubled or absent."""
    row = header.row + 1
    errors = [*_doubled(header, row), *_unknown(sheet, grid, header, row)]
    present = {column.name for column in header.places.values()}
    absent = [column for column in sheet.columns if column.name not in present]
    errors += [CellError(row, each.header, "", "缺少这一列，请从模板补上。") for each in absent if each.required]
    notes = [f"没有“{each.header}”列，按空白处理。" for each in absent if not each.required]
    return errors, notes


def _doubled(header: Header, row: int) -> Iterator[CellError]:
    seen: set[str] = set()
    for at, column in header.places.items():
        if column.name in seen:
            yield CellError(row, column.header, column.header, "这一列出现了两次，请删去一列。", at)
        seen.add(column.name)


def _unknown(sheet: Sheet, grid: Grid, header: Header, row: int) -> Iterator[CellError]:
    """A column that the sheet does not know; one without name and values does no harm."""
    for at in range(max(map(len, grid.rows))):
        name = shown(grid.at((header.row, at)))
        if at in header.places or name == RESULT_HEADER:
            continue
        if name:
            yield CellError(row, name, name, f"{sheet.title}没有这一列，请改成模板的列名或删去这一列。", at)
        elif _first_used(grid, header, at) is not None:
            yield CellError(row, "", "", f"第 {at + 1} 列有内容却没有列名，请补上列名或删去这一列。", at)


def _first_used(grid: Grid, header: Header, at: int) -> int | None:
    below = range(header.row + 1, len(grid.rows))
    return next((row for row in below if not grid.is_blank((row, at))), None)
