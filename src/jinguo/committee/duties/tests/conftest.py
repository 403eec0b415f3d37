"""A city's federation with its committee and four bureaus, both running outlines, and the outline's plan being made."""

from dataclasses import dataclass

import pytest

from jinguo.committee.body.models import Membership
from jinguo.committee.body.tests.factories import BureauFactory, CityFactory, CommitteeFactory, MembershipFactory
from jinguo.committee.duties import services
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.committee.outlines.services import install_outlines
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in

BUREAUS = ("市卫生健康委员会", "市公安局", "市医疗保障局", "市教育局")


@dataclass
class City:
    """A federation, its committee, four member units, and those who work for them."""

    federation: Unit
    committee: Unit
    counties: list[Region]
    units: dict[str, Unit]
    keeper: Staff
    head: Staff
    liaison: Staff
    plan: Plan


@pytest.fixture
def city(db: None, june_3: None) -> City:
    """Everybody at work on 3 June 2026; the plan of 2021–2030 is empty."""
    return city_at_work()


def city_at_work() -> City:
    """The same on the day of the caller."""
    region = CityFactory(name="泉州市", code="350500")
    counties = [RegionFactory(name=f"县{n}", parent=region) for n in range(2)]
    federation = UnitFactory(name="泉州市妇联", region=region)
    office = DepartmentFactory(name="妇儿工委办", kind="committee_office", parent=federation)
    committee = CommitteeFactory(name="泉州市妇女儿童工作委员会", region=region)
    units = {name: BureauFactory(name=name, parent=committee, region=region) for name in BUREAUS}
    for unit in units.values():
        MembershipFactory(committee=committee, unit=unit)
    install_outlines(federation)
    keeper = staff_in(office, "committee_office")
    plan = services.begin_outline(federation, first=2021, last=2030, by=keeper)
    liaison = staff_in(units["市卫生健康委员会"], "liaison")
    head = staff_in(DepartmentFactory(parent=federation), "unit_head")
    return City(federation, committee, counties, units, keeper, head, liaison, plan)


def target(code: str, outline: str = "women_2021_2030") -> OutlineTarget:
    """A target of a running outline."""
    return OutlineTarget.objects.select_related("outline").get(outline__code=outline, code=code)


def member(city: City, name: str) -> Membership:
    """A member unit's seat."""
    return Membership.objects.get(committee=city.committee, unit__name=name)
