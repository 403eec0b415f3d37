"""Jobs for tests."""

from datetime import date

from factory.django import DjangoModelFactory

from jinguo.base.jobs.models import DailyRun, Job


class JobFactory(DjangoModelFactory):
    class Meta:
        model = Job

    code = "test.count"
    title = "数数"
    by_number = "S1"


class DailyRunFactory(DjangoModelFactory):
    class Meta:
        model = DailyRun

    code = "test"
    title = "数数"
    day = date(2026, 6, 3)
