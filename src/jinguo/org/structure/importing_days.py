"""The yearly holiday notice from a workbook: the days it makes rest days or working days."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models

from jinguo.base.sheets import CellError, Column, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.base.sheets.importers import Importer, Saved
from jinguo.org.structure import services
from jinguo.org.structure.models import CalendarNotice
from jinguo.org.structure.models.days import DAY_KINDS
from jinguo.org.structure.permissions import may_enter_notices
from jinguo.org.structure.work_calendar import published_calendar
from jinguo.rules.calendar import why_not_taken, years_covered
from jinguo.rules.notices import Notice, read_numbered
from jinguo.rules.verdict import Verdict


class HolidayImporter(Importer):
    """The days of yearly notices; a day that was imported before may be corrected, one that ships may not."""

    kind = "holidays"

    @property
    def sheet(self) -> Sheet:
        """One row a day, rest days and make-up days alike."""
        return Sheet(
            "holidays",
            "放假通知",
            (
                Column("day", "日期", "date", required=True, hint="一天一行；元旦也要列，有了它这一年才算录入"),
                Column("name", "名称", required=True, max_length=30, hint="如 春节"),
                Column("kind", "安排", "choice", required=True, choices=list(DAY_KINDS.items())),
                Column("source", "依据", required=True, max_length=200, width=50, hint="通知名称和文号"),
            ),
            check_rows=_check,
        )

    def save_row(self, row: Row, *, by: Any) -> Saved:
        """Enter a day, or correct one that was imported before."""
        notice = Notice(row["day"], row["name"], row["kind"], row["source"])
        known = CalendarNotice.objects.filter(day=notice.day).first()
        if known is None:
            return Saved(row["_row"], services.enter_notice(notice, by=by))
        return Saved(row["_row"], known, created=False, changed=services.correct_notice(known, notice, by=by))

    def remove(self, objects: Sequence[models.Model], *, by: Any) -> None:
        """Take days back; they are what the week makes them again."""
        days = [obj.day for obj in objects if isinstance(obj, CalendarNotice)]
        super().remove(objects, by=by)
        for day in days:
            services.tell_changed(day)

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:  # noqa: ARG002 - the days are everybody's
        """What was imported here; the notices that ship cannot be changed and stand on the calendar's page."""
        return CalendarNotice.objects.values("day", "name", "kind", "source")

    def may_import(self, actor: Any) -> Verdict:
        """The system administrator."""
        return may_enter_notices(actor)


def _check(rows: list[Row]) -> list[CellError]:
    """What the rules of notices say of the rows, then which days the calendar would not follow."""
    sheet = read_numbered((row["_row"], _as_written(row)) for row in rows)
    wrong = list(sheet.complaints)
    covered = years_covered([*sheet.notices, *(one.as_rule() for one in CalendarNotice.objects.all())])
    known = published_calendar()
    wrong += [(row["_row"], text) for row in rows if (text := why_not_taken(row["day"], known, covered))]
    days = {row["_row"]: str(row["day"]) for row in rows}
    return [CellError(number, "日期", days[number], text) for number, text in sorted(wrong)]


def _as_written(row: Row) -> dict[str, str]:
    return {"date": row["day"].isoformat(), **{name: row[name] for name in ("name", "kind", "source")}}
