"""Whose rows a reach holds: the directory of units stands for every scoped model."""

from datetime import date

import pytest

from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import (
    AppointmentFactory,
    DepartmentFactory,
    DeputyFactory,
    RegionFactory,
    StaffFactory,
    UnitFactory,
    staff_in,
)

JUNE_3 = date(2026, 6, 3)


@pytest.fixture
def city(db):
    return UnitFactory(name="泉州市妇联", region=RegionFactory(level="city"))


@pytest.fixture
def office(city):
    return DepartmentFactory(name="办公室", parent=city)


@pytest.fixture
def county(city):
    return UnitFactory(name="晋江市妇联", parent=city, region=RegionFactory(parent=city.region))


def names(staff: Staff) -> set[str]:
    return set(Unit.objects.visible_to(staff, JUNE_3).values_list("name", flat=True))


def test_staff_see_the_directory_of_their_organ_and_no_other(city, office, county):
    assert names(staff_in(office)) == {"泉州市妇联", "办公室"}
    assert names(staff_in(county)) == {"晋江市妇联"}


def test_the_head_of_the_city_sees_the_counties_below(city, office, county):
    assert names(staff_in(city, "unit_head")) == {"泉州市妇联", "办公室", "晋江市妇联"}


def test_region_reach_finds_units_of_the_region_and_below(city, office, county):
    stranger = UnitFactory(name="外市妇联", region=RegionFactory(level="city"))
    reader = AppointmentFactory(unit=stranger, role="committee_office", region=city.region).staff

    assert names(reader) == {"外市妇联", "泉州市妇联", "晋江市妇联"}


def test_an_ended_appointment_reaches_nothing(office):
    gone = staff_in(office, last_day=date(2026, 5, 31))

    assert names(gone) == set()


def test_a_suspended_account_reaches_nothing(office):
    staff = staff_in(office)
    staff.is_active = False

    assert names(staff) == set()


def test_a_deputy_sees_with_the_eyes_of_the_absent_while_it_lasts(city, office, county):
    deputy = staff_in(office)
    DeputyFactory(staff=staff_in(city, "unit_head"), deputy=deputy, first_day=JUNE_3, last_day=JUNE_3)

    assert "晋江市妇联" in names(deputy)
    assert "晋江市妇联" not in set(Unit.objects.visible_to(deputy, date(2026, 6, 4)).values_list("name", flat=True))


def test_a_seat_is_never_deputised(city, office):
    deputy = staff_in(office)
    DeputyFactory(staff=staff_in(city, "audit_admin"), deputy=deputy, first_day=JUNE_3, last_day=JUNE_3)

    assert deputy.roles_on(JUNE_3) == {"staff"}


def test_nobody_without_an_appointment_sees_anything(city):
    assert names(StaffFactory()) == set()


def test_colleagues_of_the_organ_are_found_and_others_are_not(city, office, county):
    me, colleague, other = staff_in(office), staff_in(city), staff_in(county)

    assert set(Staff.objects.visible_to(me, JUNE_3)) == {me, colleague}
    assert other not in Staff.objects.visible_to(me, JUNE_3)
