"""The index of an outline for tests: its setting, and a domain that weighs twice."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.atlas import models
from jinguo.committee.outlines.tests.factories import OutlineFactory


class IndexSettingFactory(DjangoModelFactory):
    """The usual policy, set by the office."""

    class Meta:
        model = models.IndexSetting

    outline = factory.SubFactory(OutlineFactory)


class IndexWeightFactory(DjangoModelFactory):
    """Health weighs twice."""

    class Meta:
        model = models.IndexWeight

    setting = factory.SubFactory(IndexSettingFactory)
    domain_code, weight = "health", Decimal(2)
