"""A time node on its way: reported with a file, returned, mended on a phone, accepted."""

from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload
from tests.journeys.conftest import DESK, PHONE

from jinguo.base import clock, files
from jinguo.cycle.tasks import services
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(), "department_head"), PASSWORD)


@pytest.fixture
def office(traveller):
    organ = traveller.appointments.get().unit.parent
    return staff_in(DepartmentFactory(parent=organ), "performance_office")


@pytest.fixture
def node(traveller, office):
    unit, due = traveller.appointments.get().unit, clock.today() + timedelta(days=3)
    return services.assign("milestone", "报送第二期培训佐证材料", unit=unit, due=due, by=office, evidence="签到表")


def sheet(name):
    return FilePayload(name=name, mimeType="text/plain", buffer=name.encode())


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_node_is_reported_returned_mended_and_accepted(visit, node, office, size):
    seen = visit(size)
    seen.go("/")
    seen.page.click("text=报送第二期培训佐证材料")
    seen.page.click("main a:text-is('报送')")
    seen.page.fill("[name=narrative]", "已办 2 期。")
    seen.page.set_input_files("[name=evidence]", [sheet("签到一.txt"), sheet("签到二.txt")])
    seen.page.click("text=报送这项任务")
    seen.page.wait_for_selector("text=等待审核")
    node.refresh_from_db()
    services.send_back(node, by=office, reason="缺照片")

    seen.go(f"/tasks/{node.pk}/report/")
    assert "缺照片" in seen.page.inner_text("main")
    seen.page.fill("[name=narrative]", "补上照片。")
    seen.page.set_input_files("[name=photos]", [sheet("现场.txt")])
    assert not seen.overflows()
    seen.page.click("text=报送这项任务")
    seen.page.wait_for_selector("text=2 次")
    node.refresh_from_db()
    services.accept(node, by=office)

    seen.go(f"/tasks/{node.pk}/")
    assert "按期完成" in seen.page.inner_text("main")
    assert [files.of(one).count() for one in node.reports.all()] == [2, 1]
    assert (seen.complaints, seen.overflows()) == ([], False)


def test_several_reports_are_accepted_from_the_list(visit, node, traveller):
    clerk = staff_in(node.unit)
    own = [services.assign("assigned", name, unit=node.unit, due=node.due, by=traveller) for name in ("甲事", "乙事")]
    for task in own:
        services.submit(task, by=clerk, narrative="好了")

    seen = visit(DESK)
    seen.go("/tasks/?side=waiting")
    for box in seen.page.query_selector_all("[name=ids]"):
        box.check()
    seen.page.click("text=通过勾选的报告")

    seen.page.wait_for_selector("text=已通过 2 件")
    assert seen.complaints == []
