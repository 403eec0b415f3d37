"""Observations from a file: every row accounted for, every mistake named, nothing half written."""

from decimal import Decimal
from importlib.resources import files

import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.base.sheets import importing
from jinguo.base.sheets.importing import NotWritten
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.permissions import may_keep
from jinguo.org.structure.tests.factories import AppointmentFactory, RegionFactory, UnitFactory

HEADER = "outline,domain,indicator_zh,indicator_en,unit,disaggregation,year,value,basis,source,note\n"
ROW = "women_2011_2020,健康 Health,孕产妇死亡率,MMR,{unit},total,{year},{value},stated,{source},{note}\n"


def row(*, year="2020", value="16.9", unit='"per 100,000 live births"', source="终期报告", note=""):
    return ROW.format(year=year, value=value, unit=unit, source=source, note=note)


def imr(year, value, *, unit="‰", source="儿童终期报告", note=""):
    return f"children_2011_2020,健康,婴儿死亡率,,{unit},total,{year},{value},stated,{source},{note}\n"


def tried(*rows, header=HEADER):
    return importing.dry_run(ObservationImporter(), (header + "".join(rows)).encode())


def written(*rows, header=HEADER, by=None):
    return importing.commit(ObservationImporter(), (header + "".join(rows)).encode(), by=by)


def complaints(*rows, header=HEADER):
    return [(error.row, error.header, error.message) for error in tried(*rows, header=header).errors]


def test_every_published_row_becomes_one_observation(published, published_csv):
    rows = published_csv.decode().count("\n") - 1

    assert rows == 313
    assert Observation.objects.count() == rows
    assert {one.region.code for one in Observation.objects.select_related("region")} == {"000000"}


def test_the_demonstration_ships_the_same_values_in_chinese(published):
    def values():
        rows = Observation.objects.order_by("pk")
        return list(rows.values_list("indicator", "disaggregation", "period", "value", "basis", "confidence"))

    told = values()
    Observation.objects.all().delete()
    importing.commit(
        ObservationImporter(), files("jinguo.demo").joinpath("data", "observations.csv").read_bytes(), by=None
    )

    assert values() == told


def test_both_values_of_retention_2010_are_kept(published):
    found = Observation.objects.filter(indicator__code="retention", period="2010").order_by("pk")

    assert [one.value for one in found] == [Decimal("91.1"), Decimal("89.7")]


def test_a_second_hand_source_is_second_hand(published):
    found = Observation.objects.get(indicator__code="mmr", period="2011")

    assert (found.basis, found.confidence) == ("secondary", "二手来源")


def test_the_same_file_again_changes_nothing(published, published_csv):
    reading = importing.dry_run(ObservationImporter(), published_csv)

    assert reading.ok
    assert reading.notes[-1] == "新增 0 行，更正 0 行，无变化 313 行。"


def test_a_value_of_the_same_source_is_corrected(organ):
    written(row(value="16.8"))

    written(row(value="16.9"))

    assert Observation.objects.get().value == Decimal("16.9")
    assert AuditRow.objects.get(act="observation.correct").object_label == "1 个监测值"


@pytest.mark.parametrize(
    ("rows", "at", "header", "words"),
    [
        ([row(year="16.9", value="2020")], 2, "年份", "小于 1949"),
        ([row(year="二〇二〇年")], 2, "年份", "不是数字"),
        ([row(year="2020年")], 2, "年份", "请写成 2020"),
        ([row(year="1066")], 2, "年份", "小于 1949"),
        ([row(year="2999")], 2, "年份", "大于 2026"),
        ([row(value="二十")], 2, "监测值", "不是数字"),
        ([row(value="")], 2, "监测值", "没有填写"),
        ([row(), row(value="17")], 3, "指标", "与第 2 行"),
        ([row(unit="%")], 2, "计量单位", "这里写的是 %"),
        ([row(unit="箩筐")], 2, "计量单位", "这里写的是 箩筐"),
        ([imr(2020, 5.4), imr(2019, 0.56)], 3, "监测值", "相差约十倍"),
        ([imr(2020, 2020)], 2, "监测值", "大于 1000‰"),
        ([row(), imr(2020, "-3")], 3, "监测值", "小于 0"),
        ([row().replace("孕产妇死亡率", "幸福感")], 2, "指标", "没有“幸福感”"),
        ([row().replace("total", "左撇子")], 2, "分组", "不认识"),
        ([row().replace("stated", "听说")], 2, "依据", "不认识"),
        ([row().replace("women_2011_2020", "women_1066")], 2, "纲要", "没有代码为“women_1066”"),
    ],
)
@pytest.mark.usefixtures("organ", "june_3")
def test_a_mistake_is_named_by_row_and_column(rows, at, header, words):
    found = complaints(*rows)

    assert any(error[:2] == (at, header) and words in error[2] for error in found), found


@pytest.mark.usefixtures("organ")
def test_one_wrong_row_leaves_nothing_written():
    with pytest.raises(NotWritten):
        written(imr(2020, 5.4), row(value="二十"))

    assert not Observation.objects.exists()


