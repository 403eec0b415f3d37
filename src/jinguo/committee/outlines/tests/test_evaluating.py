"""Golden values out of the monitoring reports, and what moves when one of them is changed."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jinguo.committee.outlines.evaluating import Asked, evaluate, evaluate_all
from jinguo.committee.outlines.models import Indicator, Observation, Outline
from jinguo.committee.outlines.rates import rates_of
from jinguo.committee.outlines.services import adopt
from jinguo.committee.outlines.telling import as_json
from jinguo.committee.outlines.tests.factories import IndicatorVersionFactory, ObservationFactory
from jinguo.org.structure.tests.factories import RegionFactory
from jinguo.rules.progress import METHODS


def evaluated(code, year, **asked):
    outline = Outline.objects.select_related("region").get(code=code)
    return evaluate(outline, Asked(year, **asked), observations=Observation.objects.all())


def line_of(code, target, year, **asked):
    return next(line for line in evaluated(code, year, **asked).lines if line.target.code == target)


def rates(code, year):
    found = evaluated(code, year)
    return rates_of(found.lines, found.outline)


@pytest.mark.parametrize(
    ("outline", "target", "year", "value", "title"),
    [
        ("women_2011_2020", "mmr", 2015, "20.1", "基本达标"),
        ("women_2011_2020", "mmr", 2020, "16.9", "达标"),
        ("women_2011_2020", "common_disease_screening", 2018, "75.5", "未达标"),
        ("women_2011_2020", "village_committee_women_share", 2020, "24.2", "未达标"),
        ("women_2011_2020", "retention", 2020, "95.2", "达标"),
        ("children_2011_2020", "imr", 2020, "5.4", "达标"),
        ("children_2011_2020", "injury_deaths", 2015, "15.82", "达标"),
        ("children_2021_2030", "u5mr", 2022, "6.8", "未达标"),
    ],
)
def test_an_outline_evaluates_to_what_the_reports_say(published, outline, target, year, value, title):
    line = line_of(outline, target, year)

    assert line.published.adopted.value == Decimal(value)
    assert line.verdict.title == title


def test_maternal_mortality_fell_from_30_to_16_9_and_went_131_per_cent_of_its_way(published):
    line = line_of("women_2011_2020", "mmr", 2020)
    gone = next(one for one in line.methods if one.method == "baseline")

    assert [(one.year, one.value) for one in line.case.seen][:1] == [(2010, Decimal(30))]
    assert round(gone.value) == 131


def test_the_final_rate_of_women_2011_2020(published):
    """By hand out of observations.csv.

    Of 16 targets with a number three are 待核实 (平均受教育年限, 文盲率, 高中阶段毛入学率) and one more is told
    by a near series only (高级专业技术人员), so 12 count. Values of 2020: MMR 16.9 ≤ 20, retention 95.2 ≥ 95, preschool
    85.2 ≥ 70, employment 43.5 ≥ 40 are reached; village committees 24.2 < 30 is not; seven have no value of 2020.
    """
    found = rates("women_2011_2020", 2020)
    final = found.total.final

    assert (final.reached, final.basically, final.missed, final.no_data) == (4, 0, 1, 7)
    assert final.because.startswith("4 ÷ 12 = 33.3%")
    assert found.left_out == {"目标待核实": 3, "口径相近": 1}
    assert found.sums.ok


def test_the_final_rate_of_children_2011_2020(published):
    """By hand: IMR 5.4 ≤ 10, U5MR 7.5 ≤ 13, preschool 85.2 ≥ 70, retention 95.2 ≥ 95; six have no value of 2020.

    待核实 are injury deaths, immunisation and 高中阶段毛入学率; disabled children is a text.
    """
    found = rates("children_2011_2020", 2020)
    final = found.total.final

    assert (final.reached, final.basically, final.missed, final.no_data) == (4, 0, 0, 6)
    assert found.left_out == {"目标待核实": 3, "文字目标": 1}
    assert found.quantified == "14 项目标中 13 项有数值（92.9%），其余为文字目标，另按佐证材料判断"


def test_of_those_with_data_the_denominator_says_so(published):
    Outline.objects.update(whole="with_data")

    assert rates("women_2011_2020", 2020).total.final.because.startswith("4 ÷ 5 = 80%")


def test_a_milestone_has_a_rate_of_its_own(published):
    found = rates("children_2021_2030", 2022).total

    assert found.milestone.because.startswith("2 ÷ 3")  # NMR 3.1 ≤ 3.1, IMR 4.9 ≤ 5.2, U5MR 6.8 > 6.6
    assert found.final.denominator > found.milestone.denominator


def test_a_changed_value_moves_what_hangs_on_it_and_nothing_else(published):
    before = {one["code"]: one for one in as_json(evaluated("women_2011_2020", 2020))}

    Observation.objects.filter(indicator__code="village_committee_women_share", period="2020").update(value=Decimal(31))

    after = {one["code"]: one for one in as_json(evaluated("women_2011_2020", 2020))}
    assert [code for code in before if before[code] != after[code]] == ["village_committee_women_share"]
    assert rates("women_2011_2020", 2020).total.final.because.startswith("5 ÷ 12")


def test_an_unconfirmed_target_is_told_so_and_never_counted(published):
    line = line_of("children_2021_2030", "preschool_ger", 2022)

    assert (line.verdict.title, line.left_out) == ("基本达标", "目标待核实")


def test_a_near_series_is_shown_and_never_counted(published):
    line = line_of("women_2011_2020", "mean_schooling_working", 2020)

    assert line.is_near
    assert line.published is not None
    assert line.left_out


def test_a_series_that_counts_the_other_way_round_is_not_looked_at(published):
    literacy = next(one for one in evaluated("women_2001_2010", 2005).lines if one.target.title == "成人妇女识字率")

    assert (literacy.key, literacy.verdict.title) == (None, "缺数据")


def test_the_office_adopts_the_other_value_and_the_first_stays_visible(published, keeper):
    other = Observation.objects.get(indicator__code="retention", period="2010", value=Decimal("89.7"))

    adopt(other, by=keeper, because="以当年报告为准")

    found = line_of("children_2011_2020", "retention", 2020).shelf.year(("retention", other.region_id, "total"), 2010)
    assert [one.value for one in found.values] == [Decimal("89.7"), Decimal("91.1")]
    assert "来源不一致：采用 89.7%" in found.differs


def test_a_break_keeps_values_of_two_scopes_apart(published):
    IndicatorVersionFactory(indicator=Indicator.objects.get(code="mmr"), year=2016)

    line = line_of("women_2011_2020", "mmr", 2020)
    gone = next(one for one in line.methods if one.method == "baseline")

    assert [one.year for one in line.case.unbroken] == [2016, 2017, 2018, 2020]
    assert "口径有变化" in gone.because
    assert line.verdict.title == "达标"


def test_without_a_baseline_of_its_own_the_year_before_is_taken_and_named(published):
    base = line_of("women_2011_2020", "hospital_delivery_rural", 2018).case.base
    village = line_of("women_2011_2020", "employment_women_share", 2020).case.base

    assert base is None
    assert village is None or "采用值" in village.source


def test_a_county_is_evaluated_beside_the_nation(published):
    nation = Outline.objects.get(code="women_2011_2020").region
    county = RegionFactory(code="350582", name="晋江市", parent=nation)
    ObservationFactory(indicator=Indicator.objects.get(code="mmr"), region=county, value=Decimal(0))

    found = evaluated("women_2011_2020", 2020)

    assert [one.name for one in found.regions] == ["中国", "晋江市"]
    assert [line.verdict.title for line in found.lines if line.target.code == "mmr"] == ["达标", "达标"]


@pytest.mark.parametrize(("code", "statements"), [("women_2011_2020", 4), ("children_2021_2030", 5)])
def test_an_outline_is_evaluated_in_a_fixed_number_of_statements(
    published, code, statements, django_assert_num_queries
):
    """Where it has text goals, one more for their judgements."""
    with django_assert_num_queries(statements):
        found = evaluated(code, 2020)
        as_json(found)
        rates_of(found.lines, found.outline)


def test_all_outlines_together_cost_the_same_number_of_statements(published, django_assert_num_queries):
    outlines = list(Outline.objects.select_related("region"))

    with django_assert_num_queries(4):
        found = evaluate_all(outlines, observations=Observation.objects.all())
        assert [rates_of(one.of(one.outline.region), one.outline).sums.ok for one in found] == [True] * len(outlines)


def test_without_a_year_the_last_one_with_a_value_is_looked_at(published):
    assert {code: evaluated(code, None).year for code in ("women_2011_2020", "women_2021_2030")} == {
        "women_2011_2020": 2020,
        "women_2021_2030": 2022,
    }


def printed(*words):
    out = StringIO()
    call_command("evaluate", *words, stdout=out)
    return out.getvalue()


def test_the_command_prints_one_object_for_each_target_and_region(published):
    told = json.loads(printed("women_2011_2020", "--year", "2020", "--json"))

    mmr = told[0]
    assert len(told) == 16
    assert (mmr["indicator"], mmr["region"], mmr["value"], mmr["target"]["value"]) == ("mmr", "000000", 16.9, 20)
    assert mmr["source"] == "国家统计局《中国妇女发展纲要(2011—2020年)》终期统计监测报告"
    assert set(mmr["status"]) == set(METHODS)
    assert mmr["status"]["level"] == "reached"
    assert mmr["because"].startswith("2020年 16.9/10万，2020年目标 20.0/10万，不高于：达标")


def test_the_command_takes_a_method_and_a_region(published):
    told = json.loads(
        printed("women_2011_2020", "--year", "2015", "--method", "strict", "--region", "000000", "--json")
    )

    assert (told[0]["method"], told[0]["light"]) == ("strict", "bad")


def test_the_command_says_the_rate_in_words(published):
    assert "4 ÷ 12 = 33.3%" in printed("women_2011_2020", "--year", "2020")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("women_1066", "--year", "2020"), "可用的有"),
        (("women_2011_2020", "--year", "2066"), "2011—2020"),
        (("women_2011_2020", "--year", "2020", "--region", "999"), "没有区划代码"),
    ],
)
def test_the_command_says_what_is_wrong(organ, words, problem):
    with pytest.raises(CommandError, match=problem):
        printed(*words)


def test_two_prints_are_the_same(published):
    words = ("children_2021_2030", "--year", "2022", "--json")

    assert printed(*words) == printed(*words)
