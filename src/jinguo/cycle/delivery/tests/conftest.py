"""A federation whose plan is in force: a department with its people, and a ledger of loans in yuan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping.models import CustomEntry, Ledger
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.tests.factories import GoalFactory, MilestoneFactory, PlanFactory
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

JUNE_3, MARCH_12 = date(2026, 6, 3), date(2026, 3, 12)
FIELDS = [{"name": "amount", "label": "金额", "kind": "yuan", "unit": "元", "required": True}]
MEASURES = [
    {"code": "paid", "title": "发放贷款", "unit": "元", "kind": "sum", "field": "amount"},
    {"code": "times", "title": "贷款笔数", "unit": "笔", "kind": "count"},
]


@dataclass
class Office:
    """A federation with its performance office, its head, and a department with head and clerk."""

    organ: Unit
    department: Unit
    keeper: Staff
    leader: Staff
    head: Staff
    clerk: Staff
    plan: Plan
    goal: Goal
    book: Ledger


@pytest.fixture
def office(db: None) -> Any:
    """Everybody at work on 3 June 2026; the goal is fed from the ledger of loans."""
    with clock.pretend(JUNE_3):
        organ = UnitFactory(name="泉州市妇联")
        department = DepartmentFactory(parent=organ, name="妇女发展部")
        keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
        leader = staff_in(DepartmentFactory(parent=organ, name="领导班子"), "unit_head")
        plan = PlanFactory(unit=organ, drafted_by=keeper, state="in_force", approved_on=date(2026, 4, 20))
        goal = GoalFactory(plan=plan, number="3.1", leader=leader, source="loan.paid")
        book = LedgerFactory(code="loan", title="贷款", unit=organ, fields=FIELDS, measures=MEASURES)
        people = staff_in(department, "department_head"), staff_in(department)
        yield Office(organ, department, keeper, leader, *people, plan, goal, book)


@pytest.fixture
def lend(office: Office) -> Callable[..., CustomEntry]:
    """Enter a confirmed loan: `lend("50000", day=…, unit=…)`."""

    def entered(amount: str, **fields: Any) -> CustomEntry:
        facts = {"ledger_row": office.book, "unit": office.department, "day": MARCH_12, **fields}
        return EntryFigureFactory(entry=CustomEntryFactory(**facts), field="amount", value=Decimal(amount)).entry

    return entered


@pytest.fixture
def node(office: Office) -> Callable[..., Task]:
    """A node of a goal with an accepted report, or an open one without `actual`: `node(goal, "120", due=…)`."""

    def given(goal: Goal, actual: str | None = None, *, state: str = "accepted", **facts: Any) -> Task:
        task = TaskFactory(
            **{
                "kind": "milestone",
                "unit": office.department,
                "due": JUNE_3,
                "state": state,
                "submitted_on": JUNE_3 if state != "open" else None,
                "accepted_on": JUNE_3 if state == "accepted" else None,
                **facts,
            }
        )
        MilestoneFactory(goal=goal, task=task)
        if state == "accepted":
            value = Decimal(actual) if actual else None
            TaskReportFactory(
                task=task,
                actual=value,
                actual_unit=goal.unit_of_measure,
                outcome="accepted",
                reviewed_on=JUNE_3,
                submitted_on=JUNE_3,
                submitted_by=office.clerk,
            )
        return task

    return given
