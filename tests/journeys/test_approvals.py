"""An approval on its way: a body outside answers on paper with a scan, a deputy agrees, a return says why."""

import pytest
from playwright.sync_api import FilePayload
from tests.journeys.conftest import DESK, PHONE

from jinguo.cycle.flows import services
from jinguo.cycle.flows.tests.factories import ChainFactory, ChainStepFactory
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, staff_in

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(name="办公室", kind="office"), "performance_office"), PASSWORD)


@pytest.fixture
def organ(traveller):
    found = traveller.appointments.get().unit.parent
    ChainStepFactory(chain=ChainFactory(code="inside", unit=found), title="分管领导审批", due_days=3)
    ChainStepFactory(chain=ChainFactory(code="outside", unit=found), title="批复", who="body", bodies=["市领导小组"])
    return found


@pytest.fixture
def plan(traveller, organ):
    """A department's plan that waits for a leader whom the traveller stands in for."""
    leader = staff_in(organ, "supervising_leader")
    DeputyFactory(staff=leader, deputy=traveller, first_day="2020-01-01", last_day="2099-01-01")
    department = DepartmentFactory(parent=organ, name="妇女发展部")
    return services.start(department, "inside", unit=department, by=staff_in(department))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_deputy_is_told_at_the_field_and_then_agrees(visit, plan, size):
    seen = visit(size)
    seen.go("/")
    seen.page.click("text=妇女发展部 >> nth=0")
    seen.page.click("button:text-is('退回')")
    seen.page.wait_for_selector("text=退回要写明理由")
    assert seen.page.evaluate("document.activeElement.name") == seen.page.get_attribute("[aria-invalid=true]", "name")
    assert not seen.overflows()

    seen.page.click("button:text-is('同意')")
    seen.page.wait_for_selector("text=各环节都已同意")
    plan.refresh_from_db()
    assert plan.state == "passed"
    assert not seen.overflows()
    assert [one for one in seen.complaints if "422" not in one] == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_reply_on_paper_is_entered_with_its_scan(visit, traveller, organ, size):
    approval = services.start(organ, "outside", unit=organ, by=traveller)
    seen = visit(size)
    seen.go("/approvals/paper/")
    seen.page.click(f"main a:text-is('{organ.name}')")
    seen.page.click("text=代录来文")
    seen.page.fill("[name=signer]", "陈文辉")
    seen.page.set_input_files("[name=scan]", FilePayload(name="批复.pdf", mimeType="application/pdf", buffer=b"%PDF-1"))
    assert not seen.overflows()
    seen.page.click("text=代录这份来文")

    seen.page.wait_for_selector("text=批复.pdf")
    approval.refresh_from_db()
    assert approval.state == "passed"
    assert seen.complaints == []
