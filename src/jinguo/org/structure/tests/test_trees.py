"""Rows in a tree keep their paths."""

import pytest

from jinguo.org.structure.models import Unit
from jinguo.org.structure.services import move_unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory


def test_a_department_carries_the_path_of_its_organ(db):
    office = DepartmentFactory(parent=UnitFactory())

    assert office.path.startswith(office.parent.path)
    assert office.organ_path == office.parent.path


def test_moving_a_unit_takes_all_that_is_below_it(db):
    old, new = UnitFactory(), UnitFactory()
    county = UnitFactory(parent=old)
    office = DepartmentFactory(parent=county)

    move_unit(county, new, by=None, on=None)

    office.refresh_from_db()
    assert office.path.startswith(new.path)
    assert office.organ_path == Unit.objects.get(pk=county.pk).path


def test_a_unit_cannot_hang_below_itself(db):
    unit = UnitFactory()
    below = UnitFactory(parent=unit)

    with pytest.raises(ValueError, match="自己的下级"):
        unit.move_below(below)
