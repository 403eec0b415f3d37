"""An organ on 3 June 2026 with its performance office, its leader, and two departments with people."""

from collections.abc import Iterator
from datetime import date

import pytest

from jinguo.base import clock
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

JUNE_3, JUNE_10, JUNE_11 = date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 11)


@pytest.fixture(autouse=True)
def _on_june_3() -> Iterator[None]:
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def organ(db: None) -> Unit:
    return UnitFactory(name="市妇联")


@pytest.fixture
def department(organ: Unit) -> Unit:
    return DepartmentFactory(name="妇女发展部", parent=organ)


@pytest.fixture
def rights(organ: Unit) -> Unit:
    return DepartmentFactory(name="权益部", parent=organ)


@pytest.fixture
def office(organ: Unit) -> Staff:
    """The performance office's person."""
    return staff_in(DepartmentFactory(name="绩效办", parent=organ), "performance_office")


@pytest.fixture
def leader(organ: Unit) -> Staff:
    return staff_in(organ, "unit_head")


@pytest.fixture
def people(department: Unit) -> list[Staff]:
    """Six of one department."""
    return [staff_in(department) for _ in range(6)]
