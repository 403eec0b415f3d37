"""Slips of a member of staff, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.slips import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory

MARCH_2 = date(2026, 3, 2)


class LeaveRequestFactory(DjangoModelFactory):
    """Two days of personal leave, approved."""

    class Meta:
        model = models.LeaveRequest

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    kind = "personal"
    first = MARCH_2
    last = date(2026, 3, 3)
    half_days = 4
    reason = "家里有事"
    state = "approved"
    asked_on = MARCH_2


class LeaveEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.LeaveEntry

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    kind = "annual"
    year = 2026
    why = "granted"
    half_days = 20
    on = date(2026, 1, 4)


class ServiceStartFactory(DjangoModelFactory):
    class Meta:
        model = models.ServiceStart

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    since = date(2012, 8, 1)


class OutingFactory(DjangoModelFactory):
    """An afternoon in the county, reported before leaving."""

    class Meta:
        model = models.Outing

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    place = "惠安县妇联"
    reason = "走访贷款户"
    first = MARCH_2
    leaves_at = 840
    last = MARCH_2
    back_by = 1050
    state = "out"
    reported_on = MARCH_2


class CallBackFactory(DjangoModelFactory):
    class Meta:
        model = models.CallBack

    outing = factory.SubFactory(OutingFactory)
    by = factory.SubFactory(StaffFactory)
    on = MARCH_2
    minute = 900
