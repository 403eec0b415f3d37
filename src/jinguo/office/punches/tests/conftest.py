"""A clerk on 3 June 2026, her organ, and who keeps its punches."""

import pytest

from jinguo.office.shifts.tests.hearing import heard as heard
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


@pytest.fixture
def clerk(db, june_3):
    return staff_in(DepartmentFactory())


@pytest.fixture
def organ(clerk):
    return clerk.appointments.get().unit.parent


@pytest.fixture
def keeper(organ):
    return staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
