"""What the ledgers say of a person: on her page within reach, and whole in the copy she may ask for."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.cycle.bookkeeping.tests.factories import TREES, CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.people.services import merge
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.service.ledgers.loans.tests.factories import MicroloanFactory


@pytest.fixture
def office(db):
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def clerk(office):
    return browser_of(staff_in(office))


@pytest.fixture
def head(office):
    return staff_in(office, "department_head")


@pytest.fixture
def woman(office):
    return PersonFactory(name="林美珠", unit=office)


@pytest.fixture
def trees(office):
    guests = {"name": "guests", "label": "到场名单", "kind": "people"}
    return LedgerFactory(unit=office.parent, fields=[*TREES, guests])


@pytest.fixture
def planting(trees, office):
    """An entry that names a person: `planting(woman)`, of this office unless another is given."""

    def made(person, title="植树节植树", unit=office):
        entry = CustomEntryFactory(ledger_row=trees, unit=unit, title=title)
        entry.people.create(field="helper", person=person)
        return entry

    return made


def copied(browser, woman):
    answer = browser.post(f"/people/{woman.pk}/copy/", {"reason": "6月3日本人当面提出"})
    return {row[0].value: row[1].value for row in openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows()}


def test_her_page_leads_to_the_records_that_name_her(clerk, woman, planting, office):
    entry, loan = planting(woman), MicroloanFactory(person=woman, unit=office)
    planting(PersonFactory(unit=office), title="别人的植树")

    page = clerk.get(f"/people/{woman.pk}/").content.decode()

    assert f"/ledgers/trees/{entry.pk}/" in page
    assert f"/ledgers/loans/{loan.pk}/" in page
    assert "别人的植树" not in page


def test_records_out_of_reach_are_not_on_her_page(clerk, woman, planting):
    planting(woman, title="别的部室的植树", unit=DepartmentFactory())

    assert "别的部室的植树" not in clerk.get(f"/people/{woman.pk}/").content.decode()


def test_her_page_asks_as_little_of_many_records_as_of_few(clerk, woman, office):
    def asked():
        with CaptureQueriesContext(connection) as statements:
            clerk.get(f"/people/{woman.pk}/")
        return len(statements)

    MicroloanFactory.create_batch(10, person=woman, unit=office)
    few = asked()
    MicroloanFactory.create_batch(30, person=woman, unit=office)

    assert asked() == few
    assert "共 40 条，只列最近 10 条" in clerk.get(f"/people/{woman.pk}/").content.decode()


def test_many_kinds_of_custom_entries_cost_no_more_either(clerk, woman, planting):
    def asked():
        with CaptureQueriesContext(connection) as statements:
            clerk.get(f"/people/{woman.pk}/")
        return len(statements)

    planting(woman)
    few = asked()
    for _ in range(9):
        planting(woman)

    assert asked() == few


def test_her_copy_holds_every_record_that_names_her_and_no_other_names(woman, head, planting, office):
    twin = PersonFactory(name="林美珠", unit=office)
    entry, loan = planting(twin), MicroloanFactory(person=woman, unit=office, purpose="海产加工")
    EntryFigureFactory(entry=entry, value=7000)
    for guest in (twin, PersonFactory(name="陈玉莲", unit=office)):
        entry.people.create(field="guests", person=guest)
    merge(twin, woman, by=head)

    told = copied(browser_of(head), woman)

    assert "用途：海产加工" in told[f"妇女小额贷款 {loan.number}"]
    assert "株数（株）：7,000" in told[f"义务植树 {entry.number}"]
    assert "参与妇女：本人" in told[f"义务植树 {entry.number}"]
    assert not any("陈玉莲" in str(value) for value in told.values())


def test_her_copy_has_records_of_other_offices_too(woman, head, planting):
    elsewhere = planting(woman, title="别的部室的植树", unit=DepartmentFactory())

    assert "别的部室的植树" in copied(browser_of(head), woman)[f"义务植树 {elsewhere.number}"]
