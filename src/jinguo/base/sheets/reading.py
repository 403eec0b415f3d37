"""Reading an upload against its sheet: find the header, then take every cell exactly or say why not."""

import csv
from dataclasses import replace
from io import StringIO

from jinguo.base.sheets.columns import CellError, Column, Reading, Row, Sheet, SheetError, Value, shown
from jinguo.base.sheets.guards import Upload
from jinguo.base.sheets.headers import HEADER_WITHIN, Header, check_header, find_header
from jinguo.base.sheets.markup import Place
from jinguo.base.sheets.opening import Grid, open_grid, table_of
from jinguo.base.sheets.parsing import UnreadableError, is_number, parse

TOO_WIDE = "比表格多出一格，请检查粘贴的范围。"


def read(sheet: Sheet, upload: Upload) -> Reading:
    """The rows of a file and every complaint about it; nothing is guessed and nothing is written."""
    try:
        return read_grid(sheet, open_grid(upload, sheet.title))
    except SheetError as problem:
        return Reading(errors=[CellError(0, "", "", str(problem))])


def parse_paste(sheet: Sheet, text: str) -> Reading:
    """Rows pasted out of Excel: tab between cells; the columns of the sheet in order where no header comes along."""
    try:
        lines = table_of(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    except SheetError as problem:
        return Reading(errors=[CellError(0, "", "", str(problem))])
    grid = Grid("粘贴", lines)
    if find_header(sheet, grid) is not None:
        return read_grid(sheet, grid)
    width = len(sheet.columns)
    wide = [
        CellError(at + 1, "", shown(line[width]), TOO_WIDE, width) for at, line in enumerate(lines) if any(line[width:])
    ]
    return Reading(errors=wide) if wide else _read_rows(sheet, grid, Header(-1, dict(enumerate(sheet.columns))))


def read_grid(sheet: Sheet, grid: Grid) -> Reading:
    """The rows of an opened grid."""
    header = find_header(sheet, grid)
    if header is None:
        names = "、".join(column.header for column in sheet.columns)
        raise SheetError(f"前 {HEADER_WITHIN} 行里没有表头，请保留模板的列名：{names}。")
    errors, notes = check_header(sheet, grid, header)
    if errors:
        return Reading(errors=errors, notes=notes)
    reading = _read_rows(sheet, grid, header)
    reading.notes = notes
    return reading


def _read_rows(sheet: Sheet, grid: Grid, header: Header) -> Reading:
    reading, header = Reading(), _with_choices(header)
    places = {column.name: at for at, column in header.places.items()}
    for number in range(header.row + 1, len(grid.rows)):
        if any(not grid.is_blank((number, at)) for at in range(len(grid.rows[number]))):
            row, errors = _read_row(sheet, grid, number, header)
            errors = errors or (sheet.check_row(row) if sheet.check_row else [])
            reading.errors += errors
            reading.rows += [] if errors else [row]
    if not reading.rows and not reading.errors:
        reading.errors.append(CellError(0, "", "", "表头下面没有内容，请填好后再上传。"))
    if sheet.check_rows:
        reading.errors += sheet.check_rows(reading.rows)
        refused = {error.row for error in reading.errors}
        reading.rows = [row for row in reading.rows if row["_row"] not in refused]
    placed = [_placed(error, sheet, places) for error in reading.errors]
    reading.errors = sorted(placed, key=lambda error: error.row)
    return reading


def _with_choices(header: Header) -> Header:
    """The header with the choices of its columns as they are now, asked once for all rows."""
    return replace(header, places={at: replace(one, choices=one.options()) for at, one in header.places.items()})


def _placed(error: CellError, sheet: Sheet, places: dict[str, int]) -> CellError:
    """The complaint with its column in the file, where a check named only the header."""
    named = next((column.name for column in sheet.columns if column.header == error.header), "")
    return error if error.column is not None else replace(error, column=places.get(named))


def _read_row(sheet: Sheet, grid: Grid, number: int, header: Header) -> tuple[Row, list[CellError]]:
    row: Row = {"_row": number + 1} | {column.name: None for column in sheet.columns}
    errors = []
    for at, column in header.places.items():
        if not column.required and not grid.covered and grid.at((number, at)) in (None, ""):
            continue
        try:
            row[column.name] = _read_cell(grid, (number, at), column)
        except UnreadableError as problem:
            errors.append(CellError(number + 1, column.header, shown(grid.at((number, at))), str(problem), at))
    return row, errors


def _read_cell(grid: Grid, place: Place, column: Column) -> object:
    value = grid.at(place)
    top = grid.covered.get(place)
    if top and not grid.is_blank(top):
        raise UnreadableError(f"与第 {top[0] + 1} 行的单元格合并在一起，请取消合并后逐格填写。")
    if column.kind == "code" and is_number(value):
        value = _as_displayed(float(value), place, grid)
    return parse(value, column)


def _as_displayed(value: float, place: Place, grid: Grid) -> Value:
    """A number in a code column as its format shows it: 000000 keeps the zeros."""
    if grid.formats is None:
        raise UnreadableError("旧格式 .xls 把它存成了数字，开头的 0 可能已丢失，请把这一列设为文本后重填。")
    shape = grid.formats.get(place)
    if shape is None or not value.is_integer():
        return value
    if isinstance(shape, int) or shape.strip("0"):
        raise UnreadableError(f"“{shown(value)}”存成了带格式的数字，请把这一列设为文本后重填。")
    return f"{value:.0f}".zfill(len(shape))
