"""The pages of a region, of the member units and of women beside men."""

from datetime import date
from decimal import Decimal

import pytest

from jinguo.committee.atlas.gaps import counted_of_both, gaps_of
from jinguo.committee.body.tests.factories import MembershipFactory
from jinguo.committee.collection.tests.factories import ReturnFactory
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.tests.factories import IndicatorFactory, ObservationFactory
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import AppointmentFactory, UnitFactory

YEARS = {"2018": 66, "2017": 62}


def page(city, url, by=None):
    return browser_of(by or city.keeper).get(url)


def profile(city, name, query=""):
    answer = page(city, f"/outlines/city_women/regions/{city.counties[name].code}/{query}")
    return answer.context["profile"]


def standing(found, code="screening"):
    ((_, targets),) = found.domains
    return next(one for one in targets if one.line.target.code == code)


def test_a_region_has_its_rates_its_place_and_what_is_missing(city):
    found = profile(city, "乙县")

    assert [one.value for one in found.figures] == ["50%", "—", "97.5", "2"]
    assert standing(found).missing == "差 2.0 个百分点"
    assert standing(found).change == "比上年上升3个百分点"
    assert "少于 20 例" in standing(found, "mmr").pooled


def test_the_index_opens_to_domain_target_and_degree(city):
    (health,) = profile(city, "丙县").opened

    assert (health.title, health.index) == ("健康", "75.0")
    assert [part.degree.value for part in health.parts] == [75.0]


def test_a_forecast_needs_three_points_and_says_so(city):
    city.outline.last, county = 2030, city.counties["乙县"]
    city.outline.save()
    city.outline.targets.update(year=2030)
    before = standing(profile(city, "乙县", "?year=2020")).forecast
    indicator = Observation.objects.get(region=county, period="2019").indicator
    for year, value in YEARS.items():
        ObservationFactory(unit=city.organ, region=county, indicator=indicator, period=year, value=Decimal(value))

    after = standing(profile(city, "乙县", "?year=2020")).forecast

    assert "只有 2 个数据点" in before.because
    assert (after.status, "4 个数据点的直线" in after.because) == ("expected", True)


@pytest.mark.parametrize(("code", "status"), [("999999", 404), ("350500", 200)])
def test_a_region_out_of_the_outline_is_not_found_and_one_without_values_says_what_to_do(city, code, status):
    answer = page(city, f"/outlines/city_women/regions/{code}/")

    assert answer.status_code == status
    assert status == 404 or "还没有监测值" in answer.content.decode()


def test_another_county_is_not_found_by_a_county(city):
    own = UnitFactory(parent=city.organ, region=city.counties["甲县"])
    officer = AppointmentFactory(unit=own, role="county_office").staff
    url = f"/outlines/city_women/regions/{city.counties['乙县'].code}/"

    assert page(city, url, by=officer).status_code == 404


@pytest.fixture
def units(city):
    """Two member units of the city's committee, while the outline runs."""
    city.outline.last = 2030
    city.outline.save()
    body = UnitFactory(kind="committee", region=city.organ.region)
    found = [UnitFactory(kind="member_unit", name=name, parent=body) for name in ("市卫生健康委员会", "市商务局")]
    return [MembershipFactory(committee=body, unit=one, first_day=date(2011, 1, 1)) for one in found]


def test_a_unit_s_page_has_the_targets_it_is_the_source_of_and_all_that_it_owes(city, units, june_3):
    health, trade = units
    TaskFactory(unit=health.unit, giver=city.organ, due=date(2026, 5, 1), assigned_by=city.keeper)
    ReturnFactory(unit=health.unit, due=date(2026, 5, 31))
    found = page(city, f"/monitoring/units/{health.pk}/").context["standing"]
    liaison = AppointmentFactory(unit=trade.unit, role="liaison").staff
    others = page(city, f"/monitoring/units/{health.pk}/", by=liaison)

    assert (found.targets, found.rate.reached, found.rate.missed) == (1, 1, 2)
    assert [one.kind for one in found.late if one.kind != "成员单位变动报告"] == ["交办事项", "数据填报"]
    assert (others.context["standing"].owed, "只看本单位的事项" in others.content.decode()) == ([], True)


def test_the_list_of_units_names_those_without_targets_apart(city, units, june_3, django_assert_max_num_queries):
    browser = browser_of(AppointmentFactory(unit=units[0].unit, role="liaison").staff)
    with django_assert_max_num_queries(30):
        answer = browser.get("/monitoring/units/")

    assert [(member.unit.name, bool(one.owed)) for member, one in answer.context["pairs"]] == [
        ("市卫生健康委员会", True)
    ]
    assert [member.unit.name for member in answer.context["idle"]] == ["市商务局"]
    both = browser_of(city.keeper).get("/monitoring/units/").context["pairs"]
    assert [bool(one.owed) for _, one in both] == [True, True]


@pytest.fixture
def schooling(city):
    """Years of schooling of women and men in two counties and two years."""
    indicator = IndicatorFactory(code="mean_schooling", title="15岁及以上人口平均受教育年限", unit="年", direction=1)
    values = {"甲县": ((9, 10), (9.5, 10.1)), "乙县": ((9.8, 9.6), (10, 9.9))}
    for name, years in values.items():
        for period, pair in zip(("2019", "2020"), years, strict=True):
            for sex, value in zip(("female", "male"), pair, strict=True):
                facts = {"disaggregation": sex, "period": period, "value": Decimal(str(value))}
                ObservationFactory(unit=city.organ, region=city.counties[name], indicator=indicator, **facts)
    return indicator


def test_gaps_say_who_is_higher_by_how_much_and_whether_it_narrows(city, schooling):
    context = page(city, "/monitoring/gaps/").context
    told = {row.place.name: row for row in context["rows"]}

    assert {name: row.higher for name, row in told.items()} == {"甲县": "男性", "乙县": "女性"}
    assert told["甲县"].told == "男性高 0.6 年，女/男 = 0.94"
    assert told["甲县"].change == "比2019年差距缩小 0.4 年"


def test_the_gap_follows_the_value_and_the_chart_has_both_lines(city, schooling):
    Observation.objects.filter(indicator=schooling, value=Decimal("9.5")).update(value=Decimal("10.1"))
    county = city.counties["甲县"]
    gaps = gaps_of(schooling, Observation.objects.all(), [county])
    drawn = page(city, f"/monitoring/gaps/mean_schooling/chart/?region={county.code}").json()

    assert gaps.rows(2020)[0].higher == "相同"
    assert {row["性别"] for row in drawn["data"]["values"]} == {"女", "男"}
    assert counted_of_both(Observation.objects.all()) == [schooling]


def test_without_values_of_both_the_page_says_what_to_import(city):
    assert "还没有男女都有的监测值" in page(city, "/monitoring/gaps/").content.decode()
