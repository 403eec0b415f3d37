"""A federation with its people and a plan being drafted."""

from dataclasses import dataclass

import pytest

from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in


@dataclass
class Office:
    """A federation: its head, its performance office, one department with its head and a clerk."""

    organ: Unit
    department: Unit
    keeper: Staff
    leader: Staff
    head: Staff
    clerk: Staff
    plan: Plan
    goal: Goal


@pytest.fixture
def office(db: None, june_3: None) -> Office:
    """Everybody at work, and a plan with one goal of 200 万元."""
    organ = UnitFactory(name="泉州市妇联")
    department = DepartmentFactory(parent=organ, name="妇女发展部")
    install_chains(organ)
    leadership = DepartmentFactory(parent=organ, name="领导班子")
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    plan = PlanFactory(unit=organ, drafted_by=keeper)
    leader = staff_in(leadership, "unit_head")
    goal = GoalFactory(plan=plan, number="1", leader=leader)
    return Office(
        organ, department, keeper, leader, staff_in(department, "department_head"), staff_in(department), plan, goal
    )
