"""The evaluation reports, the tables, and the statements of numbers and shares."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.core.management import call_command
from docx import Document

from jinguo.committee.atlas.tests.conftest import city  # noqa: F401 - fixtures
from jinguo.committee.outlines.models import Indicator, Observation
from jinguo.committee.outlines.tests.conftest import organ, published, published_csv  # noqa: F401 - fixtures
from jinguo.committee.outlines.tests.factories import ObservationFactory
from jinguo.org.structure.tests.factories import RegionFactory
from jinguo.reports import NothingToReport, final_evaluation, midterm_evaluation, monitoring, statistics
from jinguo.rules.periods import parse_period

EMPLOYED = "全社会从业人员中女性比例43.5%，达到目标（40%以上）；比上年上升0.3个百分点。"


def composed(module, unit, period):
    found = parse_period(period)
    return module.compose(unit, found, found.last)


def read(module, unit, period):
    return Document(BytesIO(module.word(composed(module, unit, period))))


def texts(document):
    return [one.text for one in document.paragraphs]


def tables(document):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_final_report_has_both_clocks_and_the_change_on_the_year_before_in_points(published):  # noqa: F811
    document = read(final_evaluation, published, "2020")
    told, found = texts(document), tables(document)

    assert "妇女儿童发展纲要终期评估报告" in told[0].replace("\n", "")
    assert EMPLOYED in told
    assert found[0][0][3:] == ["终期达标", "终期达标率", "有节点", "节点达标", "节点达标率"]
    assert sum(int(row[1]) for row in found[0][1:-1]) == int(found[0][-1][1])


def test_what_is_missing_of_a_final_target_is_told_without_a_forecast(published):  # noqa: F811
    found = next(one for one in tables(read(final_evaluation, published, "2020")) if one[0] == ["目标", "离目标"])

    assert ["村委会成员中女性比例", "差 5.8 个百分点"] in found


def test_at_mid_term_the_trend_is_told_by_its_method_or_why_there_is_none(published):  # noqa: F811
    document = read(midterm_evaluation, published, "2015")

    assert any("直线外推" in one for one in texts(document))
    assert any(one[0] == ["目标", "离目标", "照近年趋势的预测"] for one in tables(document))


@pytest.mark.parametrize(
    ("module", "period", "year"), [(final_evaluation, "2015", "2020"), (midterm_evaluation, "2020", "2015")]
)
def test_another_year_is_refused_with_the_right_one(published, module, period, year):  # noqa: F811
    with pytest.raises(NothingToReport, match=f"看{year}年"):
        composed(module, published, period)


def test_the_regions_below_stand_in_the_report_with_rate_index_and_rank(city):  # noqa: F811
    ObservationFactory(unit=city.organ, region=city.organ.region, value=Decimal(15))

    found = next(one for one in tables(read(final_evaluation, city.organ, "2020")) if one[0][0] == "地区")

    assert [row[0] for row in found[1:]] == ["甲县", "乙县", "丙县"]
    assert [row[5] for row in found[1:]] == ["1", "2", "3"]


def test_values_of_counties_never_move_the_report_of_the_nation(published):  # noqa: F811
    nation = Observation.objects.filter(region__level="nation").first().region
    published.region = RegionFactory(code="350500", name="泉州市", level="city", parent=nation)
    published.save()
    before = monitoring.word(composed(monitoring, published, "2020"))
    county = RegionFactory(code="350582", name="晋江市", level="county", parent=published.region)

    for indicator in Indicator.objects.filter(targets__outline__code="women_2011_2020").distinct():
        ObservationFactory(unit=published, region=county, indicator=indicator, source="演示数据", value=Decimal(1))

    assert monitoring.word(composed(monitoring, published, "2020")) == before


def test_a_number_that_falls_and_a_share_that_rises_are_two_paragraphs(published):  # noqa: F811
    told = texts(read(monitoring, published, "2022"))

    assert "城镇（非私营）单位女性就业人员6766.4万人，比上年下降1.2%。" in told
    assert "城镇（非私营）单位女性就业人员占40.5%，比上年上升0.2个百分点。" in told
    assert not any("下降" in one and "上升" in one for one in told if "就业人员" in one and "由" not in one)


def test_the_tables_have_a_sheet_a_domain_of_each_outline(published, tmp_path):  # noqa: F811
    call_command("report", "statistics", "--period", "2020", "--out", str(tmp_path / "tables.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")

    assert {name.split()[0] for name in book.sheetnames} == {"妇女", "儿童"}
    assert any(cell.value == 16.9 for row in book["妇女 妇女与健康"].iter_rows() for cell in row)
    assert statistics.workbook(composed(statistics, published, "2020")) == (tmp_path / "tables.xlsx").read_bytes()
