"""The shipped catalogue of outlines holds together, and evaluates to what the monitoring reports say."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.goal_values import COMPARATORS, TYPES, GoalFacts, is_sound
from jinguo.rules.outlines import (
    AUDIENCES,
    BASES,
    DISAGGREGATIONS,
    DOMAINS,
    OUTLINES,
    RELATIONS,
    UNITS,
    Value,
    adopted,
    as_case,
    disagreement,
    find,
    indicator_named,
    indicators,
    milestone_of,
    names,
    observed_for,
    targets,
)
from jinguo.rules.outlines.indicators import plain_name
from jinguo.rules.progress import METHODS, Observation, Point, rate, verdict

INDICATORS = [*indicators().values()]
TARGETS = [target for rows in targets().values() for target in rows]
QUANTIFIED = [target for target in TARGETS if target.is_quantified]
NAMES = [*names().values()]
NOT_SURE = ("待核实", "二手来源")


def _label(target):
    return f"{target.outline}.{target.code}"


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.code)
def test_an_indicator_is_said_in_the_words_of_outlines(indicator):
    assert indicator.unit in UNITS
    assert indicator.domain in DOMAINS
    assert indicator.audience in AUDIENCES
    assert indicator.direction in (1, 0, -1)
    assert indicator.rule in (*TYPES, "context")
    assert indicator.source
    assert not indicator.confidence or any(mark in indicator.confidence for mark in NOT_SURE)
    assert indicator.measured_in.title


def test_no_two_indicators_share_a_name():
    spoken = Counter(plain_name(name) for one in INDICATORS for name in one.names)

    assert [name for name, times in spoken.items() if times > 1] == []
    assert indicator_named("城镇（非私营）单位女性就业人员") == indicator_named("城镇(非私营)单位女性就业人员")


def test_the_catalogue_has_at_least_what_was_suggested_nationally():
    """outlines/methods §8: about 80, by field."""
    counts = Counter((one.audience, one.domain) for one in INDICATORS)
    suggested = {
        ("women", "health"): 13,
        ("women", "education"): 10,
        ("women", "economy"): 6,
        ("women", "decisions"): 9,
        ("women", "security"): 6,
        ("children", "health"): 15,
    }

    assert {key: least for key, least in suggested.items() if counts[key] < least} == {}


@pytest.mark.parametrize("target", TARGETS, ids=_label)
def test_a_target_names_its_indicator_or_says_none(target):
    assert target.domain in DOMAINS
    assert target.type in TYPES
    assert target.comparator in COMPARATORS
    assert target.source
    assert not target.confidence or any(mark in target.confidence for mark in NOT_SURE)
    assert target.disaggregation in ("", *DISAGGREGATIONS)
    if target.indicator:
        assert target.measures is not None
        assert target.unit in (target.measures.unit, "百分点/年")
    else:
        assert (target.is_quantified, target.comparator) == (False, "text")


@pytest.mark.parametrize("target", QUANTIFIED, ids=_label)
def test_a_target_with_a_number_is_sound_and_has_its_year(target):
    facts = GoalFacts(target.type, target.comparator, target.unit, baseline=1, band=1, over_time="last")

    assert is_sound(facts), is_sound(facts).reason
    assert OUTLINES[target.outline].first <= target.year <= OUTLINES[target.outline].last
    assert (target.baseline is None) == (target.baseline_year is None)
    assert target.measures.direction == target.direction or target.comparator == "band"


def test_every_published_target_is_there():
    """outlines/targets.csv: 118 rows, by outline."""
    assert {code: len(rows) for code, rows in targets().items()} == {
        "women_2021_2030": 19,
        "children_2021_2030": 24,
        "women_2011_2020": 16,
        "children_2011_2020": 14,
        "women_2001_2010": 6,
        "children_2001_2010": 3,
        "human_rights_action_plan_2016_2020": 1,
        "nhc_2018_2020_action": 3,
        "nhc_healthy_children_2021_2025": 3,
        "guangdong_women_2011_2020": 10,
        "fuzhou_children_2021_2030": 10,
        "local_women_2011_2020_unnamed_place": 9,
    }


def test_a_code_stands_for_one_target_of_an_outline():
    assert max(Counter(map(_label, TARGETS)).values()) == 1
    with pytest.raises(LookupError, match="没有目标“happiness”"):
        find("women_2021_2030", "happiness")


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=lambda one: one.code)
def test_an_outline_has_a_title_and_years(outline):
    assert outline.title
    assert outline.first < outline.last
    assert outline.audience in AUDIENCES


def test_a_domain_has_its_full_title_where_its_outline_has_it():
    missing = [
        _label(target)
        for target in targets()["women_2021_2030"] + targets()["children_2021_2030"]
        if "与" not in DOMAINS[target.domain].full(OUTLINES[target.outline].audience) and target.domain != "decisions"
    ]

    assert missing == []


@pytest.mark.parametrize("target", QUANTIFIED, ids=_label)
def test_which_series_tells_of_a_target_was_reviewed(target):
    name = observed_for(target)

    assert name is not None
    assert (name.relation == "none") == (name.observed == "")
    if name.relation == "same":
        assert indicator_named(name.observed).code == target.indicator


@pytest.mark.parametrize("name", NAMES, ids=lambda one: one.target)
def test_a_reviewed_name_has_its_reason_and_names_a_series_of_the_catalogue(name):
    assert name.relation in RELATIONS
    assert name.because
    assert not name.observed or indicator_named(name.observed) is not None
    assert (name.disaggregation in DISAGGREGATIONS) == (name.relation != "none")
    assert plain_name(name.target) in {plain_name(target.title) for target in TARGETS}


@pytest.mark.parametrize(
    ("outline", "code", "year", "value", "title"),
    [
        ("women_2011_2020", "mmr", 2015, 20.1, "基本达标"),
        ("women_2011_2020", "mmr", 2020, 16.9, "达标"),
        ("women_2011_2020", "common_disease_screening", 2018, 75.5, "未达标"),
        ("women_2011_2020", "village_committee_women_share", 2020, 24.2, "未达标"),
        ("women_2011_2020", "village_directors_women_share", 2018, 11.1, "达标"),
        ("women_2011_2020", "senior_professionals_women_share", 2017, 39.3, "达标"),
        ("children_2011_2020", "injury_deaths", 2015, 15.82, "达标"),
        ("human_rights_action_plan_2016_2020", "mmr", 2018, 18.3, "未达标"),
        ("women_2021_2030", "employment_women_share", 2022, 43.2, "不能评估"),
    ],
)
def test_published_values_evaluate_as_the_reports_say(outline, code, year, value, title):
    case = as_case(find(outline, code), [Observation(year, value)], tolerance=Fraction(1, 100))

    assert verdict(case).title == title


def test_about_45_per_cent_waits_for_a_band():
    case = as_case(find("women_2021_2030", "employment_women_share"), [Observation(2022, 43.2)])

    assert "没有定允许幅度" in verdict(case).because


def test_a_relative_target_waits_for_its_baseline_and_takes_ones_own():
    target, seen = find("children_2021_2030", "injury_deaths"), [Observation(2025, 10)]

    assert verdict(as_case(target, seen)).title == "不能评估"
    assert "目标 9.6/10万" in verdict(as_case(target, seen, base=Point(2020, 12))).because


RETENTION_2010 = [Value(89.7, "2013年报告", "derived"), Value(91.1, "2018年报告", "derived")]


@pytest.mark.parametrize(
    ("values", "value"),
    [
        (RETENTION_2010, 89.7),
        ([*RETENTION_2010, Value(91.1, "终期报告")], 91.1),
        ([Value(12.1, "新闻发布会", "secondary"), *RETENTION_2010], 89.7),
        ([Value(12.1, "新闻发布会", "secondary", chosen=True), *RETENTION_2010], 12.1),
    ],
)
def test_of_several_values_one_is_adopted_and_the_others_stay_visible(values, value):
    words = disagreement(values, "%")

    assert adopted(values).value == value
    assert words.startswith(f"来源不一致：采用 {value}%")
    assert all(one.source in words for one in values if one.value != value)


def test_values_that_agree_are_no_disagreement():
    assert disagreement([Value(91.1, "2018年报告"), Value(91.10, "终期报告")]) == ""
    assert (adopted([]), disagreement([])) == (None, "")


@given(values=st.lists(st.builds(Value, st.integers(0, 3), st.just("报告"), st.sampled_from([*BASES]), st.booleans())))
def test_no_value_is_better_founded_than_the_adopted_one(values):
    found, order = adopted(values), [*BASES]

    for one in values:
        assert found.chosen >= one.chosen
        assert found.chosen > one.chosen or order.index(found.basis) <= order.index(one.basis)


def test_two_programmes_of_one_year_stay_apart():
    """outlines/disagreements: the maternal mortality of 2020 is 20 in one and 18 in another."""
    asked = {outline: find(outline, "mmr").value for outline in ("women_2011_2020", "nhc_2018_2020_action")}

    assert asked == {"women_2011_2020": 20, "nhc_2018_2020_action": 18}


def test_without_a_single_value_a_whole_outline_has_a_rate_of_its_missing_data():
    found = rate(verdict(as_case(target, [])).status for target in targets()["women_2021_2030"] if target.is_quantified)

    assert (found.no_data, found.denominator, found.words) == (16, 16, "0%")


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=lambda one: one.code)
def test_an_outline_names_the_round_before_and_the_one_above(outline):
    before, above = OUTLINES.get(outline.before), OUTLINES.get(outline.above)

    assert before is None or (before.audience, before.last + 1) == (outline.audience, outline.first)
    assert above is None or above.first <= outline.first <= outline.last <= above.last
    assert (outline.before in ("", *OUTLINES), outline.above in ("", *OUTLINES)) == (True, True)


def test_a_milestone_is_the_halfway_level_of_a_plan_below():
    found = {target.code: milestone_of(target) for target in targets()["children_2021_2030"]}

    assert {code: point.value for code, point in found.items() if point} == {
        "nmr": Decimal("3.1"),
        "imr": Decimal("5.2"),
        "u5mr": Decimal("6.6"),
    }


def test_the_target_of_another_programme_for_the_same_year_is_no_milestone():
    assert milestone_of(find("women_2011_2020", "mmr")) is None


@pytest.mark.parametrize("target", TARGETS, ids=_label)
def test_every_target_is_told_by_every_method(target):
    seen = [Observation(year, 50 + year - 2000) for year in range(2008, 2021, 3)]

    for method in METHODS.values():
        assert method.function(as_case(target, seen, tolerance=Fraction(1, 100))).because
