"""A city's committee with its office, two bureaus and a liaison; another city's beside it."""

from dataclasses import dataclass

import pytest

from jinguo.committee.body.models import Membership
from jinguo.committee.body.tests.factories import BureauFactory, CityFactory, CommitteeFactory, MembershipFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import UnitFactory, staff_in


@dataclass
class City:
    """A committee, its office, its members and those who work for it."""

    federation: Unit
    committee: Unit
    education: Membership
    health: Membership
    keeper: Staff
    leader: Staff
    liaison: Staff
    expert: Staff


@pytest.fixture
def city(db: None, june_3: None) -> City:
    """Everybody at work on 3 June 2026; nobody is named in the bureaus yet."""
    return city_named("泉州")


def city_named(name: str) -> City:
    """A city of a name."""
    region = CityFactory(name=f"{name}市")
    federation = UnitFactory(name=f"{name}市妇联", region=region)
    office = UnitFactory(name=f"{name}妇儿工委办", kind="committee_office", parent=federation)
    committee = CommitteeFactory(name=f"{name}市妇女儿童工作委员会", region=region)
    education = MembershipFactory(committee=committee, unit=BureauFactory(name=f"{name}市教育局", parent=committee))
    health = MembershipFactory(committee=committee, unit=BureauFactory(name=f"{name}市卫健委", parent=committee))
    return City(
        federation,
        committee,
        education,
        health,
        keeper=staff_in(office, "committee_office"),
        leader=staff_in(federation, "unit_head"),
        liaison=staff_in(education.unit, "liaison"),
        expert=staff_in(committee, "expert"),
    )
