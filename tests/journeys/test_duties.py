"""A bureau signs its letter on a phone, writes its own plan out of the year's, and files it when it is approved."""

from datetime import date

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.committee.duties import services
from jinguo.committee.duties.models import ImplementationFiling
from jinguo.committee.duties.services import Choice
from jinguo.committee.duties.tests.conftest import city_at_work, target
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.cycle.plans import services as plans
from jinguo.org.access.tests.factories import PASSWORD, open_account

pytestmark = pytest.mark.browser


@pytest.fixture
def city(transactional_db, settings):
    """The browser's server has its own thread: the day is set for both."""
    settings.JINGUO_TODAY = date(2026, 6, 3)
    return city_at_work()


@pytest.fixture
def year(city):
    """The year's plan in force since 20 May, with one goal, the health commission its lead, and letters to sign."""
    install_chains(city.federation)
    services.list_targets(city.plan, [Choice(target("mmr"), steps="落实五项制度")], by=city.keeper)
    plans.enter_approved(city.plan, by=city.keeper, number="1号", day=date(2022, 3, 1))
    plan = services.begin_year(city.plan, 2026, by=city.keeper)
    plans.enter_approved(plan, by=city.keeper, number="2号", day=date(2026, 5, 20))
    plans.draw_letters(plan, by=city.keeper)
    return plan


@pytest.fixture
def traveller(city):
    return open_account(city.liaison, PASSWORD)


def test_a_unit_signs_its_letter_and_files_its_plan(visit, city, year):
    letter = year.letters.get(unit=city.units["市卫生健康委员会"])
    phone = visit(PHONE)
    phone.go(letter.get_absolute_url())
    phone.page.click("button:has-text('签字')")
    phone.page.wait_for_selector("text=已签字")
    assert (phone.complaints, phone.overflows()) == ([], False)

    seen = visit(DESK)
    seen.go(year.get_absolute_url())
    seen.page.click("button:has-text('起草本单位实施方案')")
    seen.page.wait_for_selector("text=本单位批准后，报妇儿工委办备案")
    seen.page.click("a:has-text('补录批准')")
    seen.page.fill("[name=body]", "市卫生健康委员会党组")
    seen.page.fill("[name=number]", "党组会议〔2026〕6号")
    seen.page.fill("[name=signer]", "林建平")
    seen.page.fill("[name=day]", "2026-06-02")
    seen.page.click("button:has-text('补录并冻结目标')")
    seen.page.wait_for_selector("text=已补录批复，目标冻结")
    seen.page.click("a:has-text('报送备案')")
    assert seen.page.input_value("[name=filed_on]") == "2026-06-03"
    seen.page.click("button:has-text('备案')")
    seen.page.wait_for_selector("text=已备案")
    assert (seen.complaints, seen.overflows()) == ([], False)

    office = visit(DESK, open_account(city.keeper, PASSWORD))
    office.go("/duties/")
    assert "委托方未签" in office.page.inner_text("tr:has-text('市卫生健康委员会')")
    filing = ImplementationFiling.objects.get()
    assert (filing.plan.approved_number, filing.filed_on) == ("党组会议〔2026〕6号", date(2026, 6, 3))
    assert office.complaints == []
