"""Nobody decides on her own; somebody always can where two people have accounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.second_person import second_person

SAID = {"did": "申请", "does": "审批"}
PEOPLE = st.dictionaries(st.integers(1, 6), st.just("陈丽娟"), max_size=4)


@pytest.mark.parametrize(
    ("actor", "first", "office", "leaders", "reason"),
    [
        (2, 1, {1: "甲", 2: "乙"}, {}, ""),
        (1, 1, {1: "甲", 2: "乙"}, {8: "丙"}, "自己申请的请办公室另一位审批：乙"),
        (8, 1, {1: "甲", 2: "乙"}, {8: "丙"}, "请妇儿工委办公室审批：乙"),
        (1, 1, {1: "甲"}, {8: "丙"}, "办公室没有第二个账号，自己申请的请分管领导或主要领导审批：丙"),
        (8, 1, {1: "甲"}, {8: "丙"}, ""),
        (1, 9, {1: "甲"}, {8: "丙"}, ""),
        (9, 9, {1: "甲"}, {8: "丙"}, "请妇儿工委办公室审批：甲"),
        (1, 1, {1: "甲"}, {1: "甲"}, "不能审批；请系统管理员给另一位开通账号"),
    ],
)
def test_who_decides_and_what_the_others_are_told(actor, first, office, leaders, reason):
    found = second_person(actor, first, office=office, leaders=leaders, **SAID)

    assert found.ok is not bool(reason)
    assert found.reason.endswith(reason)


@given(PEOPLE, PEOPLE, st.integers(1, 6))
def test_four_eyes_remain_and_nothing_is_stuck(office, leaders, first):
    found = {key: second_person(key, first, office=office, leaders=leaders, **SAID) for key in {*office, *leaders}}

    assert first not in found or not found[first]
    assert any(found.values()) is bool({*office, *leaders} - {first})
