"""Whose a task is, asked set by set, says the same as asked of one."""

from datetime import date
from itertools import product

import pytest

from jinguo.cycle.tasks import sides
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.permissions import may_accept, may_assign
from jinguo.cycle.tasks.queries import to_do, to_review, units_to_give_to
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.structure.models import Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, UnitFactory, staff_in

JUNE_2 = date(2026, 6, 2)
ROLES = ("staff", "department_head", "supervising_leader", "unit_head", "performance_office", "liaison")


@pytest.fixture
def organ(department):
    """Two departments and an organ below, with somebody of every role in each."""
    places = [department, DepartmentFactory(parent=department.parent), UnitFactory(parent=department.parent)]
    return {(place, role): staff_in(place, role) for place, role in product(places, ROLES)}


def test_what_waits_for_each_is_what_she_may_accept(organ, department):
    people, places = list(organ.values()), dict.fromkeys(place for place, _ in organ)
    kinds = ("milestone", "assigned", "rectification")
    for number, (kind, unit, giver) in enumerate(product(kinds, places, places)):
        gave, sent = people[number % len(people)], people[(3 * number + 1) % len(people)]
        facts = {"assigned_by": gave if number % 3 else None, "submitted_by": sent, "submitted_on": JUNE_2}
        TaskFactory(kind=kind, unit=unit, giver=giver, staff=sent if number % 2 else None, state="submitted", **facts)

    for person in people:
        one_by_one = {task.pk for task in Task.objects.all() if may_accept(person, task)}
        assert set(Task.objects.filter(sides.waiting_for(person)).values_list("pk", flat=True)) == one_by_one


def test_the_units_offered_are_those_she_may_give_to(organ):
    for person in organ.values():
        one_by_one = {unit.pk for unit in Unit.objects.all() if may_assign(person, unit)}
        assert set(units_to_give_to(person).values_list("pk", flat=True)) == one_by_one


def test_her_own_and_her_departments_unnamed_tasks_are_hers_to_do(department, clerk, head):
    named, unnamed = TaskFactory(unit=department, staff=clerk), TaskFactory(unit=department)
    TaskFactory(unit=department, staff=head)

    assert set(to_do(clerk)) == {named, unnamed}


def test_who_stands_in_for_her_has_her_tasks_to_do(department, clerk):
    deputy = staff_in(DepartmentFactory(parent=department.parent))
    task = TaskFactory(unit=department, staff=clerk)
    assert list(to_do(deputy)) == []

    DeputyFactory(staff=clerk, deputy=deputy)
    deputy.forget_grants()

    assert list(to_do(deputy)) == [task]


def test_a_reported_task_is_no_longer_to_do_but_to_be_reviewed(department, clerk, head):
    task = TaskFactory(unit=department, staff=clerk, giver=department)
    assert list(to_review(head)) == []

    Task.objects.filter(pk=task.pk).update(state="submitted", submitted_on=JUNE_2, submitted_by=clerk)

    assert list(to_do(clerk)) == []
    assert list(to_review(head)) == [task]
