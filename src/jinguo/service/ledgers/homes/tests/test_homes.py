"""How many homes stand, and how much of a frozen register bears a plate, on any day and for any part."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory, staff_in
from jinguo.rules.periods import parse_period
from jinguo.service.ledgers.homes.ledger import HOMES
from jinguo.service.ledgers.homes.tests.factories import WomensHomeFactory

MAY_31, JUNE_3 = date(2026, 5, 31), date(2026, 6, 3)

pytestmark = pytest.mark.usefixtures("june_3")


@pytest.fixture
def city(db):
    return UnitFactory(name="泉州市妇联")


def asked(code, unit, as_of=JUNE_3, region=None):
    return measure(f"homes.{code}").of(Question(unit, parse_period("2026"), region, as_of))


def test_a_home_counts_from_its_first_day_to_its_last(city):
    WomensHomeFactory(unit=city)
    WomensHomeFactory(unit=city, opened=JUNE_3)
    WomensHomeFactory(unit=city, closed=JUNE_3)

    assert [asked("count", city, day).value for day in (MAY_31, JUNE_3)] == [2, 2]
    assert asked("count", city, MAY_31).because == "泉州市妇联截至2026年5月31日，名册内妇女之家 2 个"


def test_plates_and_fitness_stations_are_dated(city):
    WomensHomeFactory(unit=city, plate_on=JUNE_3, fitness_on=JUNE_3)

    assert [asked(code, city, MAY_31).value for code in ("plated", "fitness_stations")] == [0, 0]
    assert [asked(code, city, JUNE_3).value for code in ("plated", "fitness_stations")] == [1, 1]


def test_coverage_asks_for_a_frozen_base_first(city):
    WomensHomeFactory(unit=city)

    assert asked("plate_coverage", city).value is None
    assert "先在名册里冻结一次" in asked("plate_coverage", city).because


def test_a_home_added_after_the_freeze_moves_no_coverage(city):
    WomensHomeFactory(unit=city)
    services.freeze(HOMES, city, by=None, on=MAY_31)
    WomensHomeFactory(unit=city, plate_on=None)

    assert (asked("plate_coverage", city).value, asked("count", city).value) == (100, 2)


def test_a_plate_hung_later_covers_from_its_day(city):
    home = WomensHomeFactory(unit=city, plate_on=None)
    WomensHomeFactory(unit=city)
    services.freeze(HOMES, city, by=None, on=MAY_31)
    services.change(home, {"plate_on": JUNE_3}, by=staff_in(city))

    assert asked("plate_coverage", city, date(2026, 6, 2)).parts == {"已覆盖": 1, "基数": 2}
    assert asked("plate_coverage", city, JUNE_3).value == 100


def test_a_county_is_asked_of_its_part_of_the_city_s_base(city):
    county = UnitFactory(parent=city)
    WomensHomeFactory(unit=county, plate_on=None)
    WomensHomeFactory(unit=city)
    services.freeze(HOMES, city, by=None, on=MAY_31)

    assert asked("plate_coverage", county).parts == {"已覆盖": 0, "基数": 1}
    assert asked("plate_coverage", city).parts == {"已覆盖": 1, "基数": 2}


def test_a_county_that_froze_its_own_register_is_asked_of_that(city):
    county = UnitFactory(parent=city)
    WomensHomeFactory(unit=county, opened=MAY_31)
    services.freeze(HOMES, county, by=None, on=MAY_31)
    services.freeze(HOMES, city, by=None, on=JUNE_3)

    assert "2026年5月31日冻结" in asked("plate_coverage", county).because


def test_a_region_is_asked_of_its_own_homes(city):
    here = RegionFactory()
    WomensHomeFactory(unit=city, region=RegionFactory(parent=here, level="village"))
    WomensHomeFactory(unit=city, plate_on=None)
    services.freeze(HOMES, city, by=None, on=MAY_31)

    assert asked("plate_coverage", city, region=here).value == 100
    assert asked("count", city, region=here).value == 1


def test_the_performance_office_freezes_and_no_other(city):
    with pytest.raises(Refused, match="请绩效办冻结"):
        services.freeze(HOMES, city, by=staff_in(city), on=MAY_31)

    assert services.freeze(HOMES, city, by=staff_in(city, "performance_office"), on=MAY_31).size == 0


def test_a_day_is_frozen_once(city):
    services.freeze(HOMES, city, by=None, on=MAY_31)

    with pytest.raises(ValidationError, match="5月31日 已冻结过"):
        services.freeze(HOMES, city, by=None, on=MAY_31)


def test_a_plate_is_not_older_than_its_home(city):
    values = {"name": "岞山村妇女之家", "region": RegionFactory(), "opened": MAY_31, "plate_on": date(2026, 1, 1)}

    with pytest.raises(ValidationError) as caught:
        services.record(HOMES, values, unit=city, by=staff_in(city))

    assert caught.value.message_dict == {"plate_on": ["挂牌日早于启用日，请核对"]}


@pytest.mark.parametrize("count", [1, 9])
def test_a_list_asks_once_however_long(django_assert_num_queries, city, count):
    WomensHomeFactory.create_batch(count, unit=city)

    with django_assert_num_queries(1):
        rows = [HOMES.values(row) for row in HOMES.rows()]

    assert len(rows) == count


def test_the_two_sides_of_a_coverage_stand_on_its_page_as_counts(city):
    WomensHomeFactory(unit=city, plate_on=JUNE_3)
    services.freeze(HOMES, city, by=None, on=JUNE_3)

    page = browser_of(staff_in(city, "performance_office")).get("/figures/homes.plate_coverage/")

    assert page.context["parts"] == [("已覆盖", "1"), ("基数", "1")]
