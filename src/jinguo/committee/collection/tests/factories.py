"""Rows of collection, filled in where a test does not care."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from jinguo.committee.body.tests.factories import BureauFactory, CommitteeFactory
from jinguo.committee.collection import models
from jinguo.committee.outlines.tests.factories import IndicatorFactory
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory


class CollectionRoundFactory(DjangoModelFactory):
    """A round of the figures of 2025, open."""

    class Meta:
        model = models.CollectionRound

    committee = factory.SubFactory(CommitteeFactory)
    unit = factory.SubFactory(UnitFactory)
    title = factory.Sequence(lambda n: f"2025年度监测数据{n}")
    year = 2025
    due = date(2026, 6, 30)
    state = "open"
    opened_on = date(2026, 6, 1)


class RoundItemFactory(DjangoModelFactory):
    """Maternal mortality, asked of a bureau."""

    class Meta:
        model = models.RoundItem

    round = factory.SubFactory(CollectionRoundFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    unit = factory.SubFactory(BureauFactory, parent=factory.SelfAttribute("..round.committee"))


class ReturnFactory(DjangoModelFactory):
    """A bureau's return, still to be filled in."""

    class Meta:
        model = models.Return

    round = factory.SubFactory(CollectionRoundFactory)
    unit = factory.SubFactory(
        BureauFactory,
        parent=factory.SelfAttribute("..round.committee"),
        region=factory.SelfAttribute("..round.committee.region"),
    )
    due = factory.SelfAttribute("round.due")


class CellFactory(DjangoModelFactory):
    """The city's maternal mortality, still empty."""

    class Meta:
        model = models.Cell

    sheet = factory.SubFactory(ReturnFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    region = factory.SelfAttribute("sheet.round.committee.region")
    period = "2025"


class CellChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.CellChange

    cell = factory.SubFactory(CellFactory)
    version = 1
    by = factory.SubFactory(StaffFactory)
    at = factory.LazyFunction(timezone.now)


class CorrectionFactory(DjangoModelFactory):
    """Another value of a locked cell, asked for."""

    class Meta:
        model = models.Correction

    cell = factory.SubFactory(CellFactory)
    old_text, new_text = "9.8", "9.6"
    reason = "漏统计一例"
    paper = "更正函"
    asked_by = factory.SubFactory(StaffFactory)
    asked_on = date(2026, 6, 3)
