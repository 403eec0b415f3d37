"""The figures of tasks: how many were due, and what share came in time; they follow the tasks."""

from datetime import date
from decimal import Decimal

from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory
from jinguo.rules.periods import parse_period

JUNE_5, JUNE_10, JUNE_12 = date(2026, 6, 5), date(2026, 6, 10), date(2026, 6, 12)


def asked(holder, code="tasks.on_time", period="2026Q2", as_of=None):
    return measure(code).of(Question(holder, parse_period(period), as_of=as_of)).value


def done(department, submitted, accepted=JUNE_12, **facts):
    facts |= {"state": "accepted", "submitted_on": submitted, "accepted_on": accepted}
    return TaskFactory(unit=department, **facts)


def test_the_share_counts_what_was_reported_by_its_day(department):
    done(department, JUNE_5)
    done(department, JUNE_12)
    TaskFactory(unit=department)
    assert asked(department, "tasks.assigned") == 3
    assert round(asked(department), 1) == Decimal("33.3")

    done(department, JUNE_10)
    assert asked(department) == 50


def test_a_task_called_off_no_longer_counts(department, office):
    task = services.assign("assigned", "印发通知", unit=department, due=JUNE_10, by=office)
    assert asked(department, "tasks.assigned") == 1

    services.cancel(task, by=office, reason="活动取消")

    assert asked(department, "tasks.assigned") == 0
    assert asked(department) is None


def test_the_organ_answers_for_its_departments_and_a_person_for_her_own(department, clerk):
    done(department, JUNE_5, staff=clerk)
    TaskFactory(unit=DepartmentFactory(parent=department.parent))

    assert (asked(department.parent, "tasks.assigned"), asked(clerk, "tasks.assigned")) == (2, 1)
    assert (asked(department.parent), asked(clerk)) == (50, 100)


def test_it_is_narrowed_by_kind(department):
    done(department, JUNE_5, kind="milestone")
    TaskFactory(unit=department, kind="decision")

    assert asked(department, "tasks.on_time[kind=milestone]") == 100
    assert asked(department, "tasks.on_time[kind=decision]") == 0


def test_what_was_accepted_after_the_cut_off_is_not_known_at_it(department):
    done(department, JUNE_5, accepted=JUNE_12)

    assert asked(department, as_of=JUNE_10) == 0
    assert asked(department, as_of=JUNE_12) == 100


def test_a_task_put_off_into_the_next_quarter_is_asked_of_there(department, office):
    task = services.assign("assigned", "印发通知", unit=department, due=JUNE_10, by=office)

    services.extend(task, by=office, due=date(2026, 7, 10), reason="等会签")

    assert (asked(department, "tasks.assigned"), asked(department, "tasks.assigned", "2026Q3")) == (0, 1)


def test_the_figure_opens_to_all_that_was_due_within_reach(department, head):
    late = done(department, JUNE_12, title="迟报的材料")
    TaskFactory(unit=DepartmentFactory(parent=department.parent), title="别的部室的材料")

    page = browser_of(head).get("/figures/tasks.on_time/?period=2026Q2&as_of=2026-06-30").content.decode()

    assert f'<a href="{late.get_absolute_url()}">迟报的材料</a>' in page
    assert "别的部室的材料" not in page
