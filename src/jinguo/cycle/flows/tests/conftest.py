"""A federation with its leaders and offices, and chains of one and of two steps."""

from dataclasses import dataclass

import pytest

from jinguo.cycle.flows.models import Chain
from jinguo.cycle.flows.tests.factories import ChainFactory, ChainStepFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in


@dataclass
class Office:
    """A federation: its head, a supervising leader, the performance office, one department with head and clerk."""

    organ: Unit
    department: Unit
    leader: Staff
    supervisor: Staff
    keeper: Staff
    head: Staff
    clerk: Staff

    def chain(self, code: str = "plan", **fields: object) -> Chain:
        """A chain of the federation."""
        return ChainFactory(code=code, unit=self.organ, **fields)


@pytest.fixture
def office(db: None, june_3: None) -> Office:
    """Everybody at work."""
    organ = UnitFactory(name="泉州市妇联")
    department = DepartmentFactory(parent=organ, name="妇女发展部")
    top = DepartmentFactory(parent=organ, name="领导班子")
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室", kind="office"), "performance_office")
    leader, supervisor = staff_in(top, "unit_head"), staff_in(top, "supervising_leader")
    return Office(
        organ, department, leader, supervisor, keeper, staff_in(department, "department_head"), staff_in(department)
    )


@pytest.fixture
def one_step(office: Office) -> Chain:
    """A chain that asks one supervising leader."""
    return ChainStepFactory(chain=office.chain(), title="分管领导审批").chain


@pytest.fixture
def two_steps(office: Office) -> Chain:
    """A chain that asks the department's head, then the federation's."""
    chain = office.chain("two")
    ChainStepFactory(chain=chain, title="部室负责人审批", role="department_head", place="department", due_days=3)
    ChainStepFactory(chain=chain, title="主要领导审批", role="unit_head")
    return chain


@pytest.fixture
def outside(office: Office) -> Chain:
    """A chain that asks two bodies outside; both must agree."""
    chain = office.chain("outside")
    ChainStepFactory(chain=chain, title="审核", mode="all", who="body", bodies=["市委办", "市直党工委"])
    return chain
