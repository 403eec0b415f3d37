"""What the office plans, for the trials of the cycle: who keeps plans, who approves them, and plans to work on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jinguo.base import clock
from jinguo.cycle.flows.models import Approval, Chain
from jinguo.cycle.flows.services.chains import revise
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.services import Cell, add_goal, draft, enter_approved, set_targets
from jinguo.demo.crowd import name
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.services import open_unit
from jinguo.rules.periods import year_of
from trials.office import Office, employed, let_in

FIRST_YEAR = 2026
QUARTERS = ("2026Q1", "2026Q2")
BOTH = "plan.personal"  # the chain that the trials let two leaders answer, both of them
FULL_POINTS = Decimal(100)
VALUE = Decimal(200)


@dataclass(frozen=True)
class Planning:
    """The office, two of its performance office, two supervising leaders, and its head."""

    office: Office
    keepers: list[Staff]
    leaders: list[Staff]
    chief: Staff

    def own_plan(self, number: int, *, both: bool = False, also: Sequence[Staff] = ()) -> Plan:
        """A plan with one goal, ready to be laid before one of the leaders, or before both of them.

        The clerk answers for the goal, and whoever is named besides.
        """
        kind, drafter = ("personal", self.office.clerk) if both else ("work", self.office.head)
        own = self.office.clerk if both else None
        year = FIRST_YEAR + 1 + number  # a plan a year, and the clerk has one of this year already
        plan = draft(kind, self.office.department, period=year_of(year), by=drafter, own=own)
        self._goal(plan, [self.office.clerk, *also])
        return plan

    def year_plan(self, holders: Sequence[Unit | Staff]) -> Plan:
        """The organ's plan of this year in force: one goal, of the trees planted, split among holders and quarters."""
        plan = self.drafted_year_plan()
        self._goal(plan, holders, QUARTERS, points=FULL_POINTS, source="groves.planted")
        return enter_approved(plan, by=self.keepers[0], number="泉效综〔2026〕12号", day=clock.today())

    def drafted_year_plan(self) -> Plan:
        """The organ's plan of this year, without a goal."""
        return draft("performance", self.office.organ, period=year_of(FIRST_YEAR), by=self.keepers[0])

    def departments(self, count: int) -> list[Unit]:
        """So many more departments, each with a head."""
        opened = [
            open_unit(by=None, code=f"T-D{number}", name=f"第{number}部", kind="department", parent=self.office.organ)
            for number in range(1, count + 1)
        ]
        for number, unit in enumerate(opened, 1):
            employed(f"D{number:03}", name(2000 + number), unit, "department_head")
        return opened

    def _goal(self, plan: Plan, holders: Sequence[Unit | Staff], periods: Sequence[str] = (), **facts: object) -> None:
        goal = add_goal(plan, by=None, leader=self.leaders[0], **loans(1), **facts)
        cells = [
            Cell(goal, period, holder, {"value": VALUE}) for holder in holders for period in (plan.period, *periods)
        ]
        set_targets(plan, cells, by=None)


def planning(office: Office) -> Planning:
    """Put up the chains and engage who plans and approves; all of them can log in."""
    install_chains(office.organ)
    keepers = [employed(f"P00{n}", name(3000 + n), office.organ, "performance_office") for n in (1, 2)]
    leaders = [employed(f"V00{n}", name(3100 + n), office.organ, "supervising_leader") for n in (1, 2)]
    chief = employed("U001", name(3200), office.organ, "unit_head")
    _ask_both(office.organ)
    let_in(office.head, office.clerk, *keepers, *leaders, chief)
    return Planning(office, keepers, leaders, chief)


def loans(number: int) -> dict[str, object]:
    """What a goal says: loans of so many 万元."""
    facts = {"title": f"发放妇女小额贷款第{number}项", "standard": "发放 200 万元", "unit_of_measure": "万元"}
    return {"number": str(number), **facts}


def approval_of(plan: Plan) -> Approval:
    """The latest approval of a plan."""
    return Approval.objects.filter(subject_type="plans.plan", subject_id=str(plan.pk)).latest("pk")


def _ask_both(organ: Unit) -> None:
    step = {"order": 1, "title": "分管领导会签", "mode": "all", "role": "supervising_leader", "place": "organ"}
    chain = Chain.objects.get(unit=organ, code=BOTH)
    revise(chain, by=None, title=chain.title, valid_from=clock.today(), steps=[step])
