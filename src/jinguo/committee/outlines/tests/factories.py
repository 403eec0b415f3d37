"""Outlines for tests: one of women with a target, an indicator, and what was observed of it."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.outlines import models
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory


class IndicatorFactory(DjangoModelFactory):
    """Maternal mortality, as the catalogue has it."""

    class Meta:
        model = models.Indicator
        django_get_or_create = ("code",)

    code = "mmr"
    title = "孕产妇死亡率"
    audience = "women"
    domain = "health"
    unit = "/10万"
    direction = -1
    rule = "reduce"
    source = "《中国妇女发展纲要（2011—2020年）》统计监测指标解释"


class IndicatorVersionFactory(DjangoModelFactory):
    """A new definition from 2015 on."""

    class Meta:
        model = models.IndicatorVersion

    indicator = factory.SubFactory(IndicatorFactory)
    year = 2015
    change = "改按常住人口统计"
    source = "统计调查制度"


class OutlineFactory(DjangoModelFactory):
    """An outline of the last ten years."""

    class Meta:
        model = models.Outline

    code = factory.Sequence(lambda n: f"women_{n}")
    title = factory.Sequence(lambda n: f"妇女发展规划{n}")
    audience = "women"
    level = "市级"
    first, last = 2011, 2020
    unit = factory.SubFactory(UnitFactory)
    region = factory.SubFactory(RegionFactory)


class OutlineTargetFactory(DjangoModelFactory):
    """Maternal mortality to fall to 20."""

    class Meta:
        model = models.OutlineTarget

    outline = factory.SubFactory(OutlineFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    code, title = "mmr", "孕产妇死亡率"
    domain_code = "health"
    type, comparator, direction = "reduce", "le", -1
    unit = "/10万"
    value, year = Decimal(20), 2020
    baseline, baseline_year = Decimal(30), 2010
    source = "《妇女发展规划》"


class ObservationFactory(DjangoModelFactory):
    """What a report says of 2020."""

    class Meta:
        model = models.Observation

    unit = factory.SubFactory(UnitFactory)
    region = factory.SubFactory(RegionFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    period = "2020"
    value = Decimal("16.9")
    source = factory.Sequence(lambda n: f"监测报告{n}")
