"""Regions, units and people for tests: one small city federation, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.org.structure import models
from jinguo.org.structure.roles import ROLES

NEW_YEAR = date(2026, 1, 1)


class RegionFactory(DjangoModelFactory):
    """A county."""

    class Meta:
        model = models.Region

    code = factory.Sequence(lambda n: f"3505{n:02d}")
    name = factory.Sequence(lambda n: f"县{n}")
    level = "county"


class UnitFactory(DjangoModelFactory):
    """A federation."""

    class Meta:
        model = models.Unit

    code = factory.Sequence(lambda n: f"U{n:04d}")
    name = factory.Sequence(lambda n: f"妇联{n}")
    kind = "federation"


class DepartmentFactory(UnitFactory):
    """A department of a federation of its own."""

    name = factory.Sequence(lambda n: f"部室{n}")
    kind = "department"
    parent = factory.SubFactory(UnitFactory)


class StaffFactory(DjangoModelFactory):
    """A person without any appointment."""

    class Meta:
        model = models.Staff

    number = factory.Sequence(lambda n: f"S{n:04d}")
    login_name = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"职工{n}")


class AppointmentFactory(DjangoModelFactory):
    """A member of staff of a department since New Year."""

    class Meta:
        model = models.Appointment

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    role = "staff"
    reach = factory.LazyAttribute(lambda row: ROLES[row.role].reach)
    first_day = NEW_YEAR


class PostFactory(DjangoModelFactory):
    class Meta:
        model = models.Post

    unit = factory.SubFactory(DepartmentFactory)
    name = factory.Sequence(lambda n: f"岗位{n}")


class PostDutyFactory(DjangoModelFactory):
    class Meta:
        model = models.PostDuty

    post = factory.SubFactory(PostFactory)
    text = "承担妇女小额贷款的受理和统计。"


class UnitChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.UnitChange

    unit = factory.SubFactory(UnitFactory)
    day = NEW_YEAR
    kind = "opened"


class DeputyFactory(DjangoModelFactory):
    class Meta:
        model = models.Deputy

    staff = factory.SubFactory(StaffFactory)
    deputy = factory.SubFactory(StaffFactory)
    first_day = date(2026, 6, 1)
    last_day = date(2026, 6, 30)


class CalendarNoticeFactory(DjangoModelFactory):
    class Meta:
        model = models.CalendarNotice

    day = date(2027, 1, 1)
    name = "元旦"
    kind = "holiday"
    source = "样例通知"


def staff_in(unit: models.Unit, role: str = "staff", **fields: object) -> models.Staff:
    """A person appointed at a unit."""
    return AppointmentFactory(unit=unit, role=role, **fields).staff
