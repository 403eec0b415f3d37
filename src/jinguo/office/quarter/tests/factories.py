"""A review, a mark, an appraisal, a figure, filled in where a test does not care."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.office.quarter import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class QuarterReviewFactory(DjangoModelFactory):
    """Of a department's accepted sheet of the first quarter of 2026, not rated yet."""

    class Meta:
        model = models.QuarterReview

    sheet = factory.SubFactory(
        QuarterSheetFactory,
        state="accepted",
        submitted_on=date(2026, 4, 8),
        as_of=date(2026, 3, 31),
        decided_on=date(2026, 4, 9),
    )
    rate_by = date(2026, 4, 10)


class QuarterMarkFactory(DjangoModelFactory):
    class Meta:
        model = models.QuarterMark

    review = factory.SubFactory(QuarterReviewFactory)
    side = "self"
    points = Decimal(90)
    note = "目标按时完成"
    by = factory.SubFactory(StaffFactory)
    day = date(2026, 4, 10)


class RegularAppraisalFactory(DjangoModelFactory):
    class Meta:
        model = models.RegularAppraisal

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    period = "2026Q1"
    due = date(2026, 4, 10)


class ReviewFigureFactory(DjangoModelFactory):
    class Meta:
        model = models.ReviewFigure

    unit = factory.SubFactory(UnitFactory)
    name = "quarter_self_weight"
    value = Decimal(30)
    first_day = date(2026, 1, 1)
    clause = "本单位考评办法"


def decided(**facts: object) -> models.RegularAppraisal:
    """An appraisal with its grade."""
    given = {"state": "feedback", "proposed": "fair", "grade": "fair", "decided_on": date(2026, 4, 20)}
    return RegularAppraisalFactory(**given | facts)
