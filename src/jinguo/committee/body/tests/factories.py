"""Rows of a committee's body, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.body import models
from jinguo.org.structure.tests.factories import RegionFactory, StaffFactory, UnitFactory

FOUNDED = date(2001, 5, 8)


class CityFactory(RegionFactory):
    """A city."""

    level = "city"


class CommitteeFactory(UnitFactory):
    """A city's committee."""

    name = factory.Sequence(lambda n: f"妇儿工委{n}")
    kind = "committee"
    region = factory.SubFactory(CityFactory)


class BureauFactory(UnitFactory):
    """A bureau below a committee."""

    name = factory.Sequence(lambda n: f"市局{n}")
    kind = "member_unit"
    parent = factory.SubFactory(CommitteeFactory)


class BodyNameFactory(DjangoModelFactory):
    class Meta:
        model = models.BodyName

    committee = factory.SubFactory(CommitteeFactory)
    name = "妇女儿童工作委员会"
    seal_text = factory.SelfAttribute("name")
    first_day = FOUNDED
    paper = factory.Sequence(lambda n: f"政办〔2001〕{n}号")


class AdjustmentFactory(DjangoModelFactory):
    """The document that set the committee up."""

    class Meta:
        model = models.Adjustment

    committee = factory.SubFactory(CommitteeFactory)
    kind = "founding"
    number = factory.Sequence(lambda n: f"政办〔2001〕{n}号")
    title = "关于成立妇女儿童工作委员会的通知"
    day = FOUNDED
    entered_on = factory.SelfAttribute("day")


class MembershipFactory(DjangoModelFactory):
    """A bureau, a member since the founding."""

    class Meta:
        model = models.Membership

    committee = factory.SubFactory(CommitteeFactory)
    unit = factory.SubFactory(BureauFactory, parent=factory.SelfAttribute("..committee"))
    first_day = FOUNDED
    came_by = factory.SubFactory(
        AdjustmentFactory, committee=factory.SelfAttribute("..committee"), day=factory.SelfAttribute("..first_day")
    )


class UnitContactFactory(DjangoModelFactory):
    """A liaison since the founding, reported on her day."""

    class Meta:
        model = models.UnitContact

    membership = factory.SubFactory(MembershipFactory)
    role = "liaison"
    name = factory.Sequence(lambda n: f"联系人{n}")
    phone = "0595-22000000"
    first_day = FOUNDED
    reported = factory.SelfAttribute("first_day")
    entered_by = factory.SubFactory(StaffFactory)


class GroupSeatFactory(DjangoModelFactory):
    """An expert."""

    class Meta:
        model = models.GroupSeat

    committee = factory.SubFactory(CommitteeFactory)
    group = "expert"
    name = factory.Sequence(lambda n: f"专家{n}")
    first_day = FOUNDED
    entered_by = factory.SubFactory(StaffFactory)
