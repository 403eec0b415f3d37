"""Compositions that never leave their caps, schemes as published, scores that come back bit for bit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.schemes import (
    BadSchemeError,
    Veto,
    compose,
    credit_shares,
    digest_of,
    from_json,
    parse_scheme,
    shipped_schemes,
    to_json,
    weigh,
)
from jinguo.rules.scoring import missing, score_by, scored, uncounted

SCORES = st.lists(st.integers(0, 100).map(lambda n: scored(Fraction(n, 3), Fraction(100, 3), "")), max_size=6)


@given(SCORES, SCORES, st.integers(0, 20), SCORES, st.integers(0, 20), st.lists(st.integers(0, 90), max_size=3))
def test_a_composition_never_leaves_its_caps(parts, bonuses, bonus_cap, deductions, deduction_cap, caps):
    facts = {"bonuses": bonuses, "bonus_cap": bonus_cap, "deductions": deductions, "deduction_cap": deduction_cap}
    base = sum(part.exact for part in parts)

    free = compose("全年", parts, **facts)
    held = compose("全年", parts, **facts, vetoes=[Veto("效能告诫", Fraction(cap), "") for cap in caps])

    assert max(base - deduction_cap, 0) <= free.exact <= base + bonus_cap
    assert 0 <= held.exact <= min([free.exact, *caps])


@given(SCORES, st.randoms())
def test_the_order_of_parts_changes_nothing(parts, random):
    shuffled = random.sample(parts, len(parts))

    assert compose("全年", parts).exact == compose("全年", shuffled).exact


@given(st.lists(st.integers(0, 40).map(lambda n: scored(n, 20, "")), max_size=6), st.integers(1, 100))
def test_a_part_never_exceeds_its_weight(items, weight):
    part = weigh("a", "职能工作", items, weight)

    assert 0 <= part.exact <= weight == part.of


def test_what_asks_for_nothing_in_the_period_counts_neither_way():
    part = weigh("a", "职能工作", [scored(8, 10, ""), uncounted(90, "本期没有目标值")], 50)

    assert (part.exact, part.of) == (40, 50)
    assert compose("一季度", [part, weigh("b", "评议", [uncounted(5, "")], 50)]).of == 50


def test_what_has_not_come_in_counts_as_nothing():
    assert weigh("a", "职能工作", [scored(8, 10, ""), missing(10, "未报")], 20).exact == 8


@given(SCORES)
def test_a_score_that_was_kept_comes_back_bit_for_bit(parts):
    whole = compose("全年", [score_by("ratio", 30, {"plan": 3, "actual": "2"}, unit="期"), *parts])

    again = from_json(to_json(whole))
    assert (again, digest_of(again)) == (whole, digest_of(whole))


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
        ({"part": [{"code": "a"}]}, "缺少或写错"),
        ({"bonus": [{"code": "x", "title": "加分", "points": 1, "rule": "bonus_per"}]}, "每次分值"),
        ({"bonus": [{"code": "goals", "title": "加分", "points": 1}]}, "同一个代码"),
    ],
)
def test_a_scheme_that_does_not_hold_is_told_with_every_complaint(change, words):
    with pytest.raises(BadSchemeError, match=words):
        parse_scheme(shipped_schemes()["federation"] | change)


@given(st.lists(st.sampled_from(["lead", "support"]), min_size=1, max_size=6))
def test_without_shares_the_leads_take_all(roles):
    shares = credit_shares(dict(enumerate(roles)), {})

    assert sum(shares.values()) == ("lead" in roles)
    assert all(not share for holder, share in shares.items() if roles[holder] == "support")
