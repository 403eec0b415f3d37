"""Holiday notices (节假日安排通知) as rows of day, name, kind and source, and how such rows are read."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

HOLIDAY = "holiday"
IN_LIEU = "workday-in-lieu"
# What a sheet may say for each kind: the code of the shipped file, or the words of the notice.
KINDS: Mapping[str, str] = {HOLIDAY: HOLIDAY, IN_LIEU: IN_LIEU, "放假": HOLIDAY, "调休上班": IN_LIEU, "上班": IN_LIEU}
SATURDAY = 5


@dataclass(frozen=True)
class Notice:
    """What a yearly notice says of one day: `kind` is `HOLIDAY` or `IN_LIEU`."""

    day: date
    name: str
    kind: str
    source: str


@dataclass(frozen=True)
class NoticeSheet:
    """The rows that were read, and by row number, in Chinese, what is wrong with the others.

    A sheet with an error is not to be used in part: a missing make-up day shifts every deadline.
    """

    notices: tuple[Notice, ...]
    complaints: tuple[tuple[int, str], ...]

    @property
    def errors(self) -> tuple[str, ...]:
        """The complaints with their row in words."""
        return tuple(f"第 {number} 行：{text}" for number, text in self.complaints)


def read_notices(rows: Iterable[Mapping[str, str]], first_row: int = 2) -> NoticeSheet:
    """Read rows with the columns date, name, kind and source, as a sheet with the heads in row 1 numbers them."""
    return read_numbered(enumerate(rows, first_row))


def read_numbered(rows: Iterable[tuple[int, Mapping[str, str]]]) -> NoticeSheet:
    """Read rows that bring their numbers along.

    A day may be named once only, and a make-up day must be a Saturday or Sunday.
    """
    by_day: dict[date, Notice] = {}
    complaints: list[tuple[int, str]] = []
    for number, row in rows:
        try:
            notice = _notice(row)
            if notice.day in by_day:
                raise ValueError(f"{notice.day} 前面已有一行，请只留一行。")
            by_day[notice.day] = notice
        except ValueError as error:
            complaints.append((number, str(error)))
    return NoticeSheet(tuple(by_day.values()), tuple(complaints))


def shipped_notices() -> tuple[Notice, ...]:
    """The notices of 2023 to 2026 that come with the product."""
    text = files("jinguo.rules.figures").joinpath("holidays_cn.csv").read_text(encoding="utf-8")
    return read_notices(csv.DictReader(text.splitlines())).notices


def _notice(row: Mapping[str, str]) -> Notice:
    """One row, or a ValueError with the fact and the remedy."""
    cells = {column: (row.get(column) or "").strip() for column in ("date", "name", "kind", "source")}
    if not cells["name"] or not cells["source"]:
        raise ValueError("节日名称和通知文号都要填写。")
    if cells["kind"] not in KINDS:
        raise ValueError(f"“{cells['kind']}”不是类别，请填 放假 或 调休上班。")
    notice = Notice(_day(cells["date"]), cells["name"], KINDS[cells["kind"]], cells["source"])
    if notice.kind == IN_LIEU and notice.day.weekday() < SATURDAY:
        raise ValueError(f"{notice.day} 不是周六或周日，不会调休上班，请核对日期。")
    return notice


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}”不是日期，请写成 2026-02-14。") from None
