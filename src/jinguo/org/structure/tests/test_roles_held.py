"""A role is held in an organ: by whoever is appointed in it or in a part of it, and by her deputy."""

from datetime import timedelta

import pytest

from jinguo.base import clock
from jinguo.org.structure.models import Deputy
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory, staff_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return DepartmentFactory(name="办公室")


def test_a_role_is_held_in_the_whole_organ_but_not_below_or_above_it(office):
    keeper = staff_in(office, "performance_office")
    sister, county = DepartmentFactory(parent=office.parent), UnitFactory(parent=office.parent)

    assert keeper.holds(office.parent, "unit_head", "performance_office")
    assert keeper.holds(sister, "performance_office")
    assert not keeper.holds(county, "performance_office")
    assert not keeper.holds(sister, "unit_head")


def test_a_role_is_held_while_it_lasts_and_by_a_deputy(office):
    today, keeper, deputy = clock.today(), staff_in(office, "performance_office"), StaffFactory()
    Deputy.objects.create(staff=keeper, deputy=deputy, first_day=today, last_day=today)

    assert deputy.holds(office, "performance_office")
    assert not deputy.holds(office, "performance_office", on=today + timedelta(days=1))
