"""The regions that a page offers: all that have values while they are few, else one step down at a time."""

import pytest

from jinguo.committee.outlines import places
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.tests.factories import ObservationFactory
from jinguo.org.structure.tests.factories import RegionFactory


@pytest.fixture
def province(db):
    """A province of two cities, one of which has two counties with values, and one without."""
    top = RegionFactory(level="province", code="350000")
    near, empty = (RegionFactory(level="city", code=code, parent=top) for code in ("350500", "350600"))
    for code in ("350502", "350503"):
        county = RegionFactory(level="county", code=code, parent=near)
        ObservationFactory(region=county)
    RegionFactory(level="county", code="350602", parent=empty)
    return top


def offered(place, top):
    return [one.code for one in places.places_around(place, top, Observation.objects.all())]


def test_few_are_offered_together(province):
    assert offered(province, province) == ["350000", "350502", "350503"]


def test_many_are_found_one_step_at_a_time(province, monkeypatch):
    monkeypatch.setattr(places, "MOST", 1)
    city = province.children.get(code="350500")

    assert offered(province, province) == ["350000", "350500"]
    assert offered(city, province) == ["350000", "350500", "350502", "350503"]
    assert offered(city.children.get(code="350502"), city) == ["350500", "350502"]


def test_the_highest_that_has_values_is_looked_at_first(province):
    assert places.highest_place(Observation.objects.all()).code == "350502"
    assert places.highest_place(Observation.objects.none()) is None
