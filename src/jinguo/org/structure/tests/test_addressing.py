"""Units in the words of a paper: whole groups by one name, kinds apart."""

from datetime import date

import pytest

from jinguo.org.structure import addressing
from jinguo.org.structure.addressing import Together, addressed
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory

JUNE_3 = date(2026, 6, 3)


@pytest.fixture
def bureaus(db, monkeypatch):
    """Four bureaus that are called by one name, and two departments that are not."""
    found = [UnitFactory(name=f"市{name}局", kind="member_unit") for name in ("教育", "公安", "民政", "统计")]
    group = Together("各成员单位", frozenset(one.pk for one in found))
    monkeypatch.setattr(addressing, "_tellers", [lambda by, about, day: [group]])
    return found


def test_all_of_a_group_are_named_together_and_a_part_of_it_one_by_one(bureaus):
    first, second = (DepartmentFactory(name=name) for name in ("办公室", "宣传部"))

    def words(*units):
        return addressed(units, by=first, day=JUNE_3)

    assert words(*bureaus) == "各成员单位"
    assert words(first, *bureaus, second) == "各成员单位，办公室、宣传部"
    assert words(*bureaus[1:], first) == "市公安局、市民政局、市统计局，办公室"
    assert words() == ""
