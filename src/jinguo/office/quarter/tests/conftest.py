"""A federation in June 2026 whose first quarter is reviewed: a department with head and clerks, an office, a leader."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jinguo.base import clock
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.office.quarter import services
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.rules.periods import parse_period

Q1 = parse_period("2026Q1")
APRIL_8, JUNE_3 = date(2026, 4, 8), date(2026, 6, 3)


@dataclass
class Office:
    """Its organ, a department with head and two clerks, the office, the leader, the department's sheet."""

    organ: Unit
    department: Unit
    head: Staff
    clerk: Staff
    second: Staff
    keeper: Staff
    leader: Staff
    plan: Plan
    sheet: QuarterSheet

    def open(self) -> services.Opened:
        """Begin the quarter."""
        return services.open_quarter(self.organ, Q1, by=self.keeper)

    def of(self, staff: Staff) -> RegularAppraisal:
        """Her appraisal."""
        return RegularAppraisal.objects.get(staff=staff, period=Q1.code)

    @property
    def review(self) -> QuarterReview:
        """The department's review as it stands."""
        return QuarterReview.objects.get(sheet=self.sheet)

    def rated(self, own: int = 95, office: int = 90, leader: int = 88) -> QuarterReview:
        """The department's review with all three marks."""
        review = self.review
        services.rate_self(review, by=self.head, points=Decimal(own), note="目标全部完成")
        services.rate_office(review, by=self.keeper, points=Decimal(office), note="材料齐全")
        services.rate_leader(
            review, by=self.leader, points=Decimal(leader), note="群众满意", feedback="继续做好贷款回访"
        )
        return review

    def proposed(self, staff: Staff, grade: Any = "fair") -> RegularAppraisal:
        """A person's appraisal with her summary and a proposal."""
        row = services.hand_in(self.of(staff), by=staff, summary="完成贷款统计")
        return services.propose(row, by=self.leader if staff == self.head else self.head, grade=grade, comment="踏实")


@pytest.fixture
def office(db: None) -> Any:
    """Everybody at work on 3 June 2026, the sheet accepted."""
    with clock.pretend(JUNE_3):
        organ = UnitFactory(name="泉州市妇联")
        department = DepartmentFactory(parent=organ, name="妇女发展部")
        people = staff_in(department, "department_head"), staff_in(department), staff_in(department)
        keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
        leader = staff_in(DepartmentFactory(parent=organ, name="领导班子"), "unit_head")
        plan = PlanFactory(unit=organ, drafted_by=keeper, state="in_force", approved_on=date(2026, 1, 20))
        facts = {"state": "accepted", "submitted_on": APRIL_8, "as_of": Q1.last, "decided_on": APRIL_8}
        sheet = QuarterSheetFactory(plan=plan, unit=department, submitted_by=people[0], **facts)
        yield Office(organ, department, *people, keeper, leader, plan, sheet)
