"""Demonstrations for tests."""

from datetime import date

from factory.django import DjangoModelFactory

from jinguo.demo.models import Demonstration


class DemonstrationFactory(DjangoModelFactory):
    class Meta:
        model = Demonstration

    until = date(2026, 12, 30)
