"""What a self-made ledger may look like, and what entries that stand forbid a change to take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.forms import check_change, check_code, check_fields, check_measures

TREES = {"name": "trees", "label": "株数", "kind": "integer", "unit": "株"}
STAGE = {"name": "stage", "label": "阶段", "kind": "choice", "choices": ["申报", "获批"]}
WOMEN = {"name": "women", "label": "妇女", "kind": "people"}
VISITORS = {"name": "visitors", "label": "群众", "kind": "integer", "is_distinct": True}
FIELDS = [TREES, STAGE, WOMEN, VISITORS, {"name": "paid", "label": "到账", "kind": "bool"}]
PLANTED = {"code": "planted", "title": "种植株数", "unit": "株", "kind": "sum", "field": "trees"}


@pytest.mark.parametrize(("code", "ok"), [("grants", True), ("g" * 20, True), ("g" * 21, False), ("2026", False)])
def test_a_code_fits_into_the_numbers_of_entries(code, ok):
    assert check_code(code).ok is ok


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": "region"}, "代码“region”是每本台账都有的栏目，请换一个"),
        ({"name": "株数"}, "代码“株数”要用小写字母开头，只含小写字母、数字和下划线，请改"),
        ({"name": ["x"]}, "代码“['x']”要用小写字母开头，只含小写字母、数字和下划线，请改"),
        ({"label": ""}, "栏目“trees”的名称要 1—20 字，请改"),
        ({"name": "stage"}, "栏目“株数”重复，请换名称和代码"),
        ({"kind": "photo"}, "栏目“株数”的类型不在列"),
        ({"kind": "text", "is_distinct": True}, "栏目“株数”不是数字，不能标为已去重，请去掉"),
        ({"choices": ["一"]}, "栏目“株数”不是选项，请去掉备选项或改类型"),
        ({"kind": "choice"}, "栏目“株数”的备选项有空的，请补上"),
        ({"kind": "choice", "choices": ["一", "一"]}, "栏目“株数”的备选项有重复，请去掉"),
        ({"colour": "red"}, "不认识设置“colour”，请去掉"),
    ],
)
def test_a_field_says_what_is_wrong_with_it(change, reason):
    faults = check_fields([{**TREES, **change}, STAGE])

    assert faults[0].line == 1
    assert faults[0].message.startswith(reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"code": "9"}, "统计代码“9”要用小写字母开头"),
        ({"title": ""}, "统计“planted”缺名称或计量单位，请补上"),
        ({"unit": ""}, "统计“种植株数”缺名称或计量单位，请补上"),
        ({"field": "gone"}, "统计“种植株数”求合计，要指明一个数字栏目"),
        ({"field": "stage"}, "统计“种植株数”求合计，要指明一个数字栏目"),
        ({"kind": "distinct"}, "统计“种植株数”按人去重，要指明一个人员或名单栏目"),
        ({"kind": "distinct", "field": "women", "unit": "人"}, ""),
        ({"kind": "count"}, "统计“种植株数”数的是记录，请去掉栏目"),
        ({"kind": "mean"}, "统计“种植株数”的类型不在列"),
        ({"where": {"stage": "获批", "paid": True}}, ""),
        ({"where": {"stage": ["申报", "获批"]}}, ""),
        ({"where": {"stage": "退回"}}, "条件“阶段”的“退回”不在备选项里，请改"),
        ({"where": {"trees": 3}}, "条件“株数”要用选项或是否栏目，请改"),
    ],
)
def test_a_measure_says_what_is_wrong_with_it(change, reason):
    messages = [fault.message for fault in check_measures(FIELDS, [{**PLANTED, **change}])]

    assert bool(messages) is bool(reason)
    assert not reason or messages[0].startswith(reason)


@pytest.mark.parametrize("unit", ["人", "名", "位"])
@pytest.mark.parametrize(("field", "ok"), [("trees", False), ("visitors", True)])
def test_people_are_summed_only_from_a_field_declared_distinct(unit, field, ok):
    faults = check_measures(FIELDS, [{**PLANTED, "unit": unit, "field": field}])

    assert (not faults) is ok


def test_entries_are_attendances_and_never_people():
    [fault] = check_measures(FIELDS, [{"code": "n", "title": "参训人数", "unit": "人", "kind": "count"}])

    assert "只报次数请用人次" in fault.message


def test_two_measures_do_not_share_a_code():
    faults = check_measures(FIELDS, [PLANTED, {**PLANTED, "title": "又一个"}])

    assert [fault.line for fault in faults] == [1, 2]


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        ([TREES], "栏目“阶段”已有记录使用，不能删除，请保留"),
        ([TREES, {**STAGE, "kind": "text", "choices": []}], "栏目“阶段”已有记录使用，不能改类型，请另设栏目"),
        ([TREES, {**STAGE, "choices": ["申报"]}], "栏目“阶段”的“获批”已有记录使用，不能删除，请保留"),
    ],
)
def test_what_entries_use_stays(later, reason):
    [fault] = check_change([TREES, STAGE], later, {"stage": ["获批"]})

    assert fault.message == reason


def test_an_unused_choice_a_label_and_an_unused_field_may_go():
    later = [{**STAGE, "label": "进度", "choices": ["获批", "到账"]}]

    assert check_change([TREES, STAGE], later, {"stage": ["获批"]}) == []


@given(st.sets(st.sampled_from(FIELDS[:3]).map(lambda field: field["name"])), st.sets(st.sampled_from("abc")))
def test_adding_fields_never_hurts_entries(used, names):
    added = [{"name": name, "label": name, "kind": "text"} for name in names]

    assert check_change(FIELDS, [*added, *FIELDS], dict.fromkeys(used, ())) == []
