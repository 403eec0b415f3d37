"""The sign-in sheet of a meeting (签到表)."""

from collections.abc import Iterable, Iterator

from jinguo.base.sheets import Column, Row, Sheet
from jinguo.base.web import words
from jinguo.cycle.meetings.models import Attendance

SHEET = Sheet(
    "attendance",
    "会议签到表",
    (
        Column("number", "序号", "integer", width=6),
        Column("name", "姓名"),
        Column("place", "部室或单位", width=24),
        Column("is_observer", "列席", "bool", width=8),
        Column("state", "到会情况"),
        Column("signed_at", "签到时间", width=18),
        Column("way", "登记方式"),
        Column("entered_by", "代录人"),
        Column("note", "备注", width=30),
    ),
)


def sheet_rows(rows: Iterable[Attendance]) -> Iterator[Row]:
    """The rows in their order, numbered from 1."""
    for number, row in enumerate(rows, 1):
        signed = words.moment(row.signed_at) if row.signed_at else ""
        facts: Row = {"number": number, "name": row.name, "place": row.place, "is_observer": row.is_observer}
        facts |= {"state": row.get_state_display(), "signed_at": signed, "way": row.get_way_display()}
        yield facts | {"entered_by": str(row.entered_by or ""), "note": row.note}
