"""A task given by an office to a department, a report and an extension of it."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.tasks import models
from jinguo.org.structure.tests.factories import DepartmentFactory

JUNE_1, JUNE_10 = date(2026, 6, 1), date(2026, 6, 10)


class TaskFactory(DjangoModelFactory):
    """A department's task, given by its own organ, due on 10 June 2026."""

    class Meta:
        model = models.Task

    kind = "assigned"
    title = "报送贷款发放进度表"
    unit = factory.SubFactory(DepartmentFactory)
    giver = factory.LazyAttribute(lambda task: task.unit.parent or task.unit)
    due = JUNE_10
    original_due = factory.SelfAttribute("due")
    assigned_on = JUNE_1


class TaskReportFactory(DjangoModelFactory):
    """A first report that waits to be looked at."""

    class Meta:
        model = models.TaskReport

    task = factory.SubFactory(TaskFactory, state="submitted", submitted_on=JUNE_10)
    number = factory.Sequence(lambda n: n + 1)
    narrative = "已发放贷款 12 笔。"
    submitted_on = JUNE_10


class TaskExtensionFactory(DjangoModelFactory):
    """A week more."""

    class Meta:
        model = models.TaskExtension

    task = factory.SubFactory(TaskFactory)
    old_due = JUNE_10
    new_due = date(2026, 6, 17)
    reason = "等银行对账"
    on = JUNE_10
