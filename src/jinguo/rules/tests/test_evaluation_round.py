"""What a participant of an evaluation lacks, and how a score is composed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.evaluation_round import (
    PARTS,
    Facts,
    Part,
    achieved,
    answers,
    checked,
    complete,
    composed,
    lacks,
    leads,
    reviewed,
    timely,
    whole_enough,
)

DUE, TODAY = date(2026, 5, 29), date(2026, 6, 3)
WHOLE = Facts(
    due=DUE, submitted_on=DUE, is_accepted=True, sections=5, filled=5, targets=3, stated=3, evidence=2,
    groups=("expert", "statistics"),
)  # fmt: skip
WEIGHTS = st.decimals("0.5", 60, places=1)
PART = st.builds(
    Part, st.sampled_from([*PARTS]), WEIGHTS, st.none() | st.fractions(0, 1, max_denominator=40), st.just("")
)


@pytest.mark.parametrize(
    ("change", "titles"),
    [
        ({}, []),
        ({"submitted_on": None, "is_accepted": False}, ["未报送"]),
        ({"is_returned": True, "is_accepted": False}, ["退回后没有重报"]),
        ({"evidence": 0}, ["没有佐证材料"]),
        ({"is_accepted": False}, ["未审核"]),
        ({"is_to_be_reviewed": True, "groups": ("expert",)}, ["没有监测统计组意见"]),
        ({"is_to_be_visited": True}, ["没有实地核查"]),
        ({"is_to_be_visited": True, "is_visited": True}, []),
        ({"open_tasks": 2}, []),
        ({"open_tasks": 2, "late_tasks": 1}, ["整改逾期"]),
    ],
)
def test_each_thing_that_is_missing_is_said_once(change, titles):
    assert [one.title for one in lacks(replace(WHOLE, **change), TODAY)] == titles


def test_what_is_late_says_since_when():
    (lack,) = lacks(replace(WHOLE, submitted_on=None), TODAY)

    assert (lack.tone, lack.because) == ("bad", "自评报告未报送，5月29日截止，已逾期 5 天")


def test_a_report_is_handed_in_whole_or_not_at_all():
    assert whole_enough(WHOLE)
    assert "还有 1 部分没有写" in whole_enough(replace(WHOLE, filled=4)).reason
    assert "还有 2 项目标" in whole_enough(replace(WHOLE, stated=1)).reason


def test_a_score_is_composed_of_its_parts():
    parts = [
        timely(DUE, date(2026, 5, 31), Decimal(10)),
        complete(replace(WHOLE, stated=0), Decimal(15)),
        achieved({"reached": 2, "basically": 1, "no_data": 1}, Decimal(35)),
        reviewed(Decimal(84), Decimal(100), Decimal(25)),
        checked(Decimal(70), "核对 4 项", Decimal(15)),
    ]

    assert [one.points for one in composed(parts).parts] == [
        Decimal("8.00"), Decimal("10.00"), Decimal("26.25"), Decimal("21.00"), Decimal("10.50"),
    ]  # fmt: skip
    assert composed(parts).points == Decimal("75.75")
    assert composed([parts[0], checked(None, "", Decimal(15))]).points == Decimal("80.00")


@given(st.lists(PART, max_size=6))
def test_the_parts_sum_to_a_score_between_nothing_and_a_hundred(parts):
    found = composed(parts)

    if any(one.share is not None for one in parts):
        assert found.points == sum(one.points for one in found.parts if one.points is not None)
        assert 0 <= found.points <= Decimal("100.05")
    else:
        assert found.points is None


@given(st.lists(PART, min_size=1, max_size=5), st.integers(2, 9))
def test_only_the_proportion_of_weights_matters_and_more_is_never_worse(parts, times):
    found = composed(parts)
    better = [replace(one, share=one.share and min(one.share + Fraction(1, 10), Fraction(1))) for one in parts]

    assert composed([replace(one, weight=one.weight * times) for one in parts]).points == found.points
    assert found.points is None or composed(better).points >= found.points


@pytest.mark.parametrize(
    ("department", "unit", "does"),
    [
        ("组织", "市委组织部", True),
        ("法院", "市中级人民法院", True),
        ("工会", "市总工会", True),
        ("", "市教育局", False),
    ],
)
def test_a_unit_is_known_by_the_word_of_its_department(department, unit, does):
    assert leads(department, unit) is does


@pytest.mark.parametrize(
    ("department", "plan", "role", "does", "word"),
    [
        ("教育", "方案", "主责", True, "《方案》主责单位"),
        ("卫生健康", "方案", "协同", True, "《方案》协同单位"),
        ("教育", "方案", "", False, "由别的单位承担"),
        ("教育", "", "", True, "数据来源部门（教育）"),
        ("卫生健康", "", "", False, "数据来源部门是卫生健康"),
        ("", "", "", False, "数据来源部门是未定"),
    ],
)
def test_the_plan_goes_before_the_department(department, plan, role, does, word):
    found = answers("市教育局", department, plan=plan, role=role)

    assert found.ok is does
    assert word in found.reason


@given(st.text(max_size=6), st.text(min_size=1, max_size=6), st.sampled_from(["", "主责", "协同"]))
def test_where_a_plan_splits_a_target_departments_decide_nothing(department, plan, role):
    assert answers("市教育局", department, plan=plan, role=role) == answers("市教育局", "教育", plan=plan, role=role)
