"""Whom a task reaches: its holder, the accepters of a report, and whoever stands above when it stays open."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.owing import Asked, owed
from jinguo.cycle.inbox.reminding import remind
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.telling import open_tasks
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_3, JUNE_10, JUNE_17 = date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 17)


@pytest.fixture
def task(department, clerk, office):
    return services.assign("milestone", "报送进度表", unit=department, staff=clerk, due=JUNE_10, by=office)


def told(person):
    return [line.title for line in Message.objects.filter(staff=person).order_by("pk")]


def test_the_holder_hears_of_a_new_task_with_its_day(task, clerk):
    assert told(clerk) == ["新任务：报送进度表（6月10日止）"]


def test_who_gives_herself_something_is_not_told(department, head):
    services.assign("decision", "写纪要", unit=department, staff=head, due=JUNE_10, by=head)

    assert told(head) == []


def test_the_accepters_hear_of_a_report_and_the_reporter_of_what_became_of_it(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")
    services.send_back(task, by=office, reason="缺分县数")
    services.submit(task, by=clerk, narrative="二稿")
    services.accept(task, by=office)

    assert told(office) == ["报送进度表：报送"]  # the second time the first line is still unread
    assert told(clerk)[1:] == ["报送进度表：退回", "报送进度表：通过"]


def test_more_time_is_told(task, clerk, office):
    services.extend(task, by=office, due=JUNE_17, reason="等对账")

    assert told(clerk)[-1] == "报送进度表：期限延到 6月17日"


def test_a_node_is_reminded_of_five_work_days_before(task, clerk):
    with clock.pretend(date(2026, 6, 3)):
        remind()

    assert told(clerk)[-1] == "报送进度表：剩 5 个工作日"


def test_what_stays_open_goes_to_the_head_and_then_to_the_leader(task, head, department):
    leader = staff_in(department.parent, "supervising_leader")
    with clock.pretend(date(2026, 6, 15)):
        remind()
    assert (len(told(head)), told(leader)) == (1, [])

    with clock.pretend(date(2026, 6, 22)):
        remind()
    assert len(told(leader)) == 1


def test_what_was_reported_is_not_reminded_of(task, clerk):
    services.submit(task, by=clerk, narrative="好了")

    assert list(open_tasks(JUNE_10)) == []


def test_where_nobody_is_named_the_head_is_reminded_else_everybody(department, head):
    lonely = staff_in(DepartmentFactory())
    TaskFactory(unit=department)
    TaskFactory(unit=lonely.department_on(JUNE_3))

    assert [one.people for one in open_tasks(JUNE_3)] == [(head,), (lonely,)]


@pytest.mark.parametrize("count", [4, 12])
def test_many_tasks_ask_no_more_queries(db, count, django_assert_num_queries):
    for _ in range(count):
        TaskFactory(unit=staff_in(DepartmentFactory()).department_on(JUNE_3))

    with django_assert_num_queries(2):
        assert len(list(open_tasks(JUNE_10))) == count


def test_a_unit_owes_what_is_due_and_what_is_open_from_before(department):
    may = TaskFactory(unit=department, title="补报四月", due=date(2026, 5, 8))
    TaskFactory(unit=department, title="四月已报", due=date(2026, 5, 8), state="submitted", submitted_on=JUNE_3)
    june = TaskFactory(unit=department, title="六月", due=JUNE_10, state="submitted", submitted_on=JUNE_3)
    TaskFactory(unit=department, title="撤销的", state="cancelled")
    TaskFactory(unit=department, title="七月", due=date(2026, 7, 10))
    TaskFactory(title="别的部室")

    rows = owed(Asked({department.pk}, date(2026, 6, 1), date(2026, 6, 30)))

    assert [(one.key, one.done, one.is_late) for one in rows] == [
        (f"tasks.task:{may.pk}", None, True),
        (f"tasks.task:{june.pk}", JUNE_3, False),
    ]
