"""Rules of scoring by example and by property; schemes as published; compositions that never leave their caps."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.scoring import (
    SCORING_RULES,
    Facts,
    Score,
    Veto,
    complaints,
    compose,
    credit_shares,
    parse_scheme,
    shipped_schemes,
)
from jinguo.rules.scoring.composition import weigh
from jinguo.rules.scoring.schemes import BadSchemeError

AMOUNTS = st.decimals(0, 10**6, places=3)
POINTS = st.integers(1, 200).map(Fraction)
RISING = ("ratio", "tiers", "progress", "coverage", "ballot", "bonus_per", "typed")
FALLING = ("inverse_ratio", "deduct_per")
NEEDED = {
    "tiers": {"steps": [[100, 100], [80, 60], [60, 30]]},
    "deduct_per": {"per": "0.5"},
    "bonus_per": {"per": "2"},
    "on_time": {"per": "0.5"},
}


def score(rule, points, parameters=None, **facts):
    return SCORING_RULES[rule].apply(Fraction(points), Facts(**facts), parameters or NEEDED.get(rule, {}))


@pytest.mark.parametrize(
    ("rule", "points", "parameters", "facts", "shown"),
    [
        ("ratio", 8, {}, {"actual": 60, "target": 60}, "8.00"),
        ("ratio", 8, {}, {"actual": 75, "target": 60}, "8.00"),
        ("ratio", 8, {"cap": 120}, {"actual": 75, "target": 60}, "9.60"),
        ("ratio", 8, {}, {"actual": 0, "target": 60}, "0.00"),
        ("ratio", 8, {}, {"actual": -5, "target": 60}, "0.00"),
        ("ratio", 8, {}, {"actual": 3, "target": 0}, "8.00"),
        ("inverse_ratio", 10, {}, {"actual": 0, "target": 20}, "10.00"),
        ("inverse_ratio", 10, {}, {"actual": 40, "target": 20}, "5.00"),
        ("tiers", 5, None, {"actual": 100, "target": 100}, "5.00"),
        ("tiers", 5, None, {"actual": 59, "target": 100}, "0.00"),
        ("deduct_per", 3, {"per": "0.3", "each": "0.1"}, {"actual": Decimal("1.5")}, "0.00"),
        ("bonus_per", 5, {"per": "2"}, {"actual": 2}, "4.00"),
        ("on_time", 5, {"per": "0.5"}, {"days_late": 0}, "5.00"),
        ("on_time", 5, {"per": "0.5"}, {"days_late": 99}, "0.00"),
        ("rating", 20, {"trim": True}, {"marks": tuple(map(Decimal, (60, 80, 85, 90, 99)))}, "17.00"),
        ("progress", 10, {}, {"actual": 50, "target": 40, "baseline": 48}, "0.00"),
        ("progress", 10, {}, {"actual": 30, "target": 40, "baseline": 48}, "10.00"),
        ("typed", 90, {}, {"actual": 100}, "90.00"),
        ("all_or_nothing", 4, {}, {"reached": False}, "0.00"),
    ],
)
def test_worked_examples(rule, points, parameters, facts, shown):
    assert score(rule, points, parameters, **facts).shown == Decimal(shown)


@pytest.mark.parametrize("rule", [code for code in SCORING_RULES if code != "bonus_per"])
def test_what_was_not_reported_scores_nothing_and_says_so(rule):
    unreported = score(rule, 10)

    assert (unreported.points, unreported.because) == (0, "未报，不得分")


@given(st.sampled_from(RISING), POINTS, st.integers(1, 10**6), AMOUNTS, AMOUNTS)
def test_more_never_scores_less_where_more_is_better(rule, points, target, one, other):
    low, high = sorted((one, other))
    facts = {"target": target, "baseline": 0}

    assert score(rule, points, actual=low, **facts).points <= score(rule, points, actual=high, **facts).points


@given(st.sampled_from(FALLING), POINTS, st.integers(1, 10**6), AMOUNTS, AMOUNTS)
def test_more_never_scores_more_where_less_is_better(rule, points, target, one, other):
    low, high = sorted((one, other))

    assert (
        score(rule, points, actual=high, target=target).points <= score(rule, points, actual=low, target=target).points
    )


@given(POINTS, st.integers(0, 400), st.integers(0, 400))
def test_later_never_scores_more(points, one, other):
    early, late = sorted((one, other))

    assert score("on_time", points, days_late=late).points <= score("on_time", points, days_late=early).points


@given(st.sampled_from([*SCORING_RULES]), POINTS, st.integers(-100, 10**6), AMOUNTS, st.booleans(), st.integers(0, 99))
def test_points_stay_between_nothing_and_all(rule, points, target, actual, reached, late):
    marks = (Decimal(95), Decimal(40))
    found = score(rule, points, actual=actual, target=target, baseline=1, reached=reached, days_late=late, marks=marks)

    assert 0 <= found.points <= points == found.of


SCORES = st.lists(st.integers(0, 100).map(lambda n: Score(Fraction(n, 3), Fraction(100, 3), "")), max_size=6)


@given(SCORES, SCORES, st.integers(0, 20), SCORES, st.integers(0, 20), st.lists(st.integers(0, 90), max_size=3))
def test_a_composition_never_leaves_its_caps(parts, bonuses, bonus_cap, deductions, deduction_cap, caps):
    vetoes = [Veto("效能告诫", Fraction(cap), "") for cap in caps]
    facts = {"bonuses": bonuses, "bonus_cap": bonus_cap, "deductions": deductions, "deduction_cap": deduction_cap}
    whole = compose("全年", parts, **facts, vetoes=vetoes)
    base = sum(part.points for part in parts)

    assert max(base - deduction_cap, 0) <= whole.points <= base + bonus_cap or vetoes
    assert all(whole.points <= cap for cap in caps)
    assert whole.points >= 0


@given(SCORES, st.randoms())
def test_the_order_of_parts_changes_nothing(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)

    assert compose("全年", parts).points == compose("全年", shuffled).points


@given(SCORES, st.integers(1, 100))
def test_a_part_never_exceeds_its_weight(items, weight):
    part = weigh("职能工作", items, weight)

    assert 0 <= part.points <= weight == part.of


@given(SCORES)
def test_a_score_that_was_kept_comes_back_bit_for_bit(parts):
    whole = compose("全年", parts)

    again = Score.from_json(whole.as_json())
    assert (again, again.digest) == (whole, whole.digest)


@pytest.mark.parametrize("code", [*shipped_schemes()])
def test_a_shipped_scheme_holds_together(code):
    scheme = parse_scheme(shipped_schemes()[code])

    assert sum(part.weight for part in scheme.parts) == scheme.total


def test_the_published_examples_have_the_published_points():
    s01, shaoxing = (parse_scheme(shipped_schemes()[code]) for code in ("s01", "shaoxing_2013"))

    assert [int(part.weight) for part in s01.parts] == [40, 30, 25, 5]
    assert (shaoxing.total, [int(item.points) for item in shaoxing.parts[0].items]) == (125, [10, 10, 10, 5])
    assert all(scheme.is_example and "示例" in scheme.title for scheme in (s01, shaoxing))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"total": 90}, "各部分合计 100 分，应为 90 分"),
        ({"part": []}, "各部分合计 0 分"),
        ({"title": None, "part": [{"code": "a"}]}, "缺少或写错"),
        ({"bonus": [{"code": "x", "title": "加分", "points": 1, "rule": "bonus_per"}]}, "“每项加分”要填每项分数"),
        ({"bonus": [{"code": "goals", "title": "加分", "points": 1}]}, "同一个代码"),
    ],
)
def test_a_scheme_that_does_not_hold_is_told_with_every_complaint(change, words):
    with pytest.raises(BadSchemeError, match=words):
        parse_scheme(shipped_schemes()["federation"] | change)


@pytest.mark.parametrize(
    ("code", "parameters", "words"),
    [
        ("none", {}, "没有计分规则"),
        ("on_time", {"per": "许多"}, "每项分数不对"),
        ("on_time", {"per": "-1"}, "每项分数不对"),
        ("tiers", {"steps": [[100]]}, "档次不对"),
        ("rating", {"trim": "yes"}, "去掉最高最低不对"),
    ],
)
def test_wrong_parameters_are_told(code, parameters, words):
    assert words in complaints(code, parameters)[0]


@given(st.lists(st.sampled_from(["lead", "support"]), min_size=1, max_size=6))
def test_without_shares_the_leads_take_all(roles):
    shares = credit_shares(dict(enumerate(roles)), {})

    assert sum(shares.values()) == ("lead" in roles)
    assert all(not share for holder, share in shares.items() if roles[holder] == "support")
