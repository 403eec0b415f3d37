"""The chains that come with the system are put up once, and every one can be begun."""

import pytest

from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Chain, ChainStep
from jinguo.cycle.flows.services.shipped import install_at_first_start, install_chains, missing, shipped
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in

FACTS = {"days": 1, "kind": "事假", "rank": "工作人员"}
CODES = list(dict.fromkeys(one["code"] for one in shipped()))


def test_every_shipped_chain_is_put_up_once(office):
    assert [chain.code for chain in install_chains(office.organ)] == CODES
    assert install_chains(office.organ) == []


@pytest.mark.parametrize("code", CODES)
def test_each_can_be_begun_by_a_clerk(office, code):
    install_chains(office.organ)

    approval = services.start(office.department, code, unit=office.department, by=office.clerk, facts=FACTS)

    assert approval.waiting()


def test_only_the_performance_office_puts_them_up(office):
    with pytest.raises(Refused, match="绩效办设置审批流程"):
        install_chains(office.organ, by=office.head)


def test_the_first_start_puts_them_up_and_says_so(office):
    assert install_at_first_start() == [f"已装上 {len(CODES)} 条审批流程。"]
    assert install_at_first_start() == []
    assert Chain.objects.count() == len(CODES)


def test_a_county_gets_the_bodies_of_its_own_level_though_its_city_has_chains(office):
    install_chains(office.organ)
    county = UnitFactory(parent=office.organ, region=RegionFactory(level="county"))
    keeper = staff_in(DepartmentFactory(parent=county), "performance_office")
    assert {one["code"] for one in missing(county)} == {"plan.performance.approve", "plan.performance.review"}
    assert "装上其余流程" in browser_of(keeper).get("/chains/").content.decode()

    install_chains(county, by=keeper)

    assert missing(county) == []
    asked = {
        step.chain.unit: step.bodies for step in ChainStep.objects.filter(title="批复").select_related("chain__unit")
    }
    assert asked == {office.organ: ["市机关效能建设领导小组"], county: ["县（市、区）机关效能建设领导小组"]}
