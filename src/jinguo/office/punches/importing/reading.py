"""The lines of a file of punches, whichever program wrote it: attlog.dat, CSV, Excel; every line gives at least one.

The head may stand below title rows, its columns in any order and under any of the names in `aliases.toml`. A cell may
hold several times. Text is UTF-8 with or without a mark, else GB 18030, as machines sold here write it.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files

from django.core.exceptions import ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from jinguo.office.punches.services.keeping import Line

HEAD_WITHIN = 12  # rows
ZIP = b"PK\x03\x04"
CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?")
Row = Sequence[object]


def read_lines(content: bytes) -> Iterator[Line]:
    """The lines of a file. Raises ValidationError for a workbook that cannot be opened and a table without a head."""
    if content.startswith(ZIP):
        return _table(_workbook(content))
    text = decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if "\t" in first and not _columns(first.split("\t")):
        return attlog_lines(text)
    dialect = "\t" if "\t" in first else ","
    return _table(csv.reader(io.StringIO(text), delimiter=dialect))


def decoded(content: bytes) -> str:
    """The text of a file."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def attlog_lines(text: str) -> Iterator[Line]:
    """What ZKTeco machines write: number, moment, status and more, parted by tabs."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            parts = line.split("\t")
            moment = _moment(parts[1].strip()) if len(parts) > 1 else None
            yield Line(number, parts[0].strip(), moment, parts[2].strip() if len(parts) > 2 else "")


def _workbook(content: bytes) -> Iterable[Row]:
    try:
        return (
            CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        )
    except (CalamineError, OSError, ValueError) as problem:
        raise ValidationError("这个文件打不开，请在 Excel 里另存为 .xlsx 后再导入。") from problem


def _table(rows: Iterable[Row]) -> Iterator[Line]:
    """The lines below the head of a table."""
    columns: dict[str, list[int]] = {}
    for number, row in enumerate(rows, 1):
        if columns:
            yield from _lines(number, row, columns)
        elif number <= HEAD_WITHIN:
            columns = _columns(row)
        else:
            break
    if not columns:
        raise ValidationError("没有找到表头。表里要有“工号”和“打卡时间”两列，或“日期”和上下班打卡几列。")


def _columns(row: Row) -> dict[str, list[int]]:
    """Where each meaning stands in a head; empty where the row is none."""
    found: dict[str, list[int]] = {}
    for at, cell in enumerate(row):
        meaning = _aliases().get(str(cell).strip().lower())
        if meaning:
            found.setdefault(meaning, []).append(at)
    whose = "pin" in found
    when = "moment" in found or ("day" in found and "clock" in found)
    return found if whose and when else {}


@cache
def _aliases() -> dict[str, str]:
    text = files(__package__).joinpath("aliases.toml").read_text("utf-8")
    return {name: meaning for meaning, names in tomllib.loads(text).items() for name in names}


def _lines(number: int, row: Row, columns: dict[str, list[int]]) -> Iterator[Line]:
    if not any(str(cell).strip() for cell in row):
        return
    pin, status = _first(row, columns.get("pin")), _first(row, columns.get("status"))
    moments = list(_moments(row, columns))
    for moment in moments or [None]:
        yield Line(number, _pin(pin), moment, str(status or ""))


def _moments(row: Row, columns: dict[str, list[int]]) -> Iterator[datetime | None]:
    """The times of a row: whole moments, or the clocks of a day, several to a cell."""
    day = _day(_first(row, columns.get("day")))
    for at in columns.get("moment", []):
        cell = row[at] if at < len(row) else None
        if isinstance(cell, datetime):
            yield cell
        elif str(cell or "").strip():
            yield _moment(str(cell).strip()) or _of_day(day, str(cell))
    for at in columns.get("clock", []):
        cell = row[at] if at < len(row) else None
        if isinstance(cell, time) and day:
            yield datetime.combine(day, cell)
        elif day:
            yield from (
                datetime.combine(day, time(int(h) % 24, int(m) % 60)) for h, m in CLOCK.findall(str(cell or ""))
            )


def _of_day(day: date | None, text: str) -> datetime | None:
    found = CLOCK.search(text)
    return datetime.combine(day, time(int(found[1]) % 24, int(found[2]) % 60)) if day and found else None


def _first(row: Row, places: Sequence[int] | None) -> object:
    return next((row[at] for at in places or () if at < len(row) and str(row[at]).strip()), None)


def _pin(cell: object) -> str:
    """A number as it is written; a spreadsheet makes 7.0 of 7."""
    text = str(cell or "").strip()
    return text.removesuffix(".0")[:40]


def _moment(text: str) -> datetime | None:
    """A moment as programs write it: 2026-03-02 08:41[:00], with slashes or Chinese marks."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return _loosely(text)


def _loosely(text: str) -> datetime | None:
    found = re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\D*?(\d{1,2})[:：](\d{2})", text)
    try:
        year, month, day, hour, minute = (int(part) for part in found.groups()) if found else (0, 0, 0, 0, 0)
        return datetime.combine(date(year, month, day), time(hour, minute))
    except ValueError:
        return None


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = re.match(r"(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})", str(cell or "").strip())
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
