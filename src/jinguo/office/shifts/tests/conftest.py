"""Who works by the hours of a test, and who keeps them."""

import pytest

from jinguo.office.shifts.tests.hearing import heard as heard
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


@pytest.fixture
def clerk(profile):
    return staff_in(DepartmentFactory(parent=profile.unit))


@pytest.fixture
def keeper(profile):
    return staff_in(DepartmentFactory(parent=profile.unit, name="办公室"), "performance_office")
