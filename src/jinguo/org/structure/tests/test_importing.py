"""Units and staff from a workbook."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base import clock, sheets
from jinguo.base.audit.models import AuditRow
from jinguo.base.sheets import importing
from jinguo.base.sheets.importers import find
from jinguo.org.structure.importing import StaffImporter, UnitImporter
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.services import name_on
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, StaffFactory, UnitFactory

ORGAN = {"code": "QZFL", "name": "泉州市妇女联合会", "kind": "federation", "opened": date(1950, 3, 1)}
OFFICE = {"code": "QZFL-1", "name": "办公室", "kind": "department", "parent_code": "QZFL"}
WOMAN = {"number": "0001", "name": "黄晓岚", "unit_code": "QZFL-1", "phone": "13805951234", "sex": "female"}


@pytest.fixture(autouse=True)
def june():
    with clock.pretend(date(2026, 6, 1)):
        yield


def book(importer, *rows):
    return sheets.template(
        importer.sheet, [{column.name: None for column in importer.sheet.columns} | row for row in rows]
    )


def complaints(importer, *rows):
    reading = importing.dry_run(importer, book(importer, *rows))
    return [(error.row, error.header) for error in reading.errors]


@pytest.fixture
def office(db):
    return DepartmentFactory(code="QZFL-1", name="办公室", parent=UnitFactory(code="QZFL", name="泉州市妇女联合会"))


def test_a_child_may_stand_below_its_parent_in_the_same_file(db):
    importing.commit(UnitImporter(), book(UnitImporter(), ORGAN, OFFICE), by=None)

    office = Unit.objects.get(code="QZFL-1")
    assert (office.parent.code, office.initials) == ("QZFL", "bgs")


def test_a_child_above_its_parent_is_named_by_row_and_column(db):
    assert complaints(UnitImporter(), OFFICE, ORGAN) == [(2, "上级代码")]


@pytest.mark.parametrize(
    ("change", "header"),
    [
        ({"code": "QZFL"}, "单位代码"),
        ({"parent_code": "nowhere"}, "上级代码"),
        ({"parent_code": None}, "上级代码"),
        ({"region_code": "999999"}, "地区代码"),
        ({"name": None}, "名称"),
    ],
)
def test_a_wrong_unit_is_named_by_row_and_column(db, change, header):
    assert complaints(UnitImporter(), ORGAN, OFFICE | change) == [(3, header)]


def test_a_file_with_one_wrong_row_writes_nothing(db):
    with pytest.raises(importing.NotWritten):
        importing.commit(UnitImporter(), book(UnitImporter(), ORGAN, OFFICE | {"parent_code": "nowhere"}), by=None)

    assert not Unit.objects.exists()


def test_a_new_name_needs_the_day_from_which_it_holds(office):
    renamed = OFFICE | {"name": "综合处"}
    assert complaints(UnitImporter(), renamed) == [(2, "名称")]

    importing.commit(UnitImporter(), book(UnitImporter(), renamed | {"changed_on": date(2026, 5, 1)}), by=None)

    office.refresh_from_db()
    assert (office.name, name_on(office, date(2026, 4, 30))) == ("综合处", "办公室")


def test_the_export_is_a_template_that_changes_nothing(office):
    office.region = RegionFactory(code="350500")
    office.save()
    before = list(Unit.objects.values().order_by("pk"))

    importing.commit(UnitImporter(), sheets.template(UnitImporter().sheet, UnitImporter().rows(by=None)), by=None)

    assert list(Unit.objects.values().order_by("pk")) == before


def test_staff_come_in_with_pinyin_and_place_and_without_a_password(office):
    importing.commit(StaffImporter(), book(StaffImporter(), WOMAN), by=None)

    staff = Staff.objects.get(number="0001")
    assert (staff.initials, staff.login_name, staff.department_on(date(2026, 6, 1))) == ("hxl", "0001", office)
    assert not staff.has_usable_password()


@pytest.mark.parametrize(
    ("change", "header"),
    [
        ({"number": "0001"}, "工号"),
        ({"phone": "12345"}, "手机号"),
        ({"unit_code": "nowhere"}, "部室代码"),
        ({"role": "audit_admin"}, "角色"),
        ({"login_name": "TAKEN"}, "登录名"),
    ],
)
def test_a_wrong_person_is_named_by_row_and_column(office, change, header):
    StaffFactory(login_name="taken")
    second = WOMAN | {"number": "0002", "phone": None} | change

    assert complaints(StaffImporter(), WOMAN, second) == [(3, header)]


def test_a_known_number_is_brought_up_to_date(office):
    importing.commit(StaffImporter(), book(StaffImporter(), WOMAN), by=None)

    importing.commit(StaffImporter(), book(StaffImporter(), WOMAN | {"name": "黄小岚"}), by=None)

    assert Staff.objects.get(number="0001").name == "黄小岚"


def test_a_second_dry_run_says_that_nothing_changes(office):
    importing.commit(StaffImporter(), book(StaffImporter(), WOMAN), by=None)

    second = importing.dry_run(StaffImporter(), book(StaffImporter(), WOMAN, WOMAN | {"number": "0002", "phone": None}))

    assert second.notes[-1] == "新增 1 行，更正 0 行，无变化 1 行。"


def test_the_staff_kind_asks_for_rights_instead_of_giving_them(office):
    assert type(find("staff")).__name__ == "AskingStaffImporter"


def people(count, first=0):
    return [WOMAN | {"number": f"{n:04}", "phone": None} for n in range(first, first + count)]


def statements(count, first, **changes):
    rows = [
        one | {name: f"{value}{one['number'][-1]}" for name, value in changes.items()} for one in people(count, first)
    ]
    with CaptureQueriesContext(connection) as asked:
        importing.commit(StaffImporter(), book(StaffImporter(), *rows), by=None)
    return len(asked)


def test_four_times_as_many_newcomers_take_no_more_statements(office):
    assert statements(40, first=0) == statements(10, first=100)


def test_four_times_as_many_corrections_take_no_more_statements_and_each_has_its_row_on_the_trail(office):
    statements(50, first=0)

    assert statements(40, first=0, name="新名") == statements(10, first=40, name="新名")

    assert sorted(Staff.objects.values_list("name", flat=True))[-1] == "新名9"
    corrected = AuditRow.objects.filter(act="staff.correct")
    assert {row.object_id for row in corrected} == {str(pk) for pk in Staff.objects.values_list("pk", flat=True)}
    assert corrected.first().changes["name"] == (WOMAN["name"], "新名9")


def test_a_newcomer_whose_login_name_is_taken_is_named_by_row_and_nobody_is_entered(office):
    StaffFactory(login_name="0002")

    with pytest.raises(importing.NotWritten) as told:
        importing.commit(StaffImporter(), book(StaffImporter(), *people(4)), by=None)

    assert [(error.row, error.header) for error in told.value.reading.errors] == [(4, "登录名")]
    assert Staff.objects.count() == 1
