"""A city's committee as its body's tests know it, with leaders and liaisons named."""

import pytest

from jinguo.committee.body.tests.conftest import City, city
from jinguo.committee.body.tests.factories import GroupSeatFactory, UnitContactFactory

__all__ = ["city", "manned"]


@pytest.fixture
def manned(city: City) -> City:
    """Education has a leader and a liaison with an account, health a liaison without; one expert sits in the group."""
    UnitContactFactory(membership=city.education, role="leader", name="林局长")
    UnitContactFactory(membership=city.education, role="liaison", staff=city.liaison, name="")
    UnitContactFactory(membership=city.health, role="liaison", name="陈科长")
    GroupSeatFactory(committee=city.committee, staff=city.expert, name="")
    return city
