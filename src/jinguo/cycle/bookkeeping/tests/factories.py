"""A custom ledger of trees planted, and entries in it."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.bookkeeping import models
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory

TREES = [
    {"name": "trees", "label": "株数", "kind": "integer", "unit": "株", "required": True},
    {"name": "place", "label": "地点", "kind": "text"},
    {"name": "helper", "label": "参与妇女", "kind": "person"},
]
MEASURES = [
    {"code": "planted", "title": "种植株数", "unit": "株", "kind": "sum", "field": "trees"},
    {"code": "times", "title": "植树活动", "unit": "次", "kind": "count"},
    {"code": "helpers", "title": "参与妇女", "unit": "人", "kind": "distinct", "field": "helper"},
]


class LedgerFactory(DjangoModelFactory):
    """Trees planted."""

    class Meta:
        model = models.Ledger

    code = "trees"
    title = "义务植树"
    unit = factory.SubFactory(UnitFactory)
    fields = TREES
    measures = MEASURES


class CustomEntryFactory(DjangoModelFactory):
    """A confirmed planting without figures."""

    class Meta:
        model = models.CustomEntry

    ledger_row = factory.SubFactory(LedgerFactory)
    title = "植树节植树"
    day = date(2026, 3, 12)
    unit = factory.SubFactory(DepartmentFactory)
    number = factory.Sequence(lambda n: f"trees-2026-{n:04d}")
    state = "confirmed"
    confirmed_on = date(2026, 3, 13)


class EntryFigureFactory(DjangoModelFactory):
    class Meta:
        model = models.EntryFigure

    entry = factory.SubFactory(CustomEntryFactory)
    field = "trees"
    value = 100


class EntryPersonFactory(DjangoModelFactory):
    class Meta:
        model = models.EntryPerson

    entry = factory.SubFactory(CustomEntryFactory)
    field = "helper"
    person = factory.SubFactory(PersonFactory)


class LockFactory(DjangoModelFactory):
    class Meta:
        model = models.Lock

    ledger = "trees"
    unit = factory.SubFactory(UnitFactory)
    first_day = date(2026, 1, 1)
    last_day = date(2026, 3, 31)
    reason = "第一季度报表"


class CounterFactory(DjangoModelFactory):
    class Meta:
        model = models.Counter

    series = factory.Sequence(lambda n: f"trees-{n}")


class FrozenBaseFactory(DjangoModelFactory):
    class Meta:
        model = models.FrozenBase

    ledger = "homes"
    unit = factory.SubFactory(UnitFactory)
    day = date(2026, 5, 31)
    size = 0
    digest = ""


class FrozenMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.FrozenMember

    base = factory.SubFactory(FrozenBaseFactory)
    row = factory.Sequence(int)
