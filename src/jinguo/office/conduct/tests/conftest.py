"""A federation with personnel and a leader who keep conduct, a clerk and her head, the office, another organ."""

from dataclasses import dataclass

import pytest

from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in


@dataclass
class Bureau:
    """Its organ, a department with clerk and head, and those who keep conduct."""

    organ: Unit
    department: Unit
    clerk: Staff
    head: Staff
    personnel: Staff
    leader: Staff

    def somebody(self, role: str) -> Staff:
        """Another one of the department, in a role."""
        return staff_in(self.department, role)


@pytest.fixture
def bureau(db: None, june_3: None) -> Bureau:
    """Everybody at work."""
    organ = UnitFactory(name="泉州市妇联")
    department = DepartmentFactory(parent=organ, name="发展部")
    leaders = DepartmentFactory(parent=organ, name="领导")
    return Bureau(
        organ,
        department,
        clerk=staff_in(department),
        head=staff_in(department, "department_head"),
        personnel=staff_in(department, "personnel_office"),
        leader=staff_in(leaders, "unit_head"),
    )
