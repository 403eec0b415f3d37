"""The user's own file back, with every complaint at its cell."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from jinguo.base.sheets.columns import CellError, Sheet, Value
from jinguo.base.sheets.guards import Upload
from jinguo.base.sheets.headers import RESULT_HEADER, header_row, plain_header
from jinguo.base.sheets.markup import Place, Shape
from jinguo.base.sheets.opening import Grid, open_grid
from jinguo.base.sheets.parsing import MERGED
from jinguo.base.sheets.writing import CellFormats, header_format, new_workbook, sheet_name, write_exactly

LIST_SHEET = "问题清单"
LIST_HEADERS = ("行", "列", "填的内容", "问题")
UNTRUSTED = "#,##0"
VERMILION: dict[str, Any] = {"bg_color": "#FBE9E4", "font_color": "#A32A12", "border": 1}


def marked_up(sheet: Sheet, upload: Upload, errors: Sequence[CellError]) -> bytes:
    """The sheet that was read, its bad cells coloured, with one more column that says what is wrong with each row.

    Values stand as they were; formulas by their result, dates as dates, merged cells apart. A second sheet lists all
    complaints. The file may be corrected and imported again as it is. Raises SheetError when it cannot be opened.
    """
    grid = open_grid(upload, sheet.title)
    buffer = BytesIO()
    with new_workbook(buffer) as book:
        _Copy(book, grid, errors, header_row(sheet, grid)).write()
        _list(book, errors)
    return buffer.getvalue()


class _Copy:
    """The user's rows in the making; what an earlier marking wrote is written anew."""

    def __init__(self, book: Workbook, grid: Grid, errors: Sequence[CellError], header: int) -> None:
        self.grid, self.header = grid, header
        self.page: Worksheet = book.add_worksheet(sheet_name(grid.name))
        self.head, self.plain = header_format(book), CellFormats(book)
        self.formats = cache(lambda shape, is_bad: CellFormats(book, shape, **(VERMILION if is_bad else {})))
        self.places = {(error.row - 1, error.column) for error in errors}
        self.sentences = _sentences(errors)
        self.result = _result_column(grid, header)

    def write(self) -> None:
        """Row by row: the file is streamed."""
        self.page.set_column(0, max(self.result - 1, 0), 14)
        self.page.set_column(self.result, self.result, 80)
        for number, row in enumerate(self.grid.rows):
            for at in range(len(row)):
                self.write_cell(number, at)
            self.write_result(number)

    def write_cell(self, number: int, at: int) -> None:
        """One of the user's cells, marked if it is bad; it must be as bad in the copy."""
        place = number, at
        if at != self.result:
            is_bad = place in self.places
            is_freed = is_bad and place in self.grid.covered and number > self.header
            formats = self.formats(self.shape(place, is_bad), is_bad)
            _write_back(self.page, place, MERGED if is_freed else self.grid.at(place), formats)

    def shape(self, place: Place, is_bad: bool) -> Shape:
        """The number format of a cell; a bad one whose format is not known must not become a trusted number."""
        if self.grid.formats is None:
            return UNTRUSTED if is_bad else 0
        return self.grid.formats.get(place, 0)

    def write_result(self, number: int) -> None:
        """What is wrong with the row; in the header's row the name of this column."""
        if number == self.header:
            self.page.write_string(number, self.result, RESULT_HEADER, self.head)
        elif number in self.sentences:
            write_exactly(self.page, number, self.result, self.sentences[number], self.plain)


def _write_back(page: Worksheet, place: Place, value: Value, formats: CellFormats) -> None:
    """Write a value as the Excel type it was read as: a time in a text column stays as wrong as it is."""
    if isinstance(value, bool):
        page.write_boolean(*place, value, formats.number)
    elif isinstance(value, time | timedelta):
        page.write_datetime(*place, value, formats.duration)
    elif isinstance(value, date):
        page.write_datetime(*place, value, formats.day)
    else:
        write_exactly(page, *place, value, formats)


def _sentences(errors: Sequence[CellError]) -> dict[int, str]:
    """All complaints about a row, by its number from 0."""
    found: dict[int, list[str]] = defaultdict(list)
    for error in errors:
        found[error.row - 1].append(f"{error.header}：{error.message}" if error.header else error.message)
    return {number: "　".join(words) for number, words in found.items()}


def _result_column(grid: Grid, header: int) -> int:
    """Where an earlier marking put its words, else the first free column."""
    names = [plain_header(value) for value in grid.rows[header]] if header >= 0 else []
    return names.index(RESULT_HEADER) if RESULT_HEADER in names else max(map(len, grid.rows), default=0)


def _list(book: Workbook, errors: Sequence[CellError]) -> None:
    """All complaints on a sheet of their own, those about the whole file too."""
    page, plain, head = book.add_worksheet(LIST_SHEET), CellFormats(book), header_format(book)
    page.set_column(3, 3, 80)
    for at, name in enumerate(LIST_HEADERS):
        page.write_string(0, at, name, head)
    for row, error in enumerate(errors, start=1):
        for at, value in enumerate((error.row or None, error.header, error.value, error.message)):
            write_exactly(page, row, at, value, plain)
