"""The lines of a file of punches, whichever program wrote it: attlog.dat, CSV, Excel; every row gives at least one.

The head may stand below title rows, its columns in any order and under any of the names in `aliases.toml`, and may
take two rows. Text is UTF-8 with or without a mark, else GB 18030, as machines sold here write it. Workbooks pass the
same guards as every other sheet.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.core.exceptions import ValidationError

from jinguo.base.sheets import SheetError
from jinguo.base.sheets.guards import OLE, ZIP
from jinguo.base.sheets.opening import open_all
from jinguo.office.punches.importing.calendars import Days, calendar_of
from jinguo.office.punches.importing.cells import day_of, moment, moments, number
from jinguo.office.punches.importing.heads import Columns, columns_of, head_of
from jinguo.office.punches.services.accounts import Line

Row = Sequence[object]
NO_HEAD = "没有找到表头。表里要有“工号”和“打卡时间”两列，或“日期”和上下班打卡几列。"


def read_lines(content: bytes) -> Iterator[Line]:
    """The lines of a file. Raises ValidationError for one that cannot be opened and a table without a head."""
    if not content.strip():
        raise ValidationError("文件是空的，请核对后重新选择。")
    try:
        if content.startswith((ZIP, OLE)):
            return _first_table(grid.rows for grid in open_all(content))
        text = decoded(content)
        first = next((line for line in text.splitlines() if line.strip()), "")
        if "\t" in first and not columns_of(first.split("\t")):
            return attlog_lines(text)
        return _first_table([_delimited(text, "\t" if "\t" in first else ",")])
    except SheetError as problem:
        raise ValidationError(str(problem)) from problem


def decoded(content: bytes) -> str:
    """The text of a file."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def attlog_lines(text: str) -> Iterator[Line]:
    """What ZKTeco machines write: number, moment, status and more, parted by tabs."""
    for at, line in enumerate(text.splitlines(), 1):
        if line.strip():
            parts = line.split("\t", 3)
            when = moment(parts[1].strip()) if len(parts) > 1 else None
            yield Line(at, parts[0].strip(), when, parts[2].strip() if len(parts) > 2 else "")


def _delimited(text: str, sign: str) -> list[Row]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as problem:
        raise ValidationError("这个文件的引号或分隔符不成对，请用 Excel 打开检查后另存再导入。") from problem


def _first_table(sheets: Iterable[Sequence[Row]]) -> Iterator[Line]:
    """The lines of the first sheet that has a head."""
    for rows in sheets:
        head = head_of(rows)
        if head is not None:
            return _below(rows, *head)
        calendar = calendar_of(rows)
        if calendar is not None:
            return _by_day(rows, *calendar)
    raise ValidationError(NO_HEAD)


def _below(rows: Sequence[Row], start: int, columns: Columns) -> Iterator[Line]:
    for at in range(start, len(rows)):
        if any(cell is not None and str(cell).strip() for cell in rows[at]):
            yield from _lines(at + 1, rows[at], columns)


def _by_day(rows: Sequence[Row], start: int, pins: Sequence[int], days: Days) -> Iterator[Line]:
    """The punches of a table with a column for each day."""
    for at in range(start, len(rows)):
        row, pin = rows[at], number(_first(rows[at], pins))
        if any(str(cell or "").strip() for cell in row):
            found = [when for place, day in days.items() if place < len(row) for when in moments(row[place], day)]
            yield from (Line(at + 1, pin, when) for when in found)
            if not found:
                yield Line(at + 1, pin, None, is_empty=True)


def _lines(at: int, row: Row, columns: Columns) -> Iterator[Line]:
    """The punches of a row; a row of a person without any time is told as one, too."""
    pin = number(_first(row, columns["pin"]))
    status = str(_first(row, columns.get("status", ())) or "")
    moment_cells = [row[one] for one in columns.get("moment", ()) if one < len(row)]
    clock_cells = [row[one] for one in columns.get("clock", ()) if one < len(row)]
    day = day_of(_first(row, columns["day"])) if "day" in columns else None
    if day is None and clock_cells:
        day = _day_in(moment_cells)
    found = [when for cell in (*moment_cells, *clock_cells) for when in moments(cell, day)]
    if not found:
        yield Line(at, pin, None, status, is_empty=_says_nothing(moment_cells, day or _day_in(moment_cells)))
    for when in found:
        yield Line(at, pin, when, status)


def _day_in(cells: Sequence[object]) -> date | None:
    return next((day for one in cells if (day := day_of(one))), None)


def _says_nothing(cells: Sequence[object], day: date | None) -> bool:
    """Whether a row without a time is one of a day without punches, and not one that could not be read."""
    return day is not None or not any(str(cell or "").strip() for cell in cells)


def _first(row: Row, places: Sequence[int]) -> object:
    return next((row[at] for at in places if at < len(row) and str(row[at] or "").strip()), None)