@pytest.mark.usefixtures("organ")
def test_a_real_leap_is_taken_when_somebody_says_so():
    assert tried(imr(2020, 5.4), imr(2019, 0.56, note="已核实")).ok


@pytest.mark.usefixtures("organ")
def test_two_adopted_values_of_one_year_contradict_each_other():
    header = HEADER.replace("note", "note,adopted")
    rows = [f"{row(source=name).strip()},是\n" for name in ("甲报告", "乙报告")]

    assert complaints(*rows, header=header)[0][:2] == (3, "采用")


@pytest.mark.usefixtures("organ")
def test_an_adopted_value_is_not_taken_away_by_a_file():
    header = HEADER.replace("note", "note,adopted")
    written(f"{row(source='甲报告').strip()},是\n", header=header)

    found = complaints(f"{row(source='乙报告').strip()},是\n", header=header)

    assert "已采用另一个来源" in found[0][2]


@pytest.mark.usefixtures("organ")
def test_a_region_may_be_named_and_the_source_be_an_address():
    RegionFactory(code="350582", name="晋江市")
    header = HEADER.replace("source", "source_url").replace("note", "note,region")

    written(f"{row(source='https://example.org/a').strip()},350582\n", header=header)

    found = Observation.objects.get()
    assert (found.region.name, found.source) == ("晋江市", "https://example.org/a")


@pytest.mark.usefixtures("organ")
def test_a_region_nobody_knows_is_named():
    found = complaints(f"{row().strip()},999999\n", header=HEADER.replace("note", "note,region"))

    assert found == [(2, "区划代码", "没有区划代码“999999”，请核对；全国数据空着。")]


def test_what_was_exported_can_be_imported_again(published):
    rows = list(ObservationImporter().rows(by=None))

    assert len(rows) == 313
    assert {name for one in rows for name in one} <= {column.name for column in ObservationImporter().sheet.columns}


def test_an_import_can_be_taken_back(organ, keeper):
    batch = written(row(), imr(2020, 5.4), by=keeper)

    importing.undo(batch, by=keeper)

    assert not Observation.objects.exists()


@pytest.mark.parametrize(("role", "may"), [("committee_office", True), ("performance_office", True), ("staff", False)])
def test_the_committee_office_imports_and_the_performance_office_where_there_is_none(organ, role, may):
    actor = AppointmentFactory(unit__parent=organ, role=role).staff

    assert ObservationImporter().may_import(actor).ok is may


def test_what_a_committee_office_imports_belongs_to_its_organ(organ):
    office = UnitFactory(kind="committee_office", parent=organ)
    actor = AppointmentFactory(unit=office, role="committee_office").staff
    stand_in = AppointmentFactory(unit__parent=organ, role="performance_office").staff

    written(row(), by=actor)

    assert Observation.objects.visible_to(actor).get().unit == organ
    assert not ObservationImporter().may_import(stand_in)


def test_a_committee_office_of_a_county_does_not_keep_for_the_city(organ):
    county = UnitFactory(parent=organ)
    actor = AppointmentFactory(unit=UnitFactory(kind="committee_office", parent=county), role="committee_office").staff

    assert not may_keep(actor, organ)


def test_the_performance_office_leaves_it_to_the_committee_office(organ, keeper):
    actor = AppointmentFactory(unit__parent=organ, role="performance_office").staff

    assert "妇儿工委办" in ObservationImporter().may_import(actor).reason


@pytest.mark.parametrize("size", [1, 30])
def test_a_file_costs_the_same_number_of_statements_however_long(organ, size, django_assert_max_num_queries):
    rows = [imr(1990 + n, 5, source=f"报告{n}") for n in range(size)]

    with django_assert_max_num_queries(12):
        tried(*rows)


def of_the_city(**groups):
    """The same figure of one source and year, split into groups."""
    head = "指标,年份,监测值,来源,分组,备注"
    rows = [f"九年义务教育巩固率,2023,{value},演示报告,{group},{note}" for group, (value, note) in groups.items()]
    return "\n".join([head, *rows]).encode()


def test_a_total_that_contradicts_its_parts_is_told_and_let_in_when_the_report_says_so(keeper):
    groups = {"合计": ("99", ""), "女": ("95", ""), "男": ("94", "")}

    reading = importing.dry_run(ObservationImporter(), of_the_city(**groups), by=keeper)

    assert [(one.row, one.header, one.message[:2]) for one in reading.errors] == [(2, "监测值", "合计")]
    groups["合计"] = ("99", "已核实，原文如此")
    assert importing.dry_run(ObservationImporter(), of_the_city(**groups), by=keeper).ok


def test_a_rate_that_contradicts_its_counts_is_told(keeper):
    content = "指标,年份,监测值,来源,分子数,分母数\n九年义务教育巩固率,2023,89.6,演示报告,986,1000".encode()

    reading = importing.dry_run(ObservationImporter(), content, by=keeper)

    assert [(one.header, one.message.partition("：")[0]) for one in reading.errors] == [("监测值", "分子÷分母")]
