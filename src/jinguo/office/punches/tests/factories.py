"""Punches of a member of staff, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.punches import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory

MARCH_2 = date(2026, 3, 2)


class DeviceFactory(DjangoModelFactory):
    class Meta:
        model = models.Device

    unit = factory.SubFactory(UnitFactory)
    serial = factory.Sequence(lambda n: f"CDK9{n:06}")
    name = "大门考勤机"
    secret = factory.Sequence(lambda n: f"secret-{n}")


class PunchBatchFactory(DjangoModelFactory):
    class Meta:
        model = models.PunchBatch

    unit = factory.SubFactory(UnitFactory)
    name = "attlog.dat"
    sha256 = "0" * 64
    counts = factory.LazyFunction(lambda: {"kept": 2, "future": 1})
    lines_of = factory.LazyFunction(lambda: {"future": [[3, 3]]})
    on = MARCH_2


class PinCodeFactory(DjangoModelFactory):
    class Meta:
        model = models.PinCode

    unit = factory.SubFactory(UnitFactory)
    pin = factory.Sequence(lambda n: f"90{n}")
    staff = factory.SubFactory(StaffFactory)
    first_day = MARCH_2


class PunchFactory(DjangoModelFactory):
    """A sign-in at 08:25."""

    class Meta:
        model = models.Punch

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    pin = factory.LazyAttribute(lambda row: row.staff.number if row.staff else "901")
    day = MARCH_2
    minute = 505
    source = "file"


class CorrectionRequestFactory(DjangoModelFactory):
    class Meta:
        model = models.CorrectionRequest

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    day = MARCH_2
    minute = 1051
    reason = "参加接访忘记签退"
    asked_on = MARCH_2


class SignPlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.SignPlace

    unit = factory.SubFactory(UnitFactory)
    network = "10.1.0.0/16"


class PunchSettingFactory(DjangoModelFactory):
    class Meta:
        model = models.PunchSetting

    unit = factory.SubFactory(UnitFactory)
