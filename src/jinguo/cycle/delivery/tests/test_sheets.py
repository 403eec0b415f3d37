"""A quarter's sheet: asked for once, filled by the department, frozen when reported, judged by somebody else."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.audit.queries import changes_of
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.delivery import services
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.table import shown_rows
from jinguo.cycle.delivery.telling import open_sheets
from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.plans.tests.factories import TargetFactory
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.periods import parse_period

SPRING = parse_period("2026Q2")
PROBLEM = services.Problem("贴息未到位", "与财政局对账", date(2026, 8, 31))


@pytest.fixture
def sheet(office, lend):
    """The department's sheet of the second quarter, filled in; 5 of 10 万元 were lent in the quarter."""
    for period, value in (("2026", 40), ("2026Q2", 10)):
        TargetFactory(goal=office.goal, unit=office.department, period=period, value=Decimal(value))
    lend("20000")
    lend("50000", day=date(2026, 5, 6))
    (sheet,) = services.open_sheets(office.plan, SPRING, by=office.keeper)
    return services.fill_sheet(sheet, by=office.clerk, work_plan="发放贷款", problems=[PROBLEM])


def test_a_sheet_is_asked_of_each_unit_that_holds_a_target_and_only_once(office, sheet):
    other = TargetFactory(goal=office.goal, unit=DepartmentFactory(parent=office.organ)).unit
    TargetFactory(goal=office.goal, unit=office.organ)
    TargetFactory(goal=office.goal, unit=None, staff=office.clerk)

    (new,) = services.open_sheets(office.plan, SPRING, by=office.keeper)

    assert (new.unit, new.due, sheet.due) == (other, date(2026, 7, 10), date(2026, 7, 10))
    assert services.open_sheets(office.plan, SPRING, by=office.keeper) == []


def test_its_head_is_told(office, sheet):
    message = Message.objects.get(staff=office.head, kind="quarter_sheet")

    assert message.title == "请填报2026年第二季度报表（7月10日止）"


@pytest.mark.parametrize("code", ["2026", "2026-04", "2025Q4"])
def test_only_a_quarter_of_the_plan_has_sheets(office, code):
    with pytest.raises(ValidationError, match="不是2026年里的一个季度"):
        services.open_sheets(office.plan, parse_period(code), by=office.keeper)


def test_a_plan_that_is_not_in_force_asks_for_nothing(office):
    office.plan.state = "draft"
    office.plan.save()

    with pytest.raises(Refused, match="批复生效后"):
        services.open_sheets(office.plan, SPRING, by=office.keeper)


def test_the_performance_office_asks(office):
    with pytest.raises(Refused, match="绩效办下达"):
        services.open_sheets(office.plan, SPRING, by=office.head)


def test_its_table_follows_the_books_until_it_is_reported(sheet, lend):
    (row,) = shown_rows(sheet)
    assert (row.quarter_wanted, row.quarter_actual, row.whole_actual) == ("10 万元", "5 万元", "7 万元")

    lend("10000", day=date(2026, 6, 1))
    assert shown_rows(sheet)[0].quarter_actual == "6 万元"


def test_what_was_reported_stays_and_what_changed_since_is_shown_beside_it(office, sheet, lend):
    sheet = services.submit_sheet(sheet, by=office.head)
    assert shown_rows(sheet)[0].now == ""

    lend("10000", day=date(2026, 6, 1))

    (row,) = shown_rows(QuarterSheet.objects.get(pk=sheet.pk))
    assert (row.quarter_actual, row.now) == ("5 万元", "本季 6 万元，累计 8 万元")
    assert (sheet.as_of, row.word, row.origin) == (date(2026, 6, 3), "滞后", "台账")


def test_an_accepted_sheet_makes_its_problems_rectifications_once(office, sheet):
    services.submit_sheet(sheet, by=office.head)
    services.accept_sheet(sheet, by=office.keeper)

    task = Task.objects.get(kind="rectification")
    assert (task.unit, task.due, task.subject, task.detail) == (office.department, PROBLEM.due, sheet, "与财政局对账")
    with pytest.raises(Refused):
        services.accept_sheet(sheet, by=office.keeper)
    assert Task.objects.count() == 1


def test_a_returned_sheet_comes_again_with_new_figures(office, sheet, lend):
    services.submit_sheet(sheet, by=office.head)
    services.send_back_sheet(sheet, by=office.keeper, reason="漏了五月的贷款")
    assert Message.objects.filter(staff=office.head, title__contains="退回").exists()

    lend("10000", day=date(2026, 5, 20))
    services.fill_sheet(sheet, by=office.clerk, work_plan="发放贷款")
    services.submit_sheet(sheet, by=office.head)

    assert [row["quarter_actual"] for row in QuarterSheet.objects.get().rows] == ["6 万元"]
    assert not sheet.problems.exists()


def test_returning_wants_a_reason(office, sheet):
    services.submit_sheet(sheet, by=office.head)

    with pytest.raises(Refused, match="写明理由"):
        services.send_back_sheet(sheet, by=office.keeper, reason=" ")


def test_nobody_accepts_her_own(office, sheet):
    boss = staff_in(office.department, "performance_office")
    services.submit_sheet(sheet, by=None)
    QuarterSheet.objects.update(submitted_by=boss)

    with pytest.raises(Refused, match="由他人审核"):
        services.accept_sheet(sheet, by=boss)


def test_who_may_do_what(office, sheet):
    stranger = staff_in(DepartmentFactory(parent=office.organ))
    with pytest.raises(Refused, match="妇女发展部的人员填报"):
        services.fill_sheet(sheet, by=stranger, work_plan="x")
    with pytest.raises(Refused, match="妇女发展部负责人报送"):
        services.submit_sheet(sheet, by=office.clerk)
    services.submit_sheet(sheet, by=office.head)
    with pytest.raises(Refused, match="绩效办或主要领导审核"):
        services.accept_sheet(sheet, by=office.head)
    with pytest.raises(Refused, match="退回以后才能修改"):
        services.fill_sheet(sheet, by=office.clerk, work_plan="x")


def test_a_second_click_reports_nothing_twice(office, sheet):
    services.submit_sheet(sheet, by=office.head)

    with pytest.raises(Refused, match="现在是“待审核”"):
        services.submit_sheet(QuarterSheet.objects.get(), by=office.head)
    assert changes_of(sheet).filter(act="quartersheet.submit").count() == 1


def test_two_who_fill_at_once_lose_nothing(office, sheet):
    with pytest.raises(Stale):
        services.fill_sheet(sheet, by=office.head, seen=sheet.version - 1, work_plan="别的")
    assert QuarterSheet.objects.get().work_plan == "发放贷款"


def test_an_empty_plan_is_not_reported(office):
    sheet = QuarterSheetFactory(plan=office.plan, unit=office.department, work_plan="")

    with pytest.raises(ValidationError, match="工作计划还没有填"):
        services.submit_sheet(sheet, by=office.head)


def test_a_quarter_to_come_is_not_reported(office):
    sheet = QuarterSheetFactory(plan=office.plan, unit=office.department, period="2026Q3", due=date(2026, 10, 10))

    with pytest.raises(ValidationError, match="还没有开始"):
        services.submit_sheet(sheet, by=office.head)


def test_what_is_open_is_reminded_of_in_two_queries(office, sheet, django_assert_num_queries):
    for _ in range(3):
        QuarterSheetFactory(plan=office.plan, due=sheet.due)

    with clock.pretend(date(2026, 7, 9)), django_assert_num_queries(2):
        found = {one.subject: one.people for one in open_sheets(clock.today())}

    assert (len(found), found[sheet]) == (4, (office.head,))
