"""Outline targets as goals, who usually answers for them, and the clock of a unit's implementation plan."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.goal_values import GoalFacts, is_sound
from jinguo.rules.implementation import filing_due, filing_of
from jinguo.rules.outlines.duties import Duty, duties, proposed, shares
from jinguo.rules.outlines.goals import goal_facts, may_list, path_method
from jinguo.rules.outlines.targets import find, targets

RUNNING = ("women_2021_2030", "children_2021_2030")
ALL = [one for outline in RUNNING for one in targets()[outline]]
FACTS = ("type", "comparator", "band", "baseline", "over_time", "over_units", "over_regions")


def test_every_target_of_the_running_outlines_has_its_usual_units():
    assert {one.code for one in ALL} == set(duties())


@pytest.mark.parametrize("target", ALL, ids=lambda one: f"{one.outline}.{one.code}")
def test_what_may_be_listed_makes_a_sound_goal(target):
    share = "20%" if target.comparator == "relative" else ""
    if may_list(target, share=share, standard="写明标准", due=date(2030, 12, 31)):
        assert is_sound(GoalFacts(**{name: goal_facts(target)[name] for name in FACTS}))


@pytest.mark.parametrize(
    ("outline", "code", "words"),
    [
        ("women_2021_2030", "employment_women_share", "允许幅度"),
        ("women_2021_2030", "law_unquantified", "完成标准"),
        ("children_2021_2030", "injury_deaths", "基期值"),
    ],
)
def test_what_is_not_known_yet_is_asked_for_first(outline, code, words):
    assert words in may_list(find(outline, code)).reason


@pytest.mark.parametrize(
    ("code", "source"),
    [("mmr", "indicator.mmr"), ("retention", ""), ("cervical_screening", "")],
)
def test_the_indicator_is_the_source_only_where_it_means_the_same(code, source):
    assert goal_facts(find("women_2021_2030", code))["source"] == source


@pytest.mark.parametrize(
    ("outline", "code", "milestone", "method"),
    [
        ("women_2021_2030", "mmr", False, "geometric"),
        ("women_2021_2030", "mmr", True, "milestone"),
        ("women_2021_2030", "premarital_check", False, "linear"),
        ("women_2021_2030", "prepregnancy_check", False, "same"),
        ("children_2021_2030", "myopia_primary", False, "same"),
        ("children_2021_2030", "stunting", False, "same"),
    ],
)
def test_the_years_are_proposed_as_the_kind_of_target_asks(outline, code, milestone, method):
    assert path_method(find(outline, code), has_milestone=milestone)[0] == method


def test_a_unit_that_was_merged_answers_through_its_successor():
    duty = Duty(("统计",), ("人口和计划生育",), "某市")

    found = proposed(duty, ["市统计局", "市卫健委"], {"市人口和计划生育委员会": "市卫健委"})

    assert (found.lead, found.join) == (("市统计局",), ("市卫健委",))


@given(st.integers(0, 9), st.integers(0, 9))
def test_the_shares_of_a_goal_make_a_hundred(leads, joins):
    found = shares(leads, joins)

    assert len(found) == leads + joins
    assert sum(found) == (100 if found else 0)


@given(st.dates(date(2021, 1, 1), date(2029, 1, 1)), st.integers(0, 400))
def test_a_plan_is_late_exactly_after_its_last_day(issued, days):
    filed = issued + timedelta(days)

    found = filing_of(issued, issued, filed, date(2031, 1, 1))

    assert (found.state == "late") == (filed > filing_due(issued))
    assert not found.is_open


@pytest.mark.parametrize(
    ("drafted", "today", "state", "tone"),
    [
        (None, date(2026, 4, 1), "missing", "none"),
        (None, date(2026, 4, 21), "missing", "bad"),
        (date(2026, 4, 2), date(2026, 4, 19), "drafted", "near"),
    ],
)
def test_an_open_plan_says_what_there_is_and_how_long_there_is_left(drafted, today, state, tone):
    found = filing_of(date(2026, 3, 20), drafted, None, today)

    assert (found.state, found.tone, found.is_open) == (state, tone, True)


def test_a_listed_goal_keeps_band_and_baseline():
    facts = goal_facts(find("women_2021_2030", "mmr"))

    assert (facts["baseline"], facts["baseline_year"]) == (Decimal("16.9"), 2020)
