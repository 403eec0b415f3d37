"""Leave asked for with its days counted live, extended, and reported back; an outing reported and ended on a phone."""

from datetime import timedelta

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.base import clock
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.queries import approvals_of
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.tests.factories import LeaveEntryFactory
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.org.structure.work_calendar import work_calendar

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(name="发展部")), PASSWORD)


@pytest.fixture
def head(traveller):
    unit = traveller.appointments.get().unit
    install_chains(unit.parent)
    LeaveEntryFactory(staff=traveller, unit=unit, year=clock.today().year)
    return staff_in(unit, "department_head")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_leave_is_counted_while_it_is_asked_for_and_reported_back(visit, traveller, head, size):
    day, seen = work_calendar().on_or_before(clock.today()), visit(size)
    seen.go("/leave/new/")
    seen.page.fill("[name=first]", day.isoformat())
    seen.page.fill("[name=last]", day.isoformat())
    seen.page.select_option("[name=last_half]", "am")
    seen.page.wait_for_selector("text=0.5 天，按工作日计")
    assert head.name in seen.page.inner_text("#count")
    seen.page.fill("[name=reason]", "家里有事")
    seen.page.click("text=提交请假")
    seen.page.wait_for_selector("text=已提交请假，共 0.5 天")
    assert not seen.overflows()
    (approval,) = approvals_of(LeaveRequest.objects.get())
    flows.answer(approval, by=head, agrees=True)

    seen.page.reload()
    seen.page.click("main a:text-is('销假')")
    seen.page.fill("[name=back_on]", clock.today().isoformat())
    seen.page.click("text=登记销假")
    seen.page.wait_for_selector("text=已销假")
    assert not seen.overflows()
    assert (seen.complaints, seen.hosts) == ([], {"localhost"})


def test_an_outing_is_reported_on_a_phone(visit, traveller, head):
    tomorrow, seen = (clock.today() + timedelta(days=1)).isoformat(), visit(PHONE)
    seen.go("/outings/new/")
    for name, value in {"place": "惠安县妇联", "reason": "走访", "first": tomorrow, "last": tomorrow}.items():
        seen.page.fill(f"[name={name}]", value)
    seen.page.fill("[name=leaves]", "08:30")
    seen.page.fill("[name=back]", "17:30")
    seen.page.click("main button:text-is('报告外出')")
    seen.page.wait_for_selector("text=已报告外出")
    assert not seen.overflows()
    assert (seen.complaints, seen.hosts) == ([], {"localhost"})
