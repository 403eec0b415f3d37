"""Several at once on one task: exactly one act stands, the others are refused and told who came first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections

from jinguo.base.moves import Refused, Stale
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

THREADS = 6


@pytest.fixture
def task(transactional_db):
    department = DepartmentFactory()
    office = staff_in(department, "performance_office")
    return services.assign("milestone", "报送进度表", unit=department, due=date(2098, 1, 1), by=office)


def at_once(act, people):
    """What became of each of the acts: True or the refusal."""

    def attempt(person):
        try:
            act(person)
        except (Refused, Stale) as problem:
            return problem.reason
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(attempt, people))


def test_a_report_sent_six_times_arrives_once(task):
    clerk = staff_in(task.unit)

    became = at_once(
        lambda by: services.submit(Task.objects.get(pk=task.pk), by=by, narrative="好了"), [clerk] * THREADS
    )

    assert became.count(True) == 1
    assert task.reports.count() == 1
    assert all(clerk.name in reason for reason in became if reason is not True)


def test_of_two_reviewers_one_decides(task):
    services.submit(task, by=staff_in(task.unit), narrative="好了")
    first, second = (staff_in(task.unit, "performance_office") for _ in range(2))

    def decide(by):
        fresh = Task.objects.get(pk=task.pk)
        services.accept(fresh, by=by) if by == first else services.send_back(fresh, by=by, reason="缺数")

    became = at_once(decide, [first, second])

    report = task.reports.get()
    assert became.count(True) == 1
    assert report.reviewed_by == (first if became[0] is True else second)
    assert Task.objects.get(pk=task.pk).state == ("accepted" if became[0] is True else "open")


def test_the_day_is_put_off_once_for_everybody_who_saw_the_same(task):
    office = staff_in(task.unit, "performance_office")
    seen = task.version

    def put_off(by):
        fresh = Task.objects.get(pk=task.pk)
        services.extend(fresh, by=by, due=date(2098, 2, 1), reason="等对账", seen=seen)

    assert at_once(put_off, [office] * THREADS).count(True) == 1
    assert task.extensions.count() == 1
