"""A session of a project, and who came."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory
from jinguo.service.ledgers.trainings.models import Attendee, TrainingProject, TrainingSession


class TrainingProjectFactory(DjangoModelFactory):
    """A project of a department."""

    class Meta:
        model = TrainingProject

    name = factory.Sequence(lambda n: f"培训项目{n}")
    unit = factory.SubFactory(DepartmentFactory)


class TrainingSessionFactory(DjangoModelFactory):
    """A confirmed session that nobody counted."""

    class Meta:
        model = TrainingSession

    number = factory.Sequence(lambda n: f"trainings-2026-{n:04d}")
    day = date(2026, 4, 8)
    project = factory.SubFactory(TrainingProjectFactory)
    unit = factory.SelfAttribute("project.unit")
    theme = "茶叶种植"
    place = "安溪县"
    state = "confirmed"
    confirmed_on = date(2026, 4, 9)


class AttendeeFactory(DjangoModelFactory):
    class Meta:
        model = Attendee

    session = factory.SubFactory(TrainingSessionFactory)
    person = factory.SubFactory(PersonFactory)
