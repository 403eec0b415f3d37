"""A check of one person, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.checks import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class SpotCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.SpotCheck

    unit = factory.SubFactory(UnitFactory)
    day = date(2026, 3, 2)
    minute = 600
    lead = factory.SubFactory(StaffFactory)


class CheckedPersonFactory(DjangoModelFactory):
    class Meta:
        model = models.CheckedPerson

    spot_check = factory.SubFactory(SpotCheckFactory)
    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    place = "post"
    because = "10:00 应在岗（08:30—12:00）"


class ConductBreachFactory(DjangoModelFactory):
    class Meta:
        model = models.ConductBreach

    person = factory.SubFactory(CheckedPersonFactory)
    kind = "noise"
