"""A village's home with its plate."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory
from jinguo.service.ledgers.homes.models import WomensHome


class WomensHomeFactory(DjangoModelFactory):
    class Meta:
        model = WomensHome

    number = factory.Sequence(lambda n: f"homes-2026-{n:04d}")
    name = factory.Sequence(lambda n: f"第{n}村妇女之家")
    unit = factory.SubFactory(UnitFactory)
    region = factory.SubFactory(RegionFactory, level="village")
    plate_on = date(2025, 9, 1)
