"""The desk: whose cards, which holiday."""

from datetime import date

import pytest
from django.urls import reverse

from jinguo.base import clock
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, LedgerFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.reports.desk import holiday_ahead

JUNE_3 = date(2026, 6, 3)


@pytest.fixture
def office(db):
    with clock.pretend(JUNE_3):
        yield DepartmentFactory(parent=UnitFactory(), name="妇女发展部")


def desk_of(staff):
    return browser_of(staff).get(reverse("desk")).content.decode()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (JUNE_3, "端午节 6月19日至21日放假，6月22日上班"),
        (date(2026, 1, 2), "元旦 1月2日至3日放假，1月4日上班"),
        (date(2026, 10, 20), ""),
    ],
)
def test_the_next_holiday_is_said_with_the_day_work_begins_again(db, today, words):
    assert holiday_ahead(work_calendar(), today) == words


def test_the_last_entries_of_the_department_are_on_the_desk(office):
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=office.parent), unit=office)

    assert entry.number in desk_of(staff_in(office))


def test_the_entries_of_another_department_stay_off_the_desk(office):
    other = DepartmentFactory(parent=office.parent)
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=office.parent), unit=other)

    assert entry.number not in desk_of(staff_in(office))


@pytest.mark.parametrize("seat", ["system_admin", "security_admin", "audit_admin"])
def test_a_seat_is_led_to_a_desk_of_its_own(office, seat):
    assert browser_of(staff_in(office, seat)).get(reverse("desk")).url == reverse("access:desk")


def test_somebody_without_an_appointment_is_told_that_nothing_waits(office):
    page = desk_of(staff_in(office, first_day=date(2026, 7, 1)))

    assert "今天没有要办的事" in page


def test_the_desk_says_what_each_entry_is_and_offers_the_next_of_its_kind(office):
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=office.parent), unit=office, title="植树节植树")

    page = desk_of(staff_in(office))

    assert "植树节植树" in page
    assert reverse("bookkeeping:new", args=[entry.ledger]) in page


def test_the_leader_s_desk_shows_the_whole_organ(office):
    leaders = DepartmentFactory(parent=office.parent, name="领导班子")
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=office.parent), unit=office)

    assert entry.number in desk_of(staff_in(leaders, "unit_head"))


def test_what_waits_for_her_stands_on_the_desk_of_a_head(office):
    ledger = LedgerFactory(unit=office.parent)
    CustomEntryFactory(ledger_row=ledger, unit=office, state="draft", confirmed_on=None)

    assert "1 条待我确认" in desk_of(staff_in(office, "department_head"))


@pytest.mark.parametrize(("role", "is_told"), [("department_head", True), ("staff", False)])
def test_who_confirms_is_told_that_nothing_waits(office, role, is_told):
    assert ("没有等您确认的记录" in desk_of(staff_in(office, role))) == is_told
