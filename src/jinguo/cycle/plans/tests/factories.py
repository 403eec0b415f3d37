"""A plan of a federation with one goal in numbers, filled in where a test does not care."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.plans import models
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class PlanFactory(DjangoModelFactory):
    """The year plan of a federation, being drafted."""

    class Meta:
        model = models.Plan

    kind = "performance"
    code = factory.Sequence(lambda n: f"performance_2026_{n}")
    title = "2026年度绩效目标"
    unit = factory.SubFactory(UnitFactory)
    period = "2026"
    drafted_on = date(2026, 3, 20)


class PlanSectionFactory(DjangoModelFactory):
    class Meta:
        model = models.PlanSection

    plan = factory.SubFactory(PlanFactory)
    order = factory.Sequence(lambda n: n + 1)
    heading = "组织领导"
    text = "成立领导小组。"


class PlanEditionFactory(DjangoModelFactory):
    class Meta:
        model = models.PlanEdition

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    occasion = "opinions"
    day = date(2026, 3, 24)
    content = factory.LazyFunction(lambda: {"title": "", "period": "2026", "sections": [], "goals": []})
    digest = "0" * 64


class GoalFactory(DjangoModelFactory):
    """Loans of so many 万元, all the plan's points on it."""

    class Meta:
        model = models.Goal

    plan = factory.SubFactory(PlanFactory)
    order = factory.Sequence(lambda n: n + 1)
    number = factory.Sequence(lambda n: f"{n + 1}")
    title = "发放妇女小额贷款"
    standard = "发放 200 万元"
    unit_of_measure = "万元"
    grain = Decimal("0.1")
    points = Decimal(100)
    leader = factory.SubFactory(StaffFactory)


class TargetFactory(DjangoModelFactory):
    """200 over the year, of a department of the plan's organ."""

    class Meta:
        model = models.Target

    goal = factory.SubFactory(GoalFactory)
    period = "2026"
    unit = factory.LazyAttribute(lambda row: DepartmentFactory(parent=row.goal.plan.unit))
    value = Decimal(200)


class ResidualNoteFactory(DjangoModelFactory):
    class Meta:
        model = models.ResidualNote

    goal = factory.SubFactory(GoalFactory)
    axis = "time"
    key = "2026|u1|r"
    amount = Decimal(2)
    text = "省里 8 月确定承办县"
    on = date(2026, 3, 25)


class ChangeRequestFactory(DjangoModelFactory):
    class Meta:
        model = models.ChangeRequest

    goal = factory.SubFactory(GoalFactory)
    field = "standard"
    old = "发放 200 万元"
    new = "发放 180 万元"
    reason = "市里调整贴息额度"
    asked_by = factory.SubFactory(StaffFactory)
    asked_on = date(2026, 6, 3)


class ResponsibilityLetterFactory(DjangoModelFactory):
    class Meta:
        model = models.ResponsibilityLetter

    plan = factory.SubFactory(PlanFactory)
    unit = factory.LazyAttribute(lambda row: DepartmentFactory(parent=row.plan.unit))
    number = 1
    drawn_on = date(2026, 4, 20)
    content = factory.LazyFunction(lambda: {"title": "", "period": "2026", "goals": []})
    digest = "0" * 64


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = models.Milestone

    goal = factory.SubFactory(GoalFactory)
    task = factory.SubFactory(TaskFactory, kind="milestone")
