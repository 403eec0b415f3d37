"""Rates with their denominator, composites with their policy, places, gaps. outlines/methods §1.1, §1.3, §1.5, §1.8."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.progress import (
    STATUSES,
    Item,
    Rate,
    by_region,
    change,
    clocks,
    comparable,
    composite,
    gap_change,
    gender_gap,
    parts_sum,
    quantified,
    ranks,
    rate,
    rates_by,
    reported_contradictions,
)

STATUS = st.sampled_from(["reached", "basically_reached", "not_reached", "no_data", "not_available"])


@pytest.mark.parametrize(
    ("found", "words"), [(Rate(40, 4, 10, 0), "81.5%"), (Rate(31, 0, 2, 0), "93.9%"), (Rate(0, 0, 0, 0), "—")]
)
def test_1_the_published_rates_of_2016(found, words):
    assert found.words == words


@pytest.mark.parametrize(
    ("whole", "with_basically", "words", "denominator"),
    [
        ("all", True, "60%", 5),
        ("all", False, "40%", 5),
        ("with_data", True, "75%", 4),
        ("with_data", False, "50%", 4),
    ],
)
def test_1_the_denominator_is_printed_and_no_data_is_never_above(whole, with_basically, words, denominator):
    found = rate(
        ["reached", "reached", "basically_reached", "not_reached", "no_data"],
        whole=whole,
        with_basically=with_basically,
    )

    assert (found.words, found.denominator) == (words, denominator)
    assert f"÷ {denominator} = {words}" in found.because
    assert "缺数据 1 项" in found.because


def test_1_what_could_not_be_judged_is_not_told_as_missing_data():
    found = rate(["reached", "no_data", "not_available", "not_available"])

    assert found.because == (
        "1 ÷ 4 = 25%：达标 1 项，基本达标 0 项（计入分子）；分母为全部可监测的量化指标，其中缺数据 1 项，不能评估 2 项"
    )
    assert rate(["reached", "not_available"], whole="with_data").words == "100%"


def test_1_a_rate_of_nothing_is_not_0():
    assert rate([]).percent is None
    assert rate(["no_data"], whole="with_data").percent is None
    assert "没有定义" in rate(["no_data"], whole="with_data").because
    assert rate(["no_data"]).words == "0%"


def test_1_milestone_and_final_stand_side_by_side():
    found = clocks([("reached", "not_reached"), ("reached", "reached"), ("no_data", "no_data")])

    assert (found.milestone.words, found.final.words) == ("66.7%", "33.3%")


def test_1_parts_sum_or_it_is_said():
    parts = rates_by([("妇女", "reached"), ("妇女", "no_data"), ("儿童", "not_reached")])

    assert parts_sum(Rate(1, 0, 1, 1), parts)
    assert parts_sum(Rate(2, 0, 1, 0), parts).reason == "达标：各部分合计 1，总数 2；缺数据：各部分合计 1，总数 0"


@pytest.mark.parametrize(
    ("total", "parts", "no_data", "found"),
    [
        ((44, 54), {"健康": (20, 25), "教育": (24, 29)}, 10, []),
        ((44, 54), {"健康": (20, 25)}, 0, ["各部分达标合计 20 项，总数写 44 项", "各部分指标合计 25 项，总数写 54 项"]),
        ((3, 4), {}, 2, ["4 项中 2 项没有数据，却有 3 项达标"]),
        ((5, 9), {"健康": (5, 4), "教育": (0, 5)}, 0, ["健康：4 项中却有 5 项达标"]),
    ],
)
def test_1_contradictions_of_a_report_are_shown(total, parts, no_data, found):
    assert reported_contradictions(total, parts, no_data) == found


@pytest.mark.parametrize(
    ("now", "before", "points", "words"),
    [
        (Rate(44, 0, 10, 0), Rate(40, 0, 14, 0), Fraction(200, 27), "比上年上升7.4个百分点"),
        (Rate(1, 0, 1, 0), Rate(2, 0, 2, 0), 0, "与上年持平"),
        (Rate(500, 0, 501, 0), Rate(1, 0, 1, 0), Fraction(-50, 1001), "比上年下降不足0.1个百分点"),
        (Rate(1, 0, 1, 0), Rate(0, 0, 0, 0), None, "有一年没有达标率，不比较"),
        (Rate(1, 0, 1, 0), Rate(1, 0, 1, 0, whole="with_data"), None, "两年的分子或分母口径不同，不比较"),
    ],
)
def test_1_rates_change_in_percentage_points(now, before, points, words):
    assert change(now, before) == (points, words)


def test_1_the_share_of_goals_with_a_number_is_told():
    assert quantified(54, 54) == "54 项目标都有数值"
    assert "58.1%" in quantified(54, 93)


@given(marks=st.lists(st.tuples(st.sampled_from("甲乙丙"), STATUS)))
def test_parts_always_sum_and_a_rate_is_a_share(marks):
    whole = rate(status for _, status in marks)

    assert parts_sum(whole, rates_by(marks))
    assert whole.percent is None or 0 <= whole.percent <= 100
    assert whole.denominator == len(marks)
    assert whole.no_data == [status for _, status in marks].count("no_data")


@given(statuses=st.lists(st.sampled_from([*STATUSES])), more=st.integers(1, 9))
def test_missing_data_never_raises_a_rate(statuses, more):
    before, after = rate(statuses), rate(statuses + ["no_data"] * more)

    assert before.percent is None or (after.percent or 0) <= before.percent
    assert rate(statuses, whole="with_data").percent == rate(statuses + ["no_data"] * more, whole="with_data").percent


ITEMS = [Item("孕产妇死亡率", 90, 2, "健康"), Item("筛查率", None, 2, "健康"), Item("巩固率", 60, 1, "教育")]


@pytest.mark.parametrize(
    ("policy", "value", "words"),
    [("skip", 75, "不参加加权"), ("zero", 52.5, "计 0"), ("refuse", None, "就不出综合指数")],
)
def test_5_the_policy_for_missing_data_is_printed_with_what_is_missing(policy, value, words):
    found = composite(ITEMS, policy)

    assert found.value == value
    assert found.missing == ("筛查率",)
    assert words in found.because
    assert "缺数据 1 项：筛查率" in found.because


def test_5_domains_have_weights_and_stand_in_the_sentence():
    found = composite(ITEMS, weights={"健康": 3})

    assert found.value == Fraction(165, 2)
    assert {name: part.value for name, part in found.domains.items()} == {"健康": 90, "教育": 60}
    assert "健康 90.0（权 3），教育 60.0（权 1）= 82.5" in found.because


def test_5_regions_that_lack_different_indicators_are_not_compared():
    full = [item._replace(degree=item.degree or 50) for item in ITEMS]
    found = by_region({"鲤城": ITEMS, "德化": full}, "zero", {"健康": 3})

    assert found["鲤城"] == composite(ITEMS, "zero", {"健康": 3})
    assert not comparable(found)
    assert "鲤城：筛查率" in comparable(found).reason
    assert comparable(by_region({"鲤城": ITEMS, "德化": ITEMS}))
    assert comparable({})


def test_5_nothing_to_weigh_has_no_index():
    assert composite([]).value is None
    assert composite([Item("筛查率", 80, 0)]).value is None


DEGREES = st.decimals(0, 100, places=1)


@given(
    items=st.lists(st.tuples(DEGREES, st.integers(1, 5), st.sampled_from("甲乙")), min_size=1), times=st.integers(1, 9)
)
def test_5_an_index_lies_between_its_parts_whatever_the_scale_of_the_weights(items, times):
    made = [Item(str(n), degree, weight, domain) for n, (degree, weight, domain) in enumerate(items)]
    scaled = [item._replace(weight=item.weight * times) for item in made]

    index = composite(made).value
    assert min(degree for degree, *_ in items) <= index <= max(degree for degree, *_ in items)
    assert composite(scaled).value == index


def test_8_small_areas_and_missing_values_have_no_place():
    placed = ranks({"鲤城": 90, "德化": 95, "泉港": None, "金门": 100}, small={"金门"})

    assert [(one.region, one.rank) for one in placed] == [("德化", 1), ("鲤城", 2), ("泉港", None), ("金门", None)]
    assert [one.because for one in placed[2:]] == ["没有数据，不排位次", "例数太少，受偶然影响大，不排位次"]


def test_places_move_among_those_ranked_in_both_years():
    placed = ranks({"甲": 3, "乙": 2, "丙": 9}, before={"甲": 1, "乙": 2, "丁": 8}, rising=True)

    assert {one.region: (one.rank, one.moved) for one in placed} == {"丙": (1, None), "甲": (2, 1), "乙": (3, -1)}
    assert "比上年上升 1 位" in placed[1].because


def test_less_can_be_better_and_equals_share_a_place():
    placed = ranks({"甲": 5, "乙": 4, "丙": 4, "丁": 6}, rising=False)

    assert [(one.region, one.rank) for one in placed] == [("乙", 1), ("丙", 1), ("甲", 3), ("丁", 4)]
    assert "并列" in placed[0].because


@given(values=st.dictionaries(st.text(min_size=1, max_size=2), DEGREES, min_size=1))
def test_a_place_is_one_more_than_those_that_are_better(values):
    for place in ranks(values):
        assert place.rank == 1 + sum(value > values[place.region] for value in values.values())


@pytest.mark.parametrize(
    ("female", "male", "value", "words"),
    [
        (96.4, 98.2, 1.8, "男性高 1.8 个百分点"),
        (51, 49, -2, "女性高 2 个百分点"),
        (50, 50, 0, "没有差距"),
        (5, 0, -5, "男性为 0"),
        (None, 98.2, None, "缺女性数据"),
        (None, None, None, "缺女性、男性数据"),
    ],
)
def test_7_gender_gaps_in_points_with_the_parity_ratio(female, male, value, words):
    found = gender_gap(female, male, year=2010)

    assert found.value == value
    assert words in found.because


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ((50, 52), (48, 53), "差距缩小 3 个百分点"),
        ((48, 53), (50, 52), "差距扩大 3 个百分点"),
        ((50, 52), (51, 53), "差距没有变化"),
        ((53, 52), (48, 53), "差距缩小 4 个百分点（领先的一方已改变）"),
        ((None, 52), (48, 53), "有一年没有差距，不比较"),
    ],
)
def test_7_gaps_close_or_open(now, before, words):
    assert gap_change(gender_gap(*now, year=2020), gender_gap(*before, year=2010)) == words
