"""A donation, its purpose, and its publication."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.org.structure.tests.factories import DepartmentFactory
from jinguo.service.ledgers.donations.models import Donation, DonationPublication, DonationPurpose


class DonationPurposeFactory(DjangoModelFactory):
    """A purpose of a department, without public fundraising."""

    class Meta:
        model = DonationPurpose

    name = factory.Sequence(lambda n: f"用途{n}")
    unit = factory.SubFactory(DepartmentFactory)


class DonationFactory(DjangoModelFactory):
    """A confirmed gift of 5,000 yuan from a company."""

    class Meta:
        model = Donation

    number = factory.Sequence(lambda n: f"donations-2026-{n:04d}")
    day = date(2026, 5, 20)
    purpose = factory.SubFactory(DonationPurposeFactory)
    unit = factory.SelfAttribute("purpose.unit")
    direction = "received"
    amount = 5000
    given_by = "company"
    receipt_number = factory.Sequence(lambda n: f"票{n:06d}")
    state = "confirmed"
    confirmed_on = date(2026, 5, 21)


class DonationPublicationFactory(DjangoModelFactory):
    class Meta:
        model = DonationPublication

    purpose = factory.SubFactory(DonationPurposeFactory)
    day = date(2026, 5, 31)
    place = "市妇联网站"
