"""A row of a lower room names what it is about, finds it again, and says so when it is gone."""

import pytest
from django.db import IntegrityError

from jinguo.base.moves.subjects import point_at, subject_key, subject_of
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory

pytestmark = pytest.mark.django_db


def test_what_a_row_points_at_is_found_again_until_it_is_gone():
    plan, task = PlanFactory(), TaskFactory()
    point_at(task, plan)
    task.save()

    assert subject_of(Task.objects.get(**subject_key(plan))) == plan

    plan.delete()
    assert subject_of(task) is None


def test_a_row_about_nothing_has_no_subject():
    task = TaskFactory()
    point_at(task, None)

    assert subject_of(task) is None


def test_half_a_name_is_refused_by_the_database():
    task = TaskFactory()

    with pytest.raises(IntegrityError):
        Task.objects.filter(pk=task.pk).update(subject_type="plans.plan")
