"""Hours of a federation, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.shifts import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class ShiftProfileFactory(DjangoModelFactory):
    """The usual hours of a federation."""

    class Meta:
        model = models.ShiftProfile

    unit = factory.SubFactory(UnitFactory)
    title = factory.Sequence(lambda n: f"作息{n}")
    is_usual = True


class ShiftSeasonFactory(DjangoModelFactory):
    """08:30 to 12:00 and 13:30 to 17:30 all the year, signed in the morning and in the evening."""

    class Meta:
        model = models.ShiftSeason

    profile = factory.SubFactory(ShiftProfileFactory)
    title = "全年"
    valid_from = date(2026, 1, 1)


class ShiftAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = models.ShiftAssignment

    profile = factory.SubFactory(ShiftProfileFactory, is_usual=False)
    unit = factory.LazyAttribute(lambda row: DepartmentFactory(parent=row.profile.unit))
    first_day = date(2026, 1, 1)


class NursingHoursFactory(DjangoModelFactory):
    class Meta:
        model = models.NursingHours

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    born = date(2026, 1, 10)
    first_day = date(2026, 6, 20)
