"""The yearly holiday notice from a workbook."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from jinguo.base import sheets
from jinguo.base.moves import Refused
from jinguo.base.sheets import importing
from jinguo.base.sheets.importers import find
from jinguo.org.structure.importing_days import HolidayImporter
from jinguo.org.structure.models import CalendarNotice
from jinguo.org.structure.tests.factories import CalendarNoticeFactory, UnitFactory, staff_in
from jinguo.org.structure.work_calendar import is_workday, work_calendar

IMPORTER = HolidayImporter()
PAPER = "国办发明电〔2026〕9号"
NEW_YEAR = {"day": date(2027, 1, 1), "name": "元旦", "kind": "holiday", "source": PAPER}
SPRING = {"day": date(2027, 2, 8), "name": "春节", "kind": "holiday", "source": PAPER}
MAKE_UP = {"day": date(2027, 2, 20), "name": "春节", "kind": "workday-in-lieu", "source": PAPER}


def written(*rows, by=None):
    return importing.commit(IMPORTER, sheets.template(IMPORTER.sheet, rows), by=by)


def complaints(*rows):
    reading = importing.dry_run(IMPORTER, sheets.template(IMPORTER.sheet, rows))
    return [(error.row, error.header, error.message) for error in reading.errors]


def test_an_imported_year_is_counted_by_its_notice_and_no_longer_warned_of(db):
    written(NEW_YEAR, SPRING, MAKE_UP)

    assert [is_workday(row["day"]) for row in (NEW_YEAR, SPRING, MAKE_UP)] == [False, False, True]
    assert work_calendar().warning(2027) == ""
    assert work_calendar().why(date(2027, 2, 20)) == f"春节调休上班（{PAPER}）"


def test_a_year_without_new_year_is_told_what_it_lacks(db):
    assert complaints(SPRING, MAKE_UP) == [
        (row, "日期", "2027年缺元旦（1月1日）一行，没有它这一年仍按周一至周五推定，请按通知补上。") for row in (2, 3)
    ]


def test_a_late_row_leans_on_the_new_year_imported_before(db):
    CalendarNoticeFactory(day=date(2027, 1, 1))

    assert complaints(SPRING) == []


def test_a_year_that_ships_is_not_overridden(db):
    shipped = SPRING | {"day": date(2026, 2, 17)}

    assert complaints(NEW_YEAR, shipped) == [(3, "日期", "2026年的放假安排已随产品提供，以产品为准，请删去这一行。")]


def test_the_eve_of_an_imported_new_year_may_be_a_rest_day_of_a_year_that_ships(db):
    written(NEW_YEAR, NEW_YEAR | {"day": date(2026, 12, 31)})

    assert not is_workday(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (MAKE_UP | {"day": date(2027, 2, 19)}, "2027-02-19 不是周六或周日，不会调休上班，请核对日期。"),
        (NEW_YEAR, "2027-01-01 前面已有一行，请只留一行。"),
    ],
)
def test_a_wrong_day_is_told_at_its_row(db, row, told):
    assert complaints(NEW_YEAR, SPRING, row) == [(4, "日期", told)]


def test_a_day_imported_before_is_corrected(db):
    written(NEW_YEAR)

    written(NEW_YEAR | {"source": "更正通知"})

    assert CalendarNotice.objects.get().source == "更正通知"


def test_the_export_is_a_template_that_changes_nothing(db):
    CalendarNoticeFactory(**NEW_YEAR)
    CalendarNoticeFactory(**SPRING)

    reading = importing.dry_run(IMPORTER, sheets.template(IMPORTER.sheet, IMPORTER.rows(by=None)))

    assert reading.notes[-1] == "新增 0 行，更正 0 行，无变化 2 行。"


def test_an_import_is_taken_back(db):
    admin = staff_in(UnitFactory(), "system_admin")
    batch = written(NEW_YEAR, by=admin)

    importing.undo(batch, by=admin)

    assert "2027年" in work_calendar().warning(2027)


def test_nobody_but_the_system_administrator_imports(db):
    with pytest.raises(Refused, match="放假通知由系统管理员导入"):
        written(NEW_YEAR, by=staff_in(UnitFactory(), "unit_head"))


def test_the_command_takes_a_plain_list(db, tmp_path):
    file = tmp_path / "notice.csv"
    file.write_text(f"日期,名称,安排,依据\n2027-01-01,元旦,放假,{PAPER}\n", encoding="utf-8")

    call_command("import", find("holidays").kind, file, stdout=StringIO())

    assert not is_workday(date(2027, 1, 1))
