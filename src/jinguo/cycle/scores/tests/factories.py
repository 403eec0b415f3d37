"""An assessment of a plan over the first quarter, with what hangs on it."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.cycle.scores import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory
from jinguo.rules.schemes import shipped_schemes


class SchemeFactory(DjangoModelFactory):
    """The shipped scheme of a federation."""

    class Meta:
        model = models.Scheme

    unit = factory.SubFactory(UnitFactory)
    code = "federation"
    title = "机关目标管理考评办法"
    valid_from = date(2026, 1, 1)
    content = factory.LazyFunction(lambda: shipped_schemes()["federation"])


class AssessmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Assessment

    plan = factory.SubFactory(PlanFactory, state="in_force", approved_on=date(2026, 1, 5))
    scheme = factory.LazyAttribute(lambda row: SchemeFactory(unit=row.plan.unit))
    period = "2026Q1"
    as_of = date(2026, 3, 31)
    begun_on = date(2026, 4, 1)


class TypedFactFactory(DjangoModelFactory):
    class Meta:
        model = models.TypedFact

    assessment = factory.SubFactory(AssessmentFactory)
    unit = factory.LazyAttribute(lambda row: DepartmentFactory(parent=row.assessment.plan.unit))
    item = "civility.study"
    value = Decimal(9)
    reason = "考评组评分表"
    on = date(2026, 4, 2)


class ResultFactory(DjangoModelFactory):
    class Meta:
        model = models.Result

    assessment = factory.SubFactory(AssessmentFactory)
    unit = factory.LazyAttribute(lambda row: DepartmentFactory(parent=row.assessment.plan.unit))
    points = Decimal(90)
    tree = factory.LazyFunction(
        lambda: {
            "code": "", "title": "妇女发展部", "exact": "90", "of": "100", "points": "90.00", "because": "得 90 分",
            "rule": "", "version": 0, "unit": "", "inputs": {}, "parameters": {}, "standing": "scored", "children": [],
        }
    )  # fmt: skip
    digest = "0" * 64
    scheme_version = "federation@2026-01-01"


class AppealFactory(DjangoModelFactory):
    class Meta:
        model = models.Appeal

    result = factory.SubFactory(ResultFactory)
    text = "第一季度少计一期培训"
    by = factory.SubFactory(StaffFactory)
    on = date(2026, 4, 10)
    old_points = Decimal(90)
