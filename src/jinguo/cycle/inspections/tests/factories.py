"""A site check of a federation at one of its departments, with one item."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.inspections import models
from jinguo.cycle.tasks.tests.factories import TaskReportFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory

JUNE_3 = date(2026, 6, 3)


class InspectionFactory(DjangoModelFactory):
    """A site check that has begun."""

    class Meta:
        model = models.Inspection

    kind = "site_check"
    title = "妇女之家现场检查"
    unit = factory.SubFactory(UnitFactory)
    lead = factory.SubFactory(StaffFactory)
    day = JUNE_3
    state = "running"


class CheckItemFactory(DjangoModelFactory):
    class Meta:
        model = models.CheckItem

    inspection = factory.SubFactory(InspectionFactory)
    order = factory.Sequence(lambda n: n + 1)
    text = "维权服务公示上墙"


class InspectedFactory(DjangoModelFactory):
    class Meta:
        model = models.Inspected

    inspection = factory.SubFactory(InspectionFactory)
    order = factory.Sequence(lambda n: n + 1)
    unit = factory.LazyAttribute(lambda row: DepartmentFactory(parent=row.inspection.unit))


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = models.Finding

    inspected = factory.SubFactory(InspectedFactory)
    item = factory.LazyAttribute(lambda row: CheckItemFactory(inspection=row.inspected.inspection))
    outcome = "ok"


class EvidenceCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.EvidenceCheck

    inspected = factory.SubFactory(InspectedFactory)
    report = factory.SubFactory(TaskReportFactory)
    verdict = "true"
    checked_on = JUNE_3
