"""An organ on 3 June 2026: a department with its head and two of its people, and the performance office beside it."""

from collections.abc import Iterator
from datetime import date

import pytest

from jinguo.base import clock
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_3, JUNE_10 = date(2026, 6, 3), date(2026, 6, 10)


@pytest.fixture(autouse=True)
def _on_june_3() -> Iterator[None]:
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def department(db: None) -> Unit:
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def clerk(department: Unit) -> Staff:
    return staff_in(department)


@pytest.fixture
def head(department: Unit) -> Staff:
    return staff_in(department, "department_head")


@pytest.fixture
def office(department: Unit) -> Staff:
    """The performance office's person, in a part of the organ of her own."""
    return staff_in(DepartmentFactory(name="绩效办", parent=department.parent), "performance_office")
