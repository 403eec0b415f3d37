"""The screens of outlines: what is shown, who acts, and how few statements it takes."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base.audit.models import AuditRow
from jinguo.committee.outlines.models import Indicator, Observation, Outline, OutlineTarget
from jinguo.committee.outlines.tests.factories import IndicatorVersionFactory, ObservationFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import AppointmentFactory, RegionFactory

RETENTION = {"indicator__code": "retention", "period": "2010"}


@pytest.fixture
def keeping(published, keeper):
    return browser_of(keeper)


@pytest.fixture
def reading(published):
    return browser_of(AppointmentFactory(unit__parent=published, role="unit_head").staff)


def shown(browser, address, status=200):
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_shows_the_rate_with_its_denominator(reading):
    page = shown(reading, "/outlines/")

    assert "中国妇女发展纲要（2011—2020年）" in page
    assert "4 ÷ 12" in page
    assert "导入监测值" not in page


def test_the_board_says_counts_method_and_what_is_left_out(reading):
    page = shown(reading, "/outlines/women_2011_2020/?year=2020")

    assert "4 ÷ 12 = 33.3%" in page
    assert "不计入达标率：目标待核实 3 项、口径相近 1 项" in page
    assert "容差比较，容差 1%" in page
    assert "24.2%" in page


@pytest.mark.parametrize("text", ["孕产妇死亡率", "ycfswl", "mmr"])
def test_the_search_box_finds_an_indicator(reading, text):
    assert "/indicators/mmr/" in shown(reading, f"/search/?q={text}")


def test_who_does_not_read_outlines_finds_no_indicator(published):
    assert "/indicators/" not in shown(
        browser_of(AppointmentFactory(role="case_window").staff), "/search/?q=孕产妇死亡率"
    )


def test_a_target_shows_every_method_with_its_reason_and_the_adopted_one(reading):
    page = shown(reading, "/outlines/women_2011_2020/targets/mmr/?year=2015")

    assert "容差比较（采用）" in page
    assert "年均增速比" in page
    assert "严格比较、多年合并与采用的结论不一致" in page or "严格比较与采用的结论不一致" in page


def test_an_unconfirmed_target_is_marked(reading):
    page = shown(reading, "/outlines/children_2021_2030/targets/preschool_ger/?year=2022")

    assert "目标待核实，不计入达标率" in page


def test_the_chart_has_the_values_and_the_target(reading):
    spec = reading.get("/outlines/women_2011_2020/targets/mmr/chart/?year=2020").json()
    points = [row for layer in spec["layer"] for row in layer["data"]["values"]]

    assert {"目标": 20.0} in points
    assert [row["监测值"] for row in points if row.get("年份") == 2020 and "监测值" in row] == [16.9]


@pytest.mark.parametrize("asked", ["year=1066", "year=a", "region=999999"])
def test_an_address_that_makes_no_sense_is_answered(reading, asked):
    shown(reading, f"/outlines/women_2011_2020/?{asked}", 400)


def test_a_text_goal_has_its_page(reading):
    assert "还没有判断" in shown(reading, "/outlines/children_2011_2020/targets/disabled_children/")


def test_a_county_has_a_board_of_its_own(keeping, published):
    nation = Outline.objects.get(code="women_2011_2020").region
    county = RegionFactory(code="350582", name="晋江市", parent=nation)
    ObservationFactory(unit=published, indicator=Indicator.objects.get(code="mmr"), region=county, value=Decimal(11))

    RegionFactory(code="840000", name="外地", level="nation")
    shown(keeping, "/outlines/women_2011_2020/?region=840000", 400)
    page = shown(keeping, "/outlines/women_2011_2020/?year=2020&region=350582")

    assert "11/10万" in page
    assert "11/10万" in shown(keeping, "/indicators/mmr/?region=350582")
    nationwide = shown(keeping, "/indicators/mmr/")
    assert "11/10万" not in nationwide
    assert nationwide.index("合计</td>") < nationwide.index("农村</td>")  # the whole before its parts
    assert nationwide.count("二手来源") == 4  # once a value, in its source, and once for the definition
    assert "16.9/10万" not in page


def test_an_observation_shows_what_every_source_says(reading):
    row = Observation.objects.get(**RETENTION, value=Decimal("91.1"))

    page = shown(reading, row.get_absolute_url())

    assert "来源不一致：采用 91.1%" in page
    assert "89.7%" in page
    assert "改采用这个值" not in page


def test_the_office_adopts_another_value_with_a_reason(keeping):
    row = Observation.objects.get(**RETENTION, value=Decimal("89.7"))

    refused = keeping.post(f"{row.get_absolute_url()}adopt/", {"because": ""})
    answer = keeping.post(f"{row.get_absolute_url()}adopt/", {"because": "以当年报告为准"}, follow=True)

    assert refused.status_code == 422
    assert "来源不一致：采用 89.7%" in answer.content.decode()
    assert AuditRow.objects.filter(act="observation.adopt").count() == 1


def test_what_was_adopted_can_be_taken_back(keeping):
    row = Observation.objects.get(**RETENTION, value=Decimal("89.7"))
    keeping.post(f"{row.get_absolute_url()}adopt/", {"because": "以当年报告为准"})

    answer = keeping.post(f"{row.get_absolute_url()}clear/", follow=True)

    assert "来源不一致：采用 91.1%" in answer.content.decode()


def test_the_method_of_an_outline_moves_its_lights(keeping):
    facts = {"method": "strict", "tolerance": "1", "whole": "with_data", "seen": "0"}
    answer = keeping.post("/outlines/women_2011_2020/method/", facts, follow=True)

    assert "严格比较，容差 1%" in answer.content.decode()
    assert "4 ÷ 5 = 80%" in answer.content.decode()


def test_a_tolerance_out_of_bounds_is_told_at_its_field(keeping):
    facts = {"method": "level", "tolerance": "50", "whole": "all", "seen": "0"}

    answer = keeping.post("/outlines/women_2011_2020/method/", facts)

    assert answer.status_code == 422
    assert "容差填 0 到 10" in answer.content.decode()


def test_about_45_per_cent_is_judged_once_a_band_is_set(keeping):
    address = "/outlines/women_2021_2030/targets/employment_women_share/"
    before = shown(keeping, f"{address}?year=2022")

    answer = keeping.post(f"{address}edit/?year=2022", {"band": "2", "seen": "0"}, follow=True)

    assert "没有定允许幅度" in before
    assert OutlineTarget.objects.get(outline__code="women_2021_2030", code="employment_women_share").band == 2
    assert "上下 2%" in answer.content.decode()


def test_a_milestone_needs_year_and_source(keeping):
    address = "/outlines/women_2021_2030/targets/mmr/edit/"

    answer = keeping.post(address, {"milestone": "14", "milestone_year": "2025", "seen": "0"})

    assert answer.status_code == 422
    assert "请写明节点值的出处" in answer.content.decode()


def test_a_changed_definition_is_said_and_taken_back(keeping):
    facts = {"year": "2016", "change": "改按常住人口统计", "source": "统计调查制度", "breaks": "on"}

    said = keeping.post("/indicators/mmr/versions/", facts, follow=True).content.decode()
    row = Indicator.objects.get(code="mmr").versions.get()
    taken = keeping.post(f"/indicators/versions/{row.pk}/remove/", follow=True).content.decode()

    assert "改按常住人口统计" in said
    assert "没有登记过" in taken


def test_the_catalogue_is_narrowed_to_what_has_values(reading):
    page = shown(reading, "/indicators/?with_values=yes&q=死亡率")

    assert "孕产妇死亡率" in page
    assert "教科书" not in page


def test_a_file_is_tried_written_and_taken_back_on_screen(organ, keeper):
    browser = browser_of(keeper)
    csv = "指标,年份,监测值,来源\n孕产妇死亡率,2020,16.9,终期报告\n"
    address = "/outlines/import/observations/"

    tried = browser.post(address, {"file": SimpleUploadedFile("监测值.csv", csv.encode())})
    token = tried.context["token"]
    written = browser.post(f"{address}{token}/write/", {"name": "监测值.csv"}, follow=True)

    assert "已写入 1 行" in written.content.decode()
    batch = written.context["batches"][0][0]
    browser.post(f"{address}{batch.pk}/undo/")
    assert not Observation.objects.exists()


def test_a_wrong_file_comes_back_with_its_marks(organ, keeper):
    browser = browser_of(keeper)
    csv = "指标,年份,监测值,来源\n孕产妇死亡率,二〇二〇,16.9,终期报告\n"

    tried = browser.post("/outlines/import/observations/", {"file": SimpleUploadedFile("a.csv", csv.encode())})
    marked = browser.get(f"/outlines/import/observations/{tried.context['token']}/errors/")

    assert tried.status_code == 422
    assert marked["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/outlines/", 14),
        ("/outlines/women_2011_2020/?year=2020", 14),
        ("/indicators/retention/", 14),
        ("/indicators/", 14),
    ],
)
def test_a_page_takes_the_same_number_of_statements_however_much_there_is(
    reading, published, address, most, django_assert_max_num_queries
):
    reading.get(address)
    with django_assert_max_num_queries(most) as before:
        reading.get(address)
    for code in ("mmr", "retention"):
        found = Indicator.objects.get(code=code)
        nation = Outline.objects.get(code="women_2011_2020").region
        for year in range(1980, 1999):
            ObservationFactory(unit=published, indicator=found, region=nation, period=str(year))
        IndicatorVersionFactory(indicator=found, year=1985)

    with django_assert_max_num_queries(len(before)):
        reading.get(address)
