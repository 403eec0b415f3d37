"""From the report of a node to the score: the head reports with a file, the score moves, the leader opens it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import FilePayload
from tests.journeys.conftest import DESK, PHONE

from jinguo.base import clock
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.cycle.scores.tests.factories import AssessmentFactory
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.models import Task
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.periods import year_of

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(name="妇女发展部"), "department_head"), PASSWORD)


@pytest.fixture
def leader(traveller):
    return open_account(staff_in(traveller.appointments.get().unit.parent, "unit_head"), PASSWORD)


@pytest.fixture
def assessment(traveller):
    """The year's assessment of a plan with one goal of the department, and a node of hers that is due soon."""
    unit, today = traveller.appointments.get().unit, clock.today()
    year = year_of(today.year).code
    plan = PlanFactory(unit=unit.parent, period=year, state="in_force", approved_on=today)
    goal = GoalFactory(plan=plan, number="1", title="妇女培训", points=Decimal(100))
    TargetFactory(goal=goal, unit=unit, period=year, value=Decimal(4))
    keeper = staff_in(DepartmentFactory(parent=unit.parent), "performance_office")
    services.assign("milestone", "报送培训佐证材料", unit=unit, due=today + timedelta(days=3), by=keeper)
    return AssessmentFactory(plan=plan, period=year, as_of=today + timedelta(days=4), begun_on=today)


def line(seen, title):
    """The line of the tree with a title: what it says and its points."""
    return " ".join(seen.page.inner_text(f".tree .node:has(.name:has-text('{title}'))").split())


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_report_is_returned_mended_accepted_and_the_leader_opens_the_score_down_to_its_file(
    visit, traveller, leader, assessment, size
):
    address = f"/scores/{assessment.pk}/of/u{traveller.appointments.get().unit_id}/"
    watching = visit(size, leader)
    watching.go(address)
    before = line(watching, "材料按时报送")
    reporting = visit(size)
    reporting.go("/")
    reporting.page.click("text=报送培训佐证材料")
    reporting.page.click("main a:text-is('报送')")
    reporting.page.fill("[name=narrative]", "已办 2 期。")
    reporting.page.set_input_files(
        "[name=evidence]", [FilePayload(name="签到.txt", mimeType="text/plain", buffer=b"1")]
    )
    reporting.page.click("text=报送这项任务")
    reporting.page.wait_for_selector("text=等待审核")
    node = Task.objects.get()
    services.send_back(node, by=node.assigned_by, reason="缺照片")
    reporting.go(f"/tasks/{node.pk}/report/")
    assert "缺照片" in reporting.page.inner_text("main")
    reporting.page.fill("[name=narrative]", "补上照片。")
    reporting.page.click("text=报送这项任务")
    reporting.page.wait_for_selector("text=2 次")
    node.refresh_from_db()
    services.accept(node, by=node.assigned_by)

    watching.go(f"/scores/{assessment.pk}/")
    watching.page.click("main >> text=妇女发展部")

    after = line(watching, "材料按时报送")
    with watching.page.expect_download() as fetched:
        watching.page.click(".tree a:text-is('签到.txt')")

    assert fetched.value.path().read_bytes() == b"1"
    assert ("报送培训佐证材料没有报送" in before, before.endswith("0 / 8")) == (True, True)
    assert ("1 个按时" in after, after.endswith("8 / 8")) == (True, True)
    assert (watching.complaints, watching.overflows(), reporting.complaints) == ([], False, [])


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_value_is_tried_out_with_the_keyboard_alone(visit, leader, traveller, assessment, size):
    seen = visit(size, leader)
    seen.go(f"/scores/{assessment.pk}/of/u{traveller.appointments.get().unit_id}/")

    seen.page.focus("text=选一项目标试算")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("#target:focus")
    seen.page.wait_for_load_state()  # what is typed earlier could be lost to a page that is still on its way
    seen.page.keyboard.press("Tab")
    seen.page.wait_for_selector("#actual:focus")
    seen.page.keyboard.type("4")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("text=试算的差别")

    assert (seen.page.input_value("#actual"), seen.page.evaluate("scrollY")) == ("4", 0)
    assert (seen.complaints, seen.overflows()) == ([], False)
