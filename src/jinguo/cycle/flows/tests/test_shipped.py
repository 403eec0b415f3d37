"""The chains that come with the system are put up once, and every one can be begun."""

import pytest

from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Chain
from jinguo.cycle.flows.services.shipped import install_at_first_start, install_chains, shipped

CODES = ["plan.change", "plan.child", "plan.performance.approve", "plan.performance.review", "plan.personal"]


def test_every_shipped_chain_is_put_up_once(office):
    assert [chain.code for chain in install_chains(office.organ)] == CODES
    assert install_chains(office.organ) == []


@pytest.mark.parametrize("code", CODES)
def test_each_can_be_begun_by_a_clerk(office, code):
    install_chains(office.organ)

    approval = services.start(office.department, code, unit=office.department, by=office.clerk)

    assert approval.waiting()


def test_only_the_performance_office_puts_them_up(office):
    with pytest.raises(Refused, match="绩效办设置审批流程"):
        install_chains(office.organ, by=office.head)


def test_the_first_start_puts_them_up_and_says_so(office):
    assert install_at_first_start() == [f"已装上 {len(shipped())} 条审批流程。"]
    assert install_at_first_start() == []
    assert Chain.objects.count() == len(shipped())
