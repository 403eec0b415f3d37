"""Rights do not come out of a workbook: T-AUTHZ-3."""

import pytest

from jinguo.base import sheets
from jinguo.base.moves import Refused
from jinguo.base.sheets import importing
from jinguo.org.access.importing import AskingStaffImporter
from jinguo.org.access.models import AccountRequest
from jinguo.org.access.services import requests
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import DepartmentFactory

IMPORTER = AskingStaffImporter()


@pytest.fixture
def workbook(db):
    office = DepartmentFactory(code="QZFL-1")
    empty = {column.name: None for column in IMPORTER.sheet.columns}
    row = empty | {"number": "0001", "name": "黄晓岚", "unit_code": office.code, "role": "department_head"}
    return sheets.template(IMPORTER.sheet, [row])


def test_an_imported_right_is_only_asked_for(workbook, system_admin):
    importing.commit(IMPORTER, workbook, by=system_admin)

    request = AccountRequest.objects.get()
    assert (request.kind, request.state, request.role) == ("open", "pending", "department_head")
    assert not Staff.objects.get(number="0001").has_role("department_head")


def test_the_other_seat_turns_it_into_a_right(workbook, system_admin, security_admin):
    importing.commit(IMPORTER, workbook, by=system_admin)

    requests.approve(AccountRequest.objects.get(), by=security_admin)

    assert Staff.objects.get(number="0001").has_role("department_head")


def test_nobody_but_the_system_administrator_imports(workbook, security_admin, owner):
    for actor in (security_admin, owner):
        with pytest.raises(Refused, match="由系统管理员导入"):
            importing.commit(IMPORTER, workbook, by=actor)


def test_an_import_that_nobody_approved_can_be_taken_back(workbook, system_admin):
    batch = importing.commit(IMPORTER, workbook, by=system_admin)

    importing.undo(batch, by=system_admin)

    assert not Staff.objects.filter(number="0001").exists()
    assert not AccountRequest.objects.exists()


def test_an_import_that_was_approved_stays(workbook, system_admin, security_admin):
    batch = importing.commit(IMPORTER, workbook, by=system_admin)
    requests.approve(AccountRequest.objects.get(), by=security_admin)

    with pytest.raises(Refused):
        importing.undo(batch, by=system_admin)

    assert Staff.objects.filter(number="0001").exists()
