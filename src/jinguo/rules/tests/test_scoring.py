"""Scoring rules by worked examples, at their edges, and by what must hold of each."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.scoring import SCORING_RULES, Score, ScoringError, complaints, rule_choices, score_by

LADDER = {"tiers": [[90, 10], [80, 8], [60, 5]]}
RANKS = {"tiers": [[1, 4], [2, 3], [3, 2]], "falling": True}
RATE, SHORT = {"full": 98}, {"each": "0.3", "step": "0.1"}


@pytest.mark.parametrize(
    ("rule", "of", "inputs", "parameters", "points"),
    [
        ("ratio", 30, {"plan": 40, "actual": 36}, {}, "27.00"),
        ("ratio", 30, {"plan": 40, "actual": 60}, {}, "30.00"),
        ("ratio", 30, {"plan": 40, "actual": 60}, {"most": 120}, "36.00"),
        ("ratio", 30, {"plan": 40, "actual": -5}, {}, "0.00"),
        ("ratio", 10, {"plan": 3, "actual": 2}, {}, "6.67"),
        ("inverse_ratio", 10, {"plan": 8, "actual": 8}, {}, "10.00"),
        ("inverse_ratio", 10, {"plan": 8, "actual": 16}, {}, "5.00"),
        ("inverse_ratio", 10, {"plan": 0, "actual": 1}, {}, "0.00"),
        ("tiers", 10, {"actual": 90}, LADDER, "10.00"),
        ("tiers", 10, {"actual": "89.99"}, LADDER, "8.00"),
        ("tiers", 10, {"actual": 59}, {**LADDER, "otherwise": 1}, "1.00"),
        ("tiers", 4, {"actual": 2}, RANKS, "3.00"),
        ("tiers", 4, {"actual": 4}, RANKS, "0.00"),
        ("all_or_nothing", 10, {"met": True}, {}, "10.00"),
        ("all_or_nothing", 10, {"met": False}, {}, "0.00"),
        ("deduct_per", 3, {"count": "0.25"}, SHORT, "2.40"),
        ("deduct_per", 3, {"count": "0.25"}, {**SHORT, "counting": "begun"}, "2.10"),
        ("deduct_per", 3, {"count": "0.25"}, {**SHORT, "counting": "exact"}, "2.25"),
        ("deduct_per", 8, {"count": 3}, {"each": 2, "free": 1}, "4.00"),
        ("deduct_per", 8, {"count": 99}, {"each": 2}, "0.00"),
        ("bonus_per", 5, {"count": 2}, {"each": 2}, "4.00"),
        ("bonus_per", 5, {"count": 3}, {"each": 2}, "5.00"),
        ("on_time", 20, {"nodes": [["一", 0], ["二", 1]]}, {"each": "0.5"}, "19.50"),
        ("on_time", 20, {"nodes": [["一", 0], ["二", None]]}, {"each": "0.5"}, "10.00"),
        ("on_time", 20, {"nodes": [["一", 99], ["二", None]]}, {"each": "0.5", "most": 3}, "14.00"),
        ("coverage", 12, {"part": 986, "whole": 1000}, RATE, "12.00"),
        ("coverage", 12, {"part": 49, "whole": 100}, RATE, "6.00"),
        ("coverage", 12, {"part": 49, "whole": 100}, {"least": 50}, "0.00"),
        ("rating", 25, {"marks": [60, 80, 85, 90, 99]}, {"out_of": 100, "trim": True}, "21.25"),
        ("rating", 90, {"marks": ["84.5"]}, {}, "84.50"),
        ("ballot", 25, {"votes": [10, 6, 3, 1]}, {}, "21.25"),
        ("progress", 10, {"baseline": 48, "plan": 40, "actual": 42}, {}, "7.50"),
        ("progress", 10, {"baseline": 48, "plan": 40, "actual": 50}, {}, "0.00"),
        ("progress", 10, {"baseline": 80, "plan": 90, "actual": 95}, {}, "10.00"),
    ],
)
def test_worked_examples(rule, of, inputs, parameters, points):
    assert score_by(rule, of, inputs, parameters).points == Decimal(points)


def test_a_third_of_the_marks_is_exactly_a_third_of_the_points():
    assert score_by("rating", 30, {"marks": [1, 0, 0]}, {"out_of": 1}).exact == 10


def test_each_rule_tells_its_own_example():
    scores = {code: score_by(code, one.example.of, one.example.inputs, one.example.parameters, one.example.unit)
              for code, one in SCORING_RULES.items()}  # fmt: skip

    assert all(score.standing == "scored" and score.because and score.exact for score in scores.values())
    assert [code for code, _ in rule_choices()] == list(scores)


NEEDED = {"tiers": LADDER, "deduct_per": {"each": 1}, "bonus_per": {"each": 1}, "on_time": {"each": 1}}
ASKED = {"plan": 40, "baseline": 10, "whole": 10}


@pytest.mark.parametrize("rule", [code for code in SCORING_RULES if code != "on_time"])
def test_what_has_not_come_in_earns_nothing_and_waits(rule):
    known = {one.code for one in SCORING_RULES[rule].inputs}
    score = score_by(rule, 10, {name: value for name, value in ASKED.items() if name in known}, NEEDED.get(rule))

    assert (score.exact, score.standing) == (0, "missing")
    assert "未报" in score.because or "还没有" in score.because


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("ratio", {"actual": 3}),
        ("ratio", {"plan": 0, "actual": 3}),
        ("inverse_ratio", {"actual": 3}),
        ("progress", {"baseline": 1, "actual": 3}),
        ("coverage", {"part": 0, "whole": 0}),
        ("on_time", {"nodes": []}),
    ],
)
def test_what_was_not_asked_for_does_not_count(rule, inputs):
    score = score_by(rule, 10, inputs, NEEDED.get(rule))

    assert not score.is_counted
    assert "不计分" in score.because


@pytest.mark.parametrize(
    ("rule", "inputs", "words"),
    [
        ("ratio", {"plan": -5, "actual": 3}, "负数"),
        ("progress", {"baseline": 40, "plan": 40, "actual": 41}, "算不出进展"),
        ("progress", {"plan": 40, "actual": 41}, "基期值没有填"),
        ("coverage", {"part": 1, "whole": -2}, "负数"),
    ],
)
def test_what_cannot_be_computed_says_why_and_waits(rule, inputs, words):
    score = score_by(rule, 10, inputs)

    assert (score.exact, score.standing) == (0, "missing")
    assert words in score.because


@pytest.mark.parametrize(
    ("rule", "parameters", "words"),
    [
        ("none", {}, "没有“none”这种计分规则"),
        ("ratio", {"most": 90}, "最高按完成率（%）要在 100 到 200 之间，现在是 90"),
        ("ratio", {"limit": 120}, "没有“limit”这个参数"),
        ("deduct_per", {}, "“每次分值”没有填"),
        ("deduct_per", {"each": 0}, "每次分值要大于 0"),
        ("deduct_per", {"each": 0.1}, "不是精确的数"),
        ("deduct_per", {"each": "许多"}, "“许多”不是数"),
        ("deduct_per", {"each": 1, "counting": "some"}, "只能是满一个算一个"),
        ("rating", {"trim": "yes"}, "不是“是”或“否”"),
        ("tiers", {"tiers": [[90]]}, "每一行要有两个值"),
        ("tiers", {"tiers": []}, "一档也没有填"),
        ("tiers", {"tiers": [[80, 8], [90, 10]]}, "门槛逐档降低"),
        ("tiers", {"tiers": [[2, 3], [1, 4]], "falling": True}, "门槛逐档放大"),
        ("tiers", {"tiers": [[90, 5], [80, 8]]}, "门槛越高得分不能越少"),
        ("tiers", {"tiers": [[90, 11]]}, "最高一档 11 分超过这一项的 10 分"),
    ],
)
def test_wrong_parameters_are_told_and_refused(rule, parameters, words):
    assert words in "；".join(complaints(rule, parameters, 10))
    with pytest.raises(ScoringError):
        score_by(rule, 10, {}, parameters)


@pytest.mark.parametrize(
    ("rule", "inputs", "words"),
    [
        ("ratio", {"plan": 40, "actual": 0.1}, "实际值：“0.1”不是精确的数"),
        ("ratio", {"target": 40}, "用不到“target”"),
        ("rating", {"marks": [11]}, "评分 11 分不在 0 到 10 之间"),
        ("ballot", {"votes": [1, 2]}, "票数要按优秀、称职、基本称职、不称职各填一个"),
        ("ballot", {"votes": ["0.5", 1, 0, 0]}, "票数要按"),
        ("all_or_nothing", {"met": "yes"}, "不是“是”或“否”"),
    ],
)
def test_facts_that_cannot_be_scored_are_refused(rule, inputs, words):
    with pytest.raises(ScoringError, match=words):
        score_by(rule, 10, inputs)


AMOUNTS = st.fractions(0, 1000, max_denominator=60)
POINTS = st.fractions(Fraction(1, 2), 200, max_denominator=4)
RISING = {"ratio": "actual", "coverage": "part", "progress": "actual", "tiers": "actual", "bonus_per": "count"}
FALLING = {"inverse_ratio": "actual", "deduct_per": "count"}
STEPS = {"tiers": [[90, "0.5"], [80, "0.4"]]}


def scored_with(rule, of, name, value):
    known = {one.code for one in SCORING_RULES[rule].inputs}
    asked = {key: one for key, one in ASKED.items() if key in known}
    return score_by(rule, of, {**asked, name: value}, STEPS if rule == "tiers" else NEEDED.get(rule)).exact


@given(st.sampled_from([*RISING]), POINTS, AMOUNTS, AMOUNTS)
def test_more_never_scores_less_where_more_is_better(rule, of, one, other):
    low, high = sorted((one, other))

    assert scored_with(rule, of, RISING[rule], low) <= scored_with(rule, of, RISING[rule], high)


@given(st.sampled_from([*FALLING]), POINTS, AMOUNTS, AMOUNTS)
def test_more_never_scores_more_where_less_is_better(rule, of, one, other):
    low, high = sorted((one, other))

    assert scored_with(rule, of, FALLING[rule], low) >= scored_with(rule, of, FALLING[rule], high)


@given(POINTS, st.lists(st.integers(0, 30), min_size=1, max_size=6), st.integers(0, 9))
def test_coming_later_never_scores_more_and_not_at_all_scores_least(of, days, more):
    first, *rest = [[f"节点{n}", late] for n, late in enumerate(days)]
    came = [score_by("on_time", of, {"nodes": [[first[0], late], *rest]}, {"each": "0.5"}).exact
            for late in (first[1], first[1] + more, None)]  # fmt: skip

    assert came == sorted(came, reverse=True)


@given(st.lists(st.integers(0, 20), min_size=4, max_size=4), st.integers(1, 3))
def test_a_better_vote_never_scores_less(votes, option):
    raised = list(votes)
    raised[option - 1], raised[option] = raised[option - 1] + 1, raised[option]
    lower = [count + (place == option) for place, count in enumerate(votes)]

    assert score_by("ballot", 25, {"votes": raised}).exact >= score_by("ballot", 25, {"votes": lower}).exact


@given(st.sampled_from([*RISING, *FALLING]), POINTS, st.fractions(-100, 1000, max_denominator=60))
def test_points_stay_between_nothing_and_all(rule, of, value):
    assert 0 <= scored_with(rule, of, (RISING | FALLING)[rule], value) <= of


@given(POINTS, st.integers(100, 200), AMOUNTS)
def test_over_completion_stays_below_its_own_limit(of, most, actual):
    assert score_by("ratio", of, {"plan": 7, "actual": actual}, {"most": most}).exact <= of * most / 100


@given(POINTS, st.lists(st.integers(0, 10), max_size=9), st.booleans())
def test_ratings_stay_between_nothing_and_all_whatever_their_order(of, marks, trim):
    one, other = (
        score_by("rating", of, {"marks": given}, {"out_of": 10, "trim": trim}) for given in (marks, marks[::-1])
    )

    assert 0 <= one.exact == other.exact <= of


def recomputed(score: Score) -> Score:
    """The same score out of what it keeps of itself."""
    return score_by(score.rule, score.of, score.inputs, score.parameters)


@given(st.sampled_from([*RISING, *FALLING]), POINTS, AMOUNTS)
def test_a_score_recomputes_bit_for_bit_from_what_it_keeps(rule, of, value):
    known = {one.code for one in SCORING_RULES[rule].inputs}
    asked = {key: one for key, one in ASKED.items() if key in known}
    score = score_by(
        rule, of, {**asked, (RISING | FALLING)[rule]: value}, STEPS if rule == "tiers" else NEEDED.get(rule)
    )

    assert recomputed(score) == score


@pytest.mark.parametrize("rule", [*SCORING_RULES])
def test_each_rules_example_recomputes_bit_for_bit(rule):
    example = SCORING_RULES[rule].example
    score = score_by(rule, example.of, example.inputs, example.parameters)

    assert recomputed(score) == score


def test_what_waits_is_found_below_a_total():
    waits = score_by("rating", 10, {}).named("review", "领导评价")
    whole = Score(Fraction(0), Fraction(20), "", (score_by("ratio", 10, {"plan": 1, "actual": 1}), waits))

    assert [one.title for one in whole.missing()] == ["领导评价"]
    assert whole.find("review") == waits
    assert whole.find("none") is None
