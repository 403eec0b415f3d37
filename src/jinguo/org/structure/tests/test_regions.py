"""Divisions entered as a list."""

import pytest
from django.core.exceptions import ValidationError

from jinguo.org.structure.models import Region
from jinguo.org.structure.services import Division, open_regions

CITY = Division("350500", "泉州市", "city")
COUNTY = Division("350582", "晋江市", "county", above="350500")


def test_a_county_hangs_below_its_city(db):
    city, county = open_regions([CITY, COUNTY], by=None)

    county.refresh_from_db()
    assert county.parent == city
    assert county.path.startswith(Region.objects.get(code="350500").path)


def test_later_lists_hang_below_earlier_ones(db):
    open_regions([CITY], by=None)

    county = open_regions([COUNTY], by=None)[0]

    assert county.parent.code == "350500"


def test_an_unknown_parent_is_named(db):
    with pytest.raises(ValidationError, match="350500"):
        open_regions([COUNTY], by=None)


@pytest.mark.parametrize("wrong", [[COUNTY, CITY], [CITY, CITY]])
def test_a_taken_code_is_named_and_nothing_is_entered(db, wrong):
    open_regions([CITY], by=None)

    with pytest.raises(ValidationError, match="350500"):
        open_regions(wrong, by=None)
    assert Region.objects.count() == 1
