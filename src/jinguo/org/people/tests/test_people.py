"""Persons are shown masked, opened with a reason, merged, and copied for themselves: T-PI."""

from io import BytesIO

import openpyxl
import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.people.services import merge
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

ID_NUMBER, PHONE = "350502198001014627", "13805951234"


@pytest.fixture
def office(db):
    return DepartmentFactory()


@pytest.fixture
def woman(office):
    return PersonFactory(name="林美珠", initials="lmz", unit=office, id_number=ID_NUMBER, phone=PHONE)


@pytest.fixture
def clerk(office):
    return browser_of(staff_in(office))


@pytest.fixture
def head(office):
    return staff_in(office, "department_head")


@pytest.mark.parametrize("url", ["/people/", "/people/{pk}/", "/search/?q=lmz"])
def test_numbers_are_masked_on_every_page(clerk, woman, url):
    page = clerk.get(url.format(pk=woman.pk)).content.decode()

    assert "林美珠" in page
    assert ID_NUMBER not in page
    assert PHONE not in page


def test_a_reason_opens_one_number_and_stands_on_the_trail(clerk, woman):
    page = clerk.post(f"/people/{woman.pk}/look/id_number/", {"reason": "核对贷款申请"}).content.decode()

    assert ID_NUMBER in page
    assert PHONE not in page
    assert AuditRow.objects.get(act="person.reveal").note == "身份证号：核对贷款申请"


def test_without_a_reason_nothing_is_shown(clerk, woman):
    answer = clerk.post(f"/people/{woman.pk}/look/id_number/", {"reason": " "})

    assert answer.status_code == 403
    assert ID_NUMBER not in answer.content.decode()


@pytest.mark.parametrize("field", ["password", "pk", "id_index", "merged_into"])
def test_only_named_fields_are_opened(clerk, woman, field):
    assert clerk.post(f"/people/{woman.pk}/look/{field}/", {"reason": "核对贷款申请"}).status_code == 404


def test_another_office_does_not_find_her(woman):
    stranger = browser_of(staff_in(DepartmentFactory()))

    assert stranger.get(f"/people/{woman.pk}/").status_code == 404
    assert stranger.post(f"/people/{woman.pk}/look/phone/", {"reason": "核对贷款申请"}).status_code == 404
    assert "林美珠" not in stranger.get("/search/?q=lmz").content.decode()


def test_a_whole_number_finds_her_and_a_part_does_not(clerk, woman):
    assert "林美珠" in clerk.get("/people/", {"number": PHONE}).content.decode()
    assert "林美珠" not in clerk.get("/people/", {"number": PHONE[:10]}).content.decode()


def test_a_merged_row_stays_and_is_counted_through_the_other(woman, head, office):
    twin = PersonFactory(name="林美珠", unit=office)
    older = PersonFactory(name="林美珠", unit=office, merged_into=twin)

    merge(twin, woman, by=head)

    for row in (twin, older):
        row.refresh_from_db()
        assert row.merged_into == woman


def test_two_different_id_numbers_are_two_women(woman, head, office):
    other = PersonFactory(name="林美珠", unit=office, id_number="350502198001014643")

    with pytest.raises(Refused, match="是两个人"):
        merge(other, woman, by=head)


def test_a_clerk_does_not_merge(clerk, woman, office):
    twin = PersonFactory(name="林美珠", unit=office)

    assert clerk.post(f"/people/{twin.pk}/merge/{woman.pk}/").status_code == 403
    twin.refresh_from_db()
    assert twin.merged_into is None


def test_her_own_copy_holds_everything_and_stands_on_the_trail(woman, head):
    answer = browser_of(head).post(f"/people/{woman.pk}/copy/", {"reason": "6月3日本人当面提出"})

    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    values = {row[1].value for row in sheet.iter_rows()}
    assert {"林美珠", ID_NUMBER, PHONE} <= values
    assert AuditRow.objects.filter(act="person.export", object_id=str(woman.pk)).exists()


def test_a_clerk_does_not_make_copies(clerk, woman):
    assert clerk.post(f"/people/{woman.pk}/copy/", {"reason": "6月3日本人当面提出"}).status_code == 403
