"""A ledger's file in and out: the whole or nothing, said at the cell, written as a set, taken back."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.base.sheets import importing, template
from jinguo.base.sheets.importers import find
from jinguo.base.sheets.pasting import as_file
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.importing import LedgerImporter
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.org.people.models import Person
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory

MARCH_12 = date(2026, 3, 12)
A_WOMAN = "350502198001014620"


@pytest.fixture
def importer(trees):
    return LedgerImporter(trees)


def a_file(importer, *rows):
    return template(importer.sheet, rows)


def a_row(**changes):
    return {"day": MARCH_12, "title": "植树节植树", "trees": 100, **changes}


def messages(importer, by, *rows):
    return [error.message for error in importing.dry_run(importer, a_file(importer, *rows), by=by).errors]


def test_a_file_is_written_as_a_set_with_numbers_in_order(importer, clerk):
    importing.commit(importer, a_file(importer, *(a_row(trees=n) for n in (1, 2, 3))), by=clerk)

    assert list(CustomEntry.objects.order_by("pk").values_list("number", "source", "state")) == [
        (f"义务植树2026-000{n}", "import", "draft") for n in (1, 2, 3)
    ]


def test_a_dry_run_leaves_nothing_behind(importer, clerk):
    reading = importing.dry_run(importer, a_file(importer, a_row(helper_name="林美珠")), by=clerk)

    assert reading.ok
    assert not CustomEntry.objects.exists()
    assert not Person.objects.exists()


def test_the_trail_has_one_row_for_the_set_with_a_hash(importer, clerk):
    importing.commit(importer, a_file(importer, a_row(), a_row(trees=2)), by=clerk)

    row = AuditRow.objects.get(act="trees.record_all")
    assert row.note.startswith("2 条，义务植树2026-0001 至 义务植树2026-0002，校验码 ")


def test_a_woman_named_twice_becomes_one_person(importer, clerk):
    rows = [a_row(trees=n, helper_name="林美珠", helper_phone="13805951234") for n in (1, 2)]
    importing.commit(importer, a_file(importer, *rows), by=clerk)

    assert [person.name for person in Person.objects.all()] == ["林美珠"]


def test_an_id_number_known_under_another_name_is_said_at_the_name(importer, clerk, office):
    PersonFactory(name="陈玉莲", id_number="11010519491231002X", unit=office)

    found = messages(importer, clerk, a_row(helper_name="林美珠", helper_id="11010519491231002X"))

    assert found == ["这个身份证号登记的姓名与填的不同，请核对证件上的姓名和号码。"]


def test_the_same_line_twice_is_named_with_the_first_one(importer, clerk):
    assert messages(importer, clerk, a_row(), a_row()) == ["与第 2 行相同，确是两件请在备注里写明区别。"]


def test_a_line_that_stands_in_the_books_is_named_with_its_number(importer, clerk, plant):
    plant(100)

    assert messages(importer, clerk, a_row()) == [
        "台账里已有相同的一条（义务植树2026-0001），确是两件请在备注里写明区别。"
    ]


def test_two_of_a_kind_told_apart_by_their_remark_are_both_taken(importer, clerk):
    assert messages(importer, clerk, a_row(), a_row(remark="下午又种一次")) == []


def test_a_region_is_found_by_name_and_an_unknown_one_is_said_at_its_cell(importer, clerk):
    RegionFactory(name="惠安县")

    found = importing.dry_run(importer, a_file(importer, a_row(region="惠安县"), a_row(region="惠州县")), by=clerk)

    assert [(error.row, error.header) for error in found.errors] == [(3, "县（市、区）")]


def test_another_office_cannot_be_written_for(importer, clerk):
    other = DepartmentFactory(name="别的部")

    assert messages(importer, clerk, a_row(_unit="别的部")) == ["“别的部”不在您可登记的部室里，请核对名称。"]
    assert other.name == "别的部"


def test_a_locked_day_is_said_at_the_day(importer, clerk, office):
    services.lock_days(["trees"], office.parent, MARCH_12, MARCH_12, by=None, reason="第一季度报表")

    assert "第一季度报表" in messages(importer, clerk, a_row())[0]


def test_an_export_can_be_imported_where_nothing_is_in_the_books(importer, clerk, plant):
    plant(7000)
    exported = template(importer.sheet, importer.rows(by=clerk))
    CustomEntry.objects.all().delete()

    importing.commit(importer, exported, by=clerk)

    assert importer.ledger.values(CustomEntry.objects.get())["trees"] == 7000


def test_an_export_on_screen_masks_numbers_and_the_console_does_not(importer, clerk, plant, office):
    plant(helper=PersonFactory(name="林美珠", id_number="11010519491231002X", unit=office))

    assert next(iter(importer.rows(by=clerk)))["helper_id"] == "1101**********002X"
    assert next(iter(importer.rows(by=None)))["helper_id"] == "11010519491231002X"


def test_an_import_is_undone_as_a_whole_until_one_is_confirmed(importer, clerk, head):
    batch = importing.commit(importer, a_file(importer, a_row(), a_row(trees=2)), by=clerk)
    services.confirm(CustomEntry.objects.first(), by=head)

    with pytest.raises(Refused, match="已确认"):
        importing.undo(batch, by=clerk)


def test_an_undone_import_takes_all_its_rows(importer, clerk):
    batch = importing.commit(importer, a_file(importer, a_row(), a_row(trees=2)), by=clerk)

    importing.undo(batch, by=clerk)

    assert not CustomEntry.objects.exists()


def test_a_pasted_block_without_header_takes_the_columns_in_order(importer, clerk):
    content = as_file(importer, "2026-3-12\t植树节植树\t\t7000\n")

    assert importing.dry_run(importer, content, by=clerk).rows[0]["trees"] == 7000


def test_an_office_s_own_ledger_is_a_kind_of_the_command_line(trees):
    assert find("trees").ledger.title == "义务植树"
    with pytest.raises(LookupError):
        find("no_such_ledger")


def test_a_template_names_each_column_once(importer):
    page = load_workbook(BytesIO(template(importer.sheet))).worksheets[0]
    headers = [cell.value for cell in page[1]]

    assert len(headers) == len(set(headers))
    assert "株数（株）" in headers


def test_a_set_asks_no_more_questions_for_a_hundred_rows_than_for_ten(importer, clerk, django_assert_max_num_queries):
    rows = [a_row(trees=n, helper_name=f"妇女{n}") for n in range(1, 101)]

    with django_assert_max_num_queries(60):
        importing.commit(importer, a_file(importer, *rows), by=clerk)
