"""The table of regions, the tile map, the index with its ranks, and the workbooks."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import do
from jinguo.committee.atlas import services
from jinguo.committee.atlas.models import IndexSetting
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.tests.factories import ObservationFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import AppointmentFactory, RegionFactory, UnitFactory

TABLE = "/outlines/city_women/regions/"


def seen(city, url=TABLE, by=None):
    return browser_of(by or city.keeper).get(url)


def heat(city, url=TABLE, by=None):
    return seen(city, url, by).context["heat"]


def rows(city, **asked):
    return {row.place.name: row for row in heat(city, **asked).rows}


def set_index(city, seen=0, **facts):
    usual = {"policy": "skip", "least_cases": 20, "domains": {}, "targets": {}}
    return services.set_index(city.outline, by=city.keeper, seen=seen, **usual | facts)


def test_each_county_has_its_lights_its_rate_its_index_its_rank_and_its_movement(city):
    found = rows(city)

    assert {name: row.cells[1].word for name, row in found.items()} == {
        "甲县": "达标", "乙县": "未达标", "丙县": "未达标",
    }  # fmt: skip
    assert {name: row.shown for name, row in found.items()} == {"甲县": "100.0", "乙县": "97.5", "丙县": "75.0"}
    assert {name: row.rank.rank for name, row in found.items()} == {"甲县": 1, "乙县": 2, "丙县": 3}
    assert {name: row.movement for name, row in found.items()} == {"甲县": "↑ 1 位", "乙县": "↓ 1 位", "丙县": "持平"}


def test_an_index_follows_the_value_it_is_made_of(city):
    Observation.objects.filter(region=city.counties["丙县"], period="2020", cases=None).update(value=Decimal(79))

    found = rows(city)

    assert (found["丙县"].shown, found["丙县"].rank.rank, found["丙县"].movement) == ("98.8", 2, "↑ 1 位")


def test_a_target_of_few_cases_stays_out_of_every_index_and_has_no_rank(city):
    table, tiles = heat(city), seen(city, f"{TABLE}map/?target=mmr").context["map"]

    assert table.set_aside == "例数少，各地都不进综合指数：孕产妇死亡率（甲县、乙县）"
    assert [one.place.rank for one in tiles.ranked] == [1, None, None]
    assert "不排位次" in tiles.ranked[1].because
    assert rows(city)["乙县"].cells[0].counts == "2 例"


def test_with_a_lower_bound_of_cases_it_is_in_the_index(city):
    set_index(city, least_cases=0)

    assert heat(city).set_aside == ""
    assert rows(city)["丙县"].shown == "44.2"  # (75 + 20 ÷ 150 × 100) ÷ 2


def test_weights_move_the_index_and_zero_takes_a_target_out(city):
    mmr, screening = city.outline.targets.order_by("order")
    set_index(city, least_cases=0, targets={screening.pk: Decimal(3)})
    first = rows(city)["丙县"].shown
    set_index(city, seen=1, least_cases=0, targets={mmr.pk: Decimal(0)})

    assert (first, rows(city)["丙县"].shown) == ("59.6", "75.0")


def test_regions_that_lack_different_values_are_not_ranked_and_the_page_says_which(city):
    set_index(city, least_cases=0)
    Observation.objects.filter(region=city.counties["乙县"], period="2020", cases=None).delete()

    answer = seen(city)

    assert all(row.rank is None for row in answer.context["heat"].rows)
    assert "乙县：妇女常见病定期筛查率" in answer.content.decode()


def test_a_domain_narrows_the_table_and_a_year_moves_it(city):
    assert [one.code for one in heat(city, f"{TABLE}?domain=education").targets] == []
    assert [one.code for one in heat(city, f"{TABLE}?year=2019").targets] == ["screening"]
    assert [row.cells[0].value for row in heat(city, f"{TABLE}?year=2019").rows] == ["70.0", "75.0", "60.0"]


def test_a_county_sees_itself_only(city):
    own = UnitFactory(parent=city.organ, region=city.counties["甲县"])
    officer = AppointmentFactory(unit=own, role="county_office").staff

    assert [*rows(city, by=officer)] == ["甲县"]
    assert "位次要在全部地区里排" in seen(city, by=officer).content.decode()


def test_a_county_without_values_is_in_the_table_of_who_keeps_them(city):
    RegionFactory(code="350509", name="丁县", level="county", parent=city.organ.region)

    assert rows(city)["丁县"].cells[0].value == "未报"


def test_a_cell_without_a_value_opens_to_the_target_that_says_so(city):
    Observation.objects.filter(region=city.counties["乙县"], period="2020", cases=None).delete()

    answer = seen(city, f"/outlines/city_women/targets/screening/?year=2020&region={city.counties['乙县'].code}")

    assert answer.status_code == 200
    assert "2020年没有数据" in answer.content.decode()


@pytest.fixture
def two_a_page(monkeypatch):
    """Pages of two regions."""
    monkeypatch.setattr("jinguo.committee.atlas.places.A_PAGE", 2)


def told(found):
    """What the foot of the table and the order of the regions say, whatever is shown."""
    return found.indices.ranks, found.indices.may_rank, found.set_aside, found.reached


@pytest.mark.parametrize(("policy", "least"), [("skip", 20), ("zero", 0), ("refuse", 0)])
def test_regions_on_other_pages_are_ranked_as_if_all_were_on_one(city, policy, least, monkeypatch):
    mmr = city.outline.targets.get(code="mmr")
    set_index(city, policy=policy, least_cases=least, domains={"health": 2}, targets={mmr.pk: 3})
    Observation.objects.filter(region=city.counties["甲县"], period="2019").update(confidence="待核实")
    whole, tiles = heat(city), seen(city, f"{TABLE}map/?target=mmr").context["map"]
    monkeypatch.setattr("jinguo.committee.atlas.places.A_PAGE", 2)
    pages = [heat(city, f"{TABLE}?page={at}") for at in (1, 2)]

    assert [[row.place.name for row in page.rows] for page in pages] == [["甲县", "乙县"], ["丙县"]]
    for page in pages:
        assert [(one.region, one.rank, one.moved) for one in page.indices.ranks.values()] == [
            (one.region, one.rank, one.moved) for one in whole.indices.ranks.values()
        ]
        assert told(page)[1:] == told(whole)[1:]
    assert [row.index for page in pages for row in page.rows] == [row.index for row in whole.rows]
    ranked = seen(city, f"{TABLE}map/?target=mmr").context["map"].ranked
    assert {one.region.name: one.place for one in ranked} == {
        one.region.name: one.place for one in tiles.ranked if one.region.name != "丙县"
    }


def test_a_corrected_value_on_another_page_moves_the_rank_at_once(city, two_a_page):
    before = rows(city)["甲县"].rank.rank
    Observation.objects.filter(region=city.counties["丙县"], period="2020", cases=None).update(value=Decimal(99))
    Observation.objects.filter(region=city.counties["甲县"], period="2020", cases=None).update(value=Decimal(70))

    assert (before, rows(city)["甲县"].rank.rank) == (1, 3)


def test_all_counties_of_a_province_stand_beside_each_other_where_that_is_asked_for(city):
    city.outline.region = RegionFactory(code="350000", name="福建省", level="province")
    city.outline.save()
    city.organ.region.move_below(city.outline.region)
    answer = seen(city, f"{TABLE}?area=350000.county")

    assert [row.place.name for row in answer.context["heat"].rows] == ["甲县", "乙县", "丙县"]
    assert ("350000.county", "福建省全部县（市、区）") in answer.context["scopes"]
    assert ("350500", "　泉州市的下级地区") in seen(city, f"{TABLE}?area=350000").context["scopes"]


@pytest.mark.parametrize("query", ["?area=999999", "?year=1990", "?area=350500.street", "?page=x"])
def test_an_address_that_leads_nowhere_is_refused_with_the_way_back(city, query):
    assert seen(city, f"{TABLE}{query}").status_code == 400


def test_the_page_takes_as_many_statements_for_many_counties_as_for_three(city, django_assert_num_queries):
    browser = browser_of(city.keeper)
    browser.get(TABLE)
    with django_assert_num_queries(16) as few:
        browser.get(TABLE)
    for at in range(9):
        county = RegionFactory(code=f"35058{at}", level="county", parent=city.organ.region)
        ObservationFactory(unit=city.organ, region=county, period="2020")
    with django_assert_num_queries(len(few.captured_queries)):
        browser.get(TABLE)


def test_the_workbook_has_every_county_and_every_reason(city):
    book = openpyxl.load_workbook(BytesIO(seen(city, f"{TABLE}export/").content))
    values, _, reasons = book.worksheets

    assert [row[0].value for row in values.iter_rows(min_row=3, max_row=5)] == ["甲县", "乙县", "丙县"]
    assert [row[6].value for row in values.iter_rows(min_row=3, max_row=5)] == [82, 78, 60]
    assert reasons.max_row == 2 + 6


def test_the_workbook_of_very_many_regions_is_made_by_the_worker_and_kept_for_who_asked(city, monkeypatch):
    at_once = seen(city, f"{TABLE}export/").content
    monkeypatch.setattr("jinguo.committee.atlas.jobs.MANY", 2)
    asked = seen(city, f"{TABLE}export/?year=2020")
    job = do(Job.objects.get(code="atlas.export"))

    assert asked.url == f"/jobs/{job.pk}/"
    assert cells(seen(city, f"/regions/exported/{job.pk}/").content) == cells(at_once)


def cells(content):
    return [[list(row) for row in sheet.values] for sheet in openpyxl.load_workbook(BytesIO(content)).worksheets]


def test_statistical_tables_have_a_sheet_a_domain_with_years_and_numbered_sources(city):
    county = city.counties["甲县"].code
    book = openpyxl.load_workbook(BytesIO(seen(city, f"/outlines/city_women/statistics/?region={county}").content))
    (health,) = book.worksheets
    heads = [cell.value for cell in health[2]]

    assert heads[6:] == ["2019年", "2020年", "来源"]
    assert [cell.value for cell in health[4]][6:] == [70, 82, "[2][3]"]


def test_setting_the_index_is_on_the_trail_and_of_an_old_page_refused(city):
    set_index(city, domains={"health": Decimal(2)})
    row = AuditRow.objects.get(act="indexsetting.set_index")
    form = browser_of(city.keeper).post("/outlines/city_women/index/", {"seen": "0"})

    assert row.ok
    assert form.status_code == 422
    assert IndexSetting.objects.get().version == 1


def test_the_form_keeps_what_is_filled_in(city):
    mmr, screening = city.outline.targets.order_by("order")
    facts = {"policy": "zero", "least_cases": "5", "domain-health": "2", f"target-{mmr.pk}": "1"}
    answer = browser_of(city.keeper).post(
        "/outlines/city_women/index/", {"seen": "0", **facts, f"target-{screening.pk}": "1.5"}
    )
    setting = IndexSetting.objects.get()

    assert answer.status_code == 302
    assert (setting.policy, setting.least_cases) == ("zero", 5)
    assert {str(one) for one in setting.weights.all()} == {"健康 2", "妇女常见病定期筛查率 1.5"}
