"""A loan paid out in spring, and a line of an organ's own policy."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory
from jinguo.service.ledgers.loans.models import LoanPolicy, Microloan


class MicroloanFactory(DjangoModelFactory):
    """A confirmed personal loan of 50,000 yuan for a year."""

    class Meta:
        model = Microloan

    number = factory.Sequence(lambda n: f"loans-2026-{n:04d}")
    day = date(2026, 4, 20)
    unit = factory.SubFactory(DepartmentFactory)
    region = factory.SubFactory(RegionFactory)
    person = factory.SubFactory(PersonFactory)
    amount = 50000
    months = 12
    purpose = "水产养殖"
    state = "confirmed"
    confirmed_on = date(2026, 4, 21)


class LoanPolicyFactory(DjangoModelFactory):
    """A cap of 80,000 yuan for personal loans."""

    class Meta:
        model = LoanPolicy

    unit = factory.SubFactory(UnitFactory)
    category = "personal"
    item = "cap"
    value = 80000
    first_day = date(2026, 1, 1)
    clause = "泉妇〔2026〕1号"
