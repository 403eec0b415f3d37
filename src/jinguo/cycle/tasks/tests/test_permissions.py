"""Who reports, who accepts, who puts off and calls off; nobody judges herself."""

from datetime import date

import pytest

from jinguo.base.moves import Refused
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.permissions import may_accept, may_assign, may_cancel, may_extend, may_submit
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, UnitFactory, staff_in

JUNE_10 = date(2026, 6, 10)


def test_the_responsible_person_reports_and_her_colleague_does_not(department, clerk):
    task = TaskFactory(unit=department, staff=clerk)

    assert may_submit(clerk, task)
    assert not may_submit(staff_in(department), task)


def test_where_nobody_is_named_anybody_of_the_department_reports(department, clerk):
    assert may_submit(clerk, TaskFactory(unit=department))
    assert not may_submit(staff_in(DepartmentFactory(parent=department.parent)), TaskFactory(unit=department))


def test_the_head_reports_for_her_department(department, clerk, head):
    assert may_submit(head, TaskFactory(unit=department, staff=clerk))


def test_who_stands_in_for_the_responsible_person_reports(department, clerk):
    deputy = staff_in(department)
    task = TaskFactory(unit=department, staff=clerk)
    assert not may_submit(deputy, task)

    DeputyFactory(staff=clerk, deputy=deputy)
    deputy.forget_grants()

    assert may_submit(deputy, task)


def test_a_node_is_accepted_by_the_performance_office_of_the_giver(department, head, office):
    task = TaskFactory(kind="milestone", unit=department)

    assert may_accept(office, task)
    assert not may_accept(head, task)
    assert not may_accept(staff_in(DepartmentFactory(), "performance_office"), task)


def test_what_was_given_is_accepted_by_its_giver(department, clerk, head, office):
    task = TaskFactory(unit=department, assigned_by=clerk, giver=department)

    assert may_accept(clerk, task)
    assert may_accept(head, task)
    assert not may_accept(office, task)


def test_nobody_accepts_what_she_reported(department, head):
    task = TaskFactory(unit=department, giver=department, submitted_by=head)

    assert "由他人审核" in may_accept(head, task).reason


def test_nobody_accepts_or_puts_off_her_own_task(department, head):
    task = TaskFactory(unit=department, giver=department, staff=head)

    assert not may_accept(head, task)
    assert not may_extend(head, task)


def test_a_done_task_is_not_put_off(department, office):
    done = TaskFactory(kind="milestone", unit=department, state="accepted", submitted_on=JUNE_10, accepted_on=JUNE_10)

    assert "已通过" in may_extend(office, done).reason


def test_who_gave_it_calls_it_off(department, clerk, head, office):
    task = TaskFactory(unit=department, assigned_by=office, giver=department.parent)

    assert may_cancel(office, task)
    assert not may_cancel(clerk, task)


def test_a_head_gives_to_her_own_department_only(department, head):
    assert may_assign(head, department)
    assert not may_assign(head, DepartmentFactory(parent=department.parent))


def test_the_performance_office_gives_to_every_unit_of_its_organ_and_below(department, office):
    county = UnitFactory(parent=department.parent)

    assert may_assign(office, department)
    assert may_assign(office, county)
    assert not may_assign(office, DepartmentFactory())


def test_a_clerk_gives_nothing_by_hand_but_a_decision_of_her_meeting(department, clerk):
    with pytest.raises(Refused, match="交办"):
        services.assign("assigned", "打扫", unit=department, due=JUNE_10, by=clerk)

    assert services.assign("decision", "印发纪要", unit=department, due=JUNE_10, by=clerk).assigned_by == clerk


def test_both_sides_see_a_task_and_a_third_does_not(department, clerk, office):
    task = TaskFactory(unit=department, giver=office.department_on(date(2026, 6, 3)))
    other = staff_in(DepartmentFactory(parent=department.parent))

    assert [*Task.objects.visible_to(clerk)] == [*Task.objects.visible_to(office)] == [task]
    assert not Task.objects.visible_to(other).exists()


def test_a_named_person_sees_her_task_wherever_she_works(department):
    expert = staff_in(department, "expert")
    hers, _other = TaskFactory(unit=department, staff=expert), TaskFactory(unit=department)

    assert [*Task.objects.visible_to(expert)] == [hers]


def test_told_is_the_named_person_else_who_answers_for_the_unit(department, clerk, head):
    assert TaskFactory(unit=department, staff=clerk).holders() == [clerk]
    assert TaskFactory(unit=department).holders() == [head]
    assert TaskFactory(unit=staff_in(DepartmentFactory()).department_on(JUNE_10)).holders() != []


def test_the_next_one_up_is_asked_where_the_first_reported_herself(department, office):
    leader = staff_in(department.parent, "unit_head")
    task = TaskFactory(kind="milestone", unit=department, submitted_by=office)

    assert task.accepters() == [leader]
    assert TaskFactory(kind="milestone", unit=department).accepters() == [office]
