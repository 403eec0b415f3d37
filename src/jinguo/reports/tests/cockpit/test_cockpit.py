"""The cockpit: it follows the books, opens by department and light, and counts its queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.reports.cockpit import Cockpit, chart

JUNE_3 = date(2026, 6, 3)


@pytest.fixture
def target(office):
    return TargetFactory(goal=office.goal, unit=office.department, value=Decimal(20))


@pytest.fixture
def leader(office):
    return browser_of(office.leader)


def page(browser, address="/cockpit/"):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_changed_entry_moves_light_and_share(leader, target, lend):
    entry = lend("60000")
    shown = page(leader)
    assert "完成 30%，时间进度 42.2%" in shown
    assert "30.0%" in shown

    entry.figures.update(value=Decimal(200_000))
    shown = page(leader)
    assert "100.0%" in shown
    assert "没有这种状态的目标" in shown
    assert "已完成" in page(leader, "/cockpit/?tone=ok")


def test_a_department_opens_to_its_targets(leader, office, target, lend):
    lend("60000")

    shown = page(leader, f"/cockpit/?unit={office.department.pk}")

    assert "妇女发展部的目标" in shown
    assert "/figures/" in shown or "loan.paid" in shown


@pytest.mark.parametrize(
    ("address", "status"), [("?unit=0", 404), ("?plan=0", 404), ("?tone=x", 400), ("?tone=none", 200)]
)
def test_what_an_address_may_ask(leader, target, address, status):
    assert leader.get(f"/cockpit/{address}").status_code == status


def test_the_trend_tells_each_quarter_as_it_stood(office, target, lend):
    lend("40000")
    lend("40000", day=date(2026, 5, 6))

    found = Cockpit(office.plan, office.leader, JUNE_3)

    assert [(one.label, one.share) for one in found.trend] == [("第一季度", 20), ("第二季度", 40)]
    assert chart(found.trend)["data"]["values"][0] == {"季度": "第一季度", "完成率": 20, "时间进度": 24.7}
    assert found.finding() == "全单位目标完成率：第一季度 20.0%，第二季度 40.0%；今天时间进度 42.2%"


def test_the_headline_counts_what_is_behind_and_over(office, target, lend):
    over = GoalFactory(plan=office.plan, source="loan.times", unit_of_measure="笔", due=date(2026, 5, 31))
    TargetFactory(goal=over, unit=office.department, value=Decimal(9))
    TaskFactory(unit=office.department, giver=office.organ, due=date(2026, 6, 2))
    QuarterSheetFactory(plan=office.plan, unit=office.department)

    figures = {one.label: one.value for one in Cockpit(office.plan, office.leader, JUNE_3).figures}

    assert figures == {
        "绩效目标": "2",
        "进度滞后": "1",
        "逾期未完成": "1",
        "完成率": "0.0",
        "逾期任务": "1",
        "季度报表": "1",
    }


def test_without_a_plan_in_force_it_says_what_is_missing(office):
    office.plan.state = "draft"
    office.plan.save()

    browser = browser_of(office.leader)

    assert "还没有实施中的方案" in page(browser)
    assert browser.get("/cockpit/trend/").status_code == 404


def test_another_organs_plan_is_not_there(office, target):
    stranger = browser_of(staff_in(DepartmentFactory(), "unit_head"))

    assert "还没有实施中的方案" in page(stranger)
    assert stranger.get(f"/cockpit/?plan={office.plan.pk}").status_code == 200


def test_the_desk_leads_to_it(leader, office):
    assert 'href="/cockpit/"' in page(leader, "/")


def test_it_asks_as_often_for_many_goals_as_for_few(leader, office, lend):
    asked = []
    for _ in range(2):
        for number in range(10):
            source = {"source": "loan.paid"} if number % 2 else {}
            unit = DepartmentFactory(parent=office.organ)
            TargetFactory(goal=GoalFactory(plan=office.plan, **source), unit=unit)
        with CaptureQueriesContext(connection) as queries:
            page(leader, "/cockpit/?tone=all")
        asked.append(len(queries))

    assert asked[0] == asked[1]
