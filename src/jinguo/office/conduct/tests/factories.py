"""Rows of conduct, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.office.conduct import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory


class RegisterFactory(DjangoModelFactory):
    """Entered on New Year by somebody."""

    class Meta:
        abstract = True

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    entered_on = date(2026, 1, 1)
    entered_by = factory.SubFactory(StaffFactory)


class ConductRecordFactory(RegisterFactory):
    """A 诫勉教育 of March, entered on its day."""

    class Meta:
        model = models.ConductRecord

    kind = "admonition"
    given = date(2026, 3, 2)
    entered_on = factory.SelfAttribute("given")
    organ = "泉州市妇联"
    facts = "上班时间玩游戏"


class OpenCaseFactory(RegisterFactory):
    class Meta:
        model = models.OpenCase

    opened_on = date(2026, 3, 2)
    entered_on = factory.SelfAttribute("opened_on")
    organ = "市纪委监委"


class ProtectionFactory(RegisterFactory):
    class Meta:
        model = models.Protection

    kind = "pregnant"
    first_day = date(2026, 1, 1)
    basis = "孕检证明"


class ConductNoticeFactory(DjangoModelFactory):
    class Meta:
        model = models.ConductNotice

    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(UnitFactory)
    code = "admonition"
    span = "2026-03"
    year = 2026
    noticed_on = date(2026, 4, 1)
