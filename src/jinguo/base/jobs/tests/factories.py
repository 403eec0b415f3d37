"""Jobs for tests."""

from factory.django import DjangoModelFactory

from jinguo.base.jobs.models import Job


class JobFactory(DjangoModelFactory):
    class Meta:
        model = Job

    code = "test.count"
    title = "数数"
    by_number = "S1"
