"""Compositions that never leave their caps, schemes as published, scores that come back bit for bit."""

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.schemes import (
    BadSchemeError,
    Veto,
    compose,
    credit_shares,
    differences,
    digest_of,
    from_json,
    grade_of,
    parse_scheme,
    shipped_schemes,
    to_json,
    weigh,
)
from jinguo.rules.scoring import SCORING_RULES, missing, score_by, scored, uncounted

XIAONENG = parse_scheme(shipped_schemes()["xiaoneng_100"])
GRADES = [level.title for level in XIAONENG.levels]
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
    bare = compose("全年", [score_by("ratio", 30, {"plan": 3, "actual": "2"}, unit="期"), *parts])
    whole = replace(bare, grade=grade_of(XIAONENG, bare))

    again = from_json(to_json(whole))
    assert (again, digest_of(again)) == (whole, digest_of(whole))
    assert (again.children[0].version, again.children[0].unit) == (SCORING_RULES["ratio"].version, "期")
    assert digest_of(bare) != digest_of(whole)


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
        ({"part": [{"code": "a"}]}, "缺少“title”，请补上"),
        ({"part": {"code": "a"}}, "层次写错了"),
        ({"total": "一百"}, "“机关目标管理考评办法”的“total”写错了：“一百”不是数"),
        ({"bonus": [{"code": "x", "title": "加分", "points": 1, "rule": "bonus_per"}]}, "每次分值"),
        ({"bonus": [{"code": "goals", "title": "加分", "points": 1}]}, "同一个代码"),
    ],
)
def test_a_scheme_that_does_not_hold_is_told_with_every_complaint(change, words):
    with pytest.raises(BadSchemeError, match=words):
        parse_scheme(shipped_schemes()["federation"] | change)


def changed(path, **change):
    """The federation's scheme with one table changed; the path leads there."""
    content = deepcopy(shipped_schemes()["federation"])
    found = content
    for step in path:
        found = found[step]
    found.update(change)
    return content


@pytest.mark.parametrize(
    ("path", "change", "words"),
    [
        ((), {"weights": 1}, "考评办法里不认识“weights”"),
        (("part", 1), {"wieght": 20}, "“精神文明建设”里不认识“wieght”"),
        (("part", 1, "item", 0), {"ruel": "rating"}, "“学习和作风”里不认识“ruel”"),
        (("bonus", 0), {"cap": 5}, "“省级以上荣誉”里不认识“cap”"),
        (("veto", 0), {"limit": 5}, "“受到效能告诫”里不认识“limit”"),
        (("part", 1, "item", 0), {"points": 11}, "精神文明建设的考评项合计 19 分，应为 20 分"),
        (("veto", 0), {"grade": "合格"}, "等次“合格”不在各等次之内"),
        ((), {"veto": [{"title": "告诫"}]}, "“告诫”没有写最高分，也没有写等次"),
        ((), {"veto": [{"title": "告诫", "cap": 1}] * 2}, "有两条一票否决同名"),
        ((), {"grade": [{"title": "合格", "least": 60}]}, "最低的等次“合格”要从 0 分起"),
        (
            (),
            {"grade": [{"title": "合格", "least": 0}, {"title": "优秀", "least": 90}]},
            "从高到低写：合格的起点要高于优秀",
        ),
        ((), {"grade": [{"title": "合格", "least": 60}, {"title": "合格", "least": 0}]}, "有两个等次同名"),
    ],
)
def test_a_misspelt_key_or_a_sum_that_is_off_is_named(path, change, words):
    with pytest.raises(BadSchemeError, match=words):
        parse_scheme(changed(path, **change))


@pytest.mark.parametrize(
    ("points", "of", "fallen", "grade"),
    [
        ("90", 100, (), "优秀"),
        ("89.99", 100, (), "良好"),
        ("45", 50, (), "优秀"),
        ("0", 100, (), "不合格"),
        ("95", 100, ("受到效能告诫",), "合格"),
        ("50", 100, ("受到效能告诫",), "不合格"),
        ("95", 100, ("受到效能告诫", "发生重大责任事故或严重违纪违法案件"), "不合格"),
    ],
)
def test_a_grade_goes_by_points_and_no_better_than_a_veto_allows(points, of, fallen, grade):
    vetoes = [Veto(title, XIAONENG.vetoes[title], "通报") for title in fallen]

    assert grade_of(XIAONENG, scored(Fraction(points), of, ""), vetoes).title == grade


@given(st.integers(0, 110), st.integers(0, 110), st.booleans())
def test_more_points_never_give_a_worse_grade_nor_a_veto_a_better_one(some, more, has_fallen):
    vetoes = [Veto("受到效能告诫", None, "通报")] if has_fallen else []
    low, high = (
        GRADES.index(grade_of(XIAONENG, scored(points, 100, ""), vetoes).title) for points in sorted((some, more))
    )

    assert high <= low
    assert not has_fallen or high >= GRADES.index("合格")


@given(SCORES, SCORES)
def test_the_differences_of_the_parts_explain_that_of_the_whole(some, others):
    before, after = (
        (
            compose("全年", [one.named(str(n), f"第 {n} 部分") for n, one in enumerate(scores)])
            for scores in zip(*zip(some, others, strict=False), strict=True)
        )
        if some and others
        else (compose("全年", []), compose("全年", []))
    )

    found = differences(before, after)

    below = sum(one.after.exact - one.before.exact for one in found if one.depth == 1)
    assert below == after.exact - before.exact
    assert all(one.before.exact != one.after.exact for one in found)
    assert differences(after, after) == []


def test_a_scheme_without_grades_gives_none():
    assert grade_of(parse_scheme(shipped_schemes()["federation"]), scored(90, 100, "")) is None


def test_a_veto_that_fixes_a_grade_only_leaves_the_points():
    whole = compose("全年", [scored(95, 100, "")], vetoes=[Veto("告诫", None, "通报")])

    assert (whole.exact, "一票否决" in whole.because) == (95, False)


@given(st.lists(st.sampled_from(["lead", "support"]), min_size=1, max_size=6))
def test_without_shares_the_leads_take_all(roles):
    shares = credit_shares(dict(enumerate(roles)), {})

    assert sum(shares.values()) == ("lead" in roles)
    assert all(not share for holder, share in shares.items() if roles[holder] == "support")
