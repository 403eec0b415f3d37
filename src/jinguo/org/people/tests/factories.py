"""Persons for tests."""

import factory
from factory.django import DjangoModelFactory

from jinguo.org.people.models import Person
from jinguo.org.structure.tests.factories import UnitFactory


class PersonFactory(DjangoModelFactory):
    """A woman known by name."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"妇女{n}")
    sex = "female"
    unit = factory.SubFactory(UnitFactory)
