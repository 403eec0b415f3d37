"""An indicator as a measure: the last adopted value of the holder's own region."""

from datetime import date
from decimal import Decimal

import pytest

from jinguo.committee.outlines.measures import indicator_measures
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.services import adopt
from jinguo.committee.outlines.tests.factories import IndicatorFactory, ObservationFactory
from jinguo.cycle.bookkeeping.measures import Question, all_measures, measure
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import AppointmentFactory, DepartmentFactory, RegionFactory, UnitFactory
from jinguo.rules.outlines import indicators
from jinguo.rules.periods import parse_period

YEAR = parse_period("2021")


@pytest.fixture
def city(db):
    return UnitFactory(region=RegionFactory(code="350500", name="泉州市", level="city"))


@pytest.fixture
def observed(city):
    """What was observed in the city in three years."""
    facts = {"unit": city, "region": city.region, "indicator": IndicatorFactory()}
    for period, value in (("2019", "17.8"), ("2020", "16.9"), ("2022", "15.7")):
        ObservationFactory(period=period, value=Decimal(value), **facts)
    return facts


def asked(holder, period=YEAR, **more):
    return measure("indicator.mmr").of(Question(holder, period, **more))


def test_the_last_value_up_to_the_day_asked_for_counts(city, observed):
    figure = asked(city)

    assert figure.value == Decimal("16.9")
    assert "2020年监测值 16.9/10万" in figure.because
    assert asked(city, as_of=date(2019, 12, 31)).value == Decimal("17.8")


def test_a_changed_value_moves_the_figure(city, observed):
    Observation.objects.filter(period="2020").update(value=Decimal(18))

    assert asked(city).value == 18


def test_a_department_has_the_region_of_its_organ_and_a_person_none(city, observed):
    office = DepartmentFactory(parent=city)

    assert asked(office).value == Decimal("16.9")
    assert asked(AppointmentFactory(unit=office).staff).value is None


def test_counties_are_not_added_up_to_their_city(city, observed):
    county = RegionFactory(code="350582", name="晋江市", parent=city.region)
    ObservationFactory(**{**observed, "region": county}, period="2020", value=Decimal(5))

    assert asked(city).value == Decimal("16.9")
    assert asked(city, region=county).value == 5


def test_of_two_sources_the_adopted_one_is_the_figure(city, observed):
    other = ObservationFactory(**observed, period="2020", value=Decimal(17))
    office = AppointmentFactory(unit__parent=city, role="committee_office").staff

    before = asked(city)
    adopt(other, by=office, because="以修订数为准")

    assert before.value == Decimal("16.9")
    assert asked(city).value == 17
    assert "来源不一致" in before.because


def test_of_what_is_counted_of_women_alone_women_are_the_whole(city):
    share = IndicatorFactory(code="village_committee_women_share", title="村委会成员中女性比例", unit="%", direction=1)
    facts = {"unit": city, "region": city.region, "indicator": share, "period": "2020"}
    ObservationFactory(**facts, disaggregation="female", value=Decimal("24.2"))
    ObservationFactory(**facts, disaggregation="rural", value=Decimal(50))

    found = measure("indicator.village_committee_women_share").of(Question(city, YEAR))

    assert found.value == Decimal("24.2")


def test_every_indicator_is_offered_and_none_costs_a_statement(city, django_assert_num_queries):
    staff = AppointmentFactory(unit=city).staff

    with django_assert_num_queries(0):
        found = {one.code for one in indicator_measures()}
        assert {one.of(Question(staff, YEAR)).value for one in indicator_measures()} == {None}

    assert found == {f"indicator.{code}" for code in indicators()}
    assert found <= set(all_measures())


def test_the_figure_opens_to_its_values(city, observed):
    browser = browser_of(AppointmentFactory(unit__parent=city, role="committee_office").staff)

    page = browser.get(f"/figures/indicator.mmr/?holder={city.code}&period=2021")

    assert page.status_code == 200
    assert "16.9" in page.content.decode()
