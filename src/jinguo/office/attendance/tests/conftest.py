"""A federation with hours, a clerk, her head and the office; March 2026 lies behind."""

from dataclasses import dataclass
from datetime import date

import pytest

from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.punches.tests.factories import PunchFactory
from jinguo.office.shifts.tests.factories import ShiftProfileFactory, ShiftSeasonFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

MARCH_2 = date(2026, 3, 2)


@dataclass
class Office:
    """Its organ, a department with clerk and head, its leader and the office."""

    organ: Unit
    department: Unit
    clerk: Staff
    head: Staff
    leader: Staff
    keeper: Staff

    def punch(self, *minutes: int, day: date = MARCH_2, staff: Staff | None = None) -> None:
        """Let the clerk punch."""
        who = staff or self.clerk
        for minute in minutes:
            PunchFactory(staff=who, unit=self.organ, day=day, minute=minute)


@pytest.fixture
def office(db: None, june_3: None) -> Office:
    """Everybody at work."""
    organ = UnitFactory(name="泉州市妇联")
    department = DepartmentFactory(parent=organ, name="发展部")
    install_chains(organ)
    ShiftSeasonFactory(profile=ShiftProfileFactory(unit=organ))
    clerk, head = staff_in(department), staff_in(department, "department_head")
    leader = staff_in(DepartmentFactory(parent=organ, name="领导"), "unit_head")
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    return Office(organ, department, clerk, head, leader, keeper)
