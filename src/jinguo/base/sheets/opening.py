"""From bytes to a grid of cells: .xlsx, .xls and .csv, each opened only after the guards."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from jinguo.base.sheets import guards
from jinguo.base.sheets.columns import SheetError, Value
from jinguo.base.sheets.guards import NO_TABLE, SPOILT, Upload
from jinguo.base.sheets.markup import MAX_COLUMNS, MAX_ROWS, Place, Shape, check_extent, read_markup
from jinguo.base.sheets.parsing import SPACE

MAX_MERGED = 200_000  # cells under merged ones


@dataclass
class Grid:
    """The cells of one sheet from A1 on, rows and columns counted from 0.

    `blind` are cells that look blank and are not, with what Excel shows there. `covered` leads from each cell hidden
    under a merged one to that one. `formats` are those of numbers that are not shown plainly; None where the file
    format does not tell.
    """

    name: str
    rows: list[list[Value]]
    blind: dict[Place, str] = field(default_factory=dict)
    covered: dict[Place, Place] = field(default_factory=dict)
    formats: dict[Place, Shape] | None = field(default_factory=dict)

    def at(self, place: Place) -> Value:
        """What the user sees in a cell, an error value as text; None outside the grid."""
        row, column = place
        cells = self.rows[row]
        return self.blind.get(place, cells[column] if column < len(cells) else None)

    def is_blank(self, place: Place) -> bool:
        """Whether nothing but white space stands there."""
        value = self.at(place)
        return value is None or (isinstance(value, str) and not value.strip(SPACE))


def open_grid(upload: Upload, title: str = "") -> Grid:
    """The sheet named `title`, else the first visible one. Raises SheetError."""
    content = guards.content_of(upload)
    match guards.kind_of(content):
        case "xlsx":
            return _open_new(content, title)
        case "xls":
            return _open_old(content, title)
        case _:
            return Grid(title or "表格", _table(_decoded(content)))


def open_all(upload: Upload) -> Iterator[Grid]:
    """Each visible sheet of a file in its order, read when it is asked for. Raises SheetError."""
    content = guards.content_of(upload)
    match guards.kind_of(content):
        case "xlsx":
            with guards.open_zip(content) as parts:
                book = _workbook(content)
                yield from (_new(parts, book, name) for name in _visible(book))
        case "xls":
            guards.check_old(content)
            book = _workbook(content)
            yield from (_old(book, name) for name in _visible(book))
        case _:
            yield open_grid(content)


def _open_new(content: bytes, title: str) -> Grid:
    with guards.open_zip(content) as parts:
        book = _workbook(content)
        return _new(parts, book, _sheet_name(book, title))


def _new(parts: ZipFile, book: CalamineWorkbook, name: str) -> Grid:
    markup = read_markup(parts, name)
    grid = _grid(book, name, markup.endless)
    grid.blind, grid.formats = markup.blind, markup.formats
    return grid


def _open_old(content: bytes, title: str) -> Grid:
    guards.check_old(content)
    book = _workbook(content)
    return _old(book, _sheet_name(book, title))


def _old(book: CalamineWorkbook, name: str) -> Grid:
    grid = _grid(book, name)
    grid.formats = None
    return grid


def _workbook(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as problem:
        raise SheetError("文件设了打开密码，请取消密码后再上传。") from problem
    except (CalamineError, OSError, ValueError) as problem:
        raise SheetError(SPOILT) from problem


def _sheet_name(book: CalamineWorkbook, title: str) -> str:
    """The sheet of that name, else the first that is not hidden."""
    visible = _visible(book)
    if not visible:
        raise SheetError("文件里没有可见的工作表，请取消隐藏后再上传。")
    return title if title in visible else visible[0]


def _visible(book: CalamineWorkbook) -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]


def _grid(book: CalamineWorkbook, name: str, endless: Sequence[Place] = ()) -> Grid:
    try:
        sheet = book.get_sheet_by_name(name)
        check_extent(sheet.total_height, sheet.total_width)
        return Grid(name, _cells(sheet), covered=_covered(sheet))
    except OverflowError as problem:
        where = f"第 {endless[0][0] + 1} 行第 {endless[0][1] + 1} 列" if endless else "有一格"
        raise SheetError(f"{where}的日期或时长超出范围，请把这一格改为普通数字或重填。") from problem
    except (CalamineError, OSError, ValueError) as problem:
        if isinstance(problem, SheetError):
            raise
        raise SheetError(SPOILT) from problem


def _cells(sheet: CalamineSheet) -> list[list[Value]]:
    """The cells as calamine reads them. Raises OverflowError for a date beyond all bounds, before its calendar too.

    There calamine panics, with an exception of its own that is none of Python's.
    """
    try:
        return sheet.to_python(skip_empty_area=False)
    except BaseException as panic:
        if type(panic).__name__ == "PanicException":
            raise OverflowError from panic
        raise


def _covered(sheet: CalamineSheet) -> dict[Place, Place]:
    """Each cell under a merged one, within the sheet's own extent."""
    last_row, last_column = sheet.end or (0, 0)
    found: dict[Place, Place] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        rows, columns = range(top, min(bottom, last_row) + 1), range(left, min(right, last_column) + 1)
        if len(found) + len(rows) * len(columns) > MAX_MERGED:
            raise SheetError("合并的单元格太多，请取消合并后再上传。")
        found.update({(row, column): (top, left) for row in rows for column in columns})
        found.pop((top, left), None)
    return found


def _decoded(content: bytes) -> str:
    """The text of a CSV: UTF-8 with or without its mark, UTF-16 with it, else GB 18030 (which holds GBK)."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return _without_nul(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise SheetError("文件不是表格，也不是能认出的文字编码，请另存为 .xlsx 再上传。")


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise SheetError(NO_TABLE)
    return text


def _table(text: str) -> list[list[Value]]:
    """The cells of a CSV, by the delimiter that its first line uses most."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    return table_of(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


def table_of(lines: Iterable[list[str]]) -> list[list[Value]]:
    """The cells of delimited lines, within the same bounds as a workbook. Raises SheetError."""
    rows: list[list[Value]] = []
    try:
        for line in lines:
            if len(rows) >= MAX_ROWS or len(line) > MAX_COLUMNS:
                raise SheetError(f"表格超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，请分成几个文件。")
            rows.append(list(line))
    except csv.Error as problem:
        raise SheetError(f"第 {len(rows) + 1} 行的引号或分隔符不成对，请用 Excel 打开检查后另存再上传。") from problem
    return rows
