"""Factories for the inbox's models."""

from datetime import date

import factory
from django.utils import timezone

from jinguo.cycle.inbox.kinds import PROGRESS
from jinguo.cycle.inbox.models import MailAddress, Message, Reminded
from jinguo.org.structure.tests.factories import StaffFactory


class MessageFactory(factory.django.DjangoModelFactory):
    """An unread line of somebody's inbox, about nothing."""

    class Meta:
        model = Message

    staff = factory.SubFactory(StaffFactory)
    kind = PROGRESS
    title = factory.Sequence(lambda n: f"第 {n} 件事有了进展")
    told_at = factory.LazyFunction(timezone.now)
    day = date(2026, 6, 3)


class RemindedFactory(factory.django.DjangoModelFactory):
    """A first reminder of something."""

    class Meta:
        model = Reminded

    subject_type = "structure.unit"
    subject_id = factory.Sequence(str)
    due = date(2026, 6, 5)
    level = "soon"
    day = date(2026, 6, 3)


class MailAddressFactory(factory.django.DjangoModelFactory):
    """Somebody's mail address."""

    class Meta:
        model = MailAddress

    staff = factory.SubFactory(StaffFactory)
    address = factory.Sequence(lambda n: f"colleague{n}@example.org")
