"""Settled days, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.attendance import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class SettledDayFactory(DjangoModelFactory):
    """A Monday on which all was in order."""

    class Meta:
        model = models.SettledDay

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    day = date(2026, 3, 2)
    shift = "机关作息 全年"
    am_state = "normal"
    am_because = "08:25 签到，08:30 上班"
    pm_state = "normal"
    pm_because = "17:31 签退，17:30 下班"


class AttendanceMonthFactory(DjangoModelFactory):
    class Meta:
        model = models.AttendanceMonth

    unit = factory.SubFactory(UnitFactory)
    period = "2026-03"
