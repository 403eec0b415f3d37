"""An annual assessment with one person, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.appraisal import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class AnnualAssessmentFactory(DjangoModelFactory):
    class Meta:
        model = models.AnnualAssessment

    unit = factory.SubFactory(UnitFactory)
    year = 2026
    cut_off = date(2026, 12, 18)
    begun_on = date(2026, 12, 1)


class AppraiseeFactory(DjangoModelFactory):
    class Meta:
        model = models.Appraisee

    assessment = factory.SubFactory(AnnualAssessmentFactory)
    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)


class AppraisalStepFactory(DjangoModelFactory):
    class Meta:
        model = models.AppraisalStep

    appraisee = factory.SubFactory(AppraiseeFactory)
    step = "report"
    on = date(2026, 12, 8)


class GradeGroundsFactory(DjangoModelFactory):
    class Meta:
        model = models.GradeGrounds

    appraisee = factory.SubFactory(AppraiseeFactory)
    because = "拟定等次称职"
    inputs = '{"facts": {}, "sources": []}'


class DutyReportFactory(DjangoModelFactory):
    class Meta:
        model = models.DutyReport

    appraisee = factory.SubFactory(AppraiseeFactory)


class InquiryFactory(DjangoModelFactory):
    class Meta:
        model = models.Inquiry

    appraisee = factory.SubFactory(AppraiseeFactory)
    kind = "talk"
    on = date(2026, 12, 10)
    words = "工作踏实"


class GradeAppealFactory(DjangoModelFactory):
    class Meta:
        model = models.GradeAppeal

    appraisee = factory.SubFactory(AppraiseeFactory)
    kind = "review"
    text = "请求复核"
    asked_on = date(2027, 1, 6)
    due = date(2027, 2, 5)
    old_grade = "unfit"
