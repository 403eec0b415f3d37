"""A federation with its people on 3 June 2026; the clerk has ten days of annual leave."""

from dataclasses import dataclass

import pytest

from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.slips.tests.factories import LeaveEntryFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in


@dataclass
class Office:
    """Its organ, a department with clerk and head, the leaders and the office."""

    organ: Unit
    department: Unit
    clerk: Staff
    head: Staff
    deputy: Staff
    leader: Staff
    keeper: Staff


@pytest.fixture
def office(db: None, june_3: None) -> Office:
    """Everybody at work."""
    organ = UnitFactory(name="泉州市妇联")
    department, leaders = DepartmentFactory(parent=organ, name="发展部"), DepartmentFactory(parent=organ, name="领导")
    install_chains(organ)
    clerk, head = staff_in(department), staff_in(department, "department_head")
    deputy, leader = staff_in(leaders, "supervising_leader"), staff_in(leaders, "unit_head")
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    LeaveEntryFactory(staff=clerk, unit=department)
    return Office(organ, department, clerk, head, deputy, leader, keeper)
