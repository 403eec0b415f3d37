"""Snapshots for tests; their files are not there."""

from datetime import date
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.outlines.models import Indicator
from jinguo.committee.outlines.tests.factories import IndicatorFactory, OutlineFactory
from jinguo.committee.snapshots import models


class SnapshotFactory(DjangoModelFactory):
    """One value of one region."""

    class Meta:
        model = models.Snapshot

    outline = factory.SubFactory(OutlineFactory)
    taken_on = date(2021, 3, 1)
    sha256 = factory.LazyFunction(lambda: uuid4().hex * 2)
    values = regions = 1
    size = 1000


class PublishedEvaluationFactory(DjangoModelFactory):
    """The end of its outline."""

    class Meta:
        model = models.PublishedEvaluation

    snapshot = factory.SubFactory(SnapshotFactory)
    year, level = 2020, "county"
    published_on = date(2021, 3, 2)
    figures = factory.LazyFunction(lambda: uuid4().hex * 2)
    lines = 1
    engine = "duckdb"


def indicator_of(code: str) -> Indicator:
    """An indicator in % that should rise."""
    facts = {"unit": "%", "direction": 1, "domain": "education"}
    found: Indicator = IndicatorFactory(code=code, title=code, **facts)
    return found
