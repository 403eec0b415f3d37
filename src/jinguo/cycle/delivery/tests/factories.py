"""A department's sheet of the first quarter of 2026, and a problem it names."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.delivery import models
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.org.structure.tests.factories import DepartmentFactory


class QuarterSheetFactory(DjangoModelFactory):
    """Open, of a department of a plan in force."""

    class Meta:
        model = models.QuarterSheet

    plan = factory.SubFactory(PlanFactory, state="in_force", approved_on=date(2026, 1, 20))
    unit = factory.LazyAttribute(lambda sheet: DepartmentFactory(parent=sheet.plan.unit))
    period = "2026Q1"
    due = date(2026, 4, 10)
    opened_on = date(2026, 3, 31)
    work_plan = "发放贷款，举办培训。"


class SheetProblemFactory(DjangoModelFactory):
    class Meta:
        model = models.SheetProblem

    sheet = factory.SubFactory(QuarterSheetFactory)
    order = factory.Sequence(lambda n: n + 1)
    problem = "贷款贴息未到位"
    remedy = "与财政局对账"
