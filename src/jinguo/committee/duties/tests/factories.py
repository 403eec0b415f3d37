"""Rows of duties, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.body.tests.factories import BureauFactory, CommitteeFactory
from jinguo.committee.duties import models
from jinguo.committee.outlines.tests.factories import OutlineTargetFactory
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory
from jinguo.org.structure.tests.factories import StaffFactory


class ListedTargetFactory(DjangoModelFactory):
    """A goal that comes from maternal mortality."""

    class Meta:
        model = models.ListedTarget

    goal = factory.SubFactory(GoalFactory, type="reduce", comparator="le", over_time="last", points=None)
    target = factory.SubFactory(OutlineTargetFactory)


class ImplementationFilingFactory(DjangoModelFactory):
    """A bureau's plan, filed in April."""

    class Meta:
        model = models.ImplementationFiling

    plan = factory.SubFactory(
        PlanFactory, kind="unit_implementation", state="in_force", approved_on=date(2026, 4, 10), code="impl"
    )
    filed_on = date(2026, 4, 15)
    entered_by = factory.SubFactory(StaffFactory)


class PolicyPaperFactory(DjangoModelFactory):
    """Opinions of a bureau."""

    class Meta:
        model = models.PolicyPaper

    committee = factory.SubFactory(CommitteeFactory)
    unit = factory.SubFactory(BureauFactory, parent=factory.SelfAttribute("..committee"))
    title = "关于加强孕产妇健康管理的实施意见"
    number = factory.Sequence(lambda n: f"泉卫〔2026〕{n}号")
    kind = "opinion"
    issued_on = date(2026, 3, 2)
    valid_from = date(2026, 3, 2)
    filed_on = date(2026, 3, 10)
    entered_by = factory.SubFactory(StaffFactory)
