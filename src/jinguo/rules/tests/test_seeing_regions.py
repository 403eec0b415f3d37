"""Rules for many regions: small areas, tiles, departments, and the wording of changes."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules import tile_maps
from jinguo.rules.change_words import Moved, may_join, number_and_share, on_year
from jinguo.rules.outlines.departments import is_meant, meant
from jinguo.rules.progress import METHODS
from jinguo.rules.progress.case import Case, Observation, Point
from jinguo.rules.progress.shortfall import to_go
from jinguo.rules.progress.small_areas import LEAST_CASES, MOST_POOLED, steady

UNITS = ("市教育局", "市卫生健康委员会", "市人力资源和社会保障局", "市委宣传部", "市总工会", "市统计局")
AMOUNTS = st.decimals(0, 10_000, places=1)


def counted(*cases, population=2000):
    return [
        Observation(2016 + at, Decimal(one * 100_000) / population, cases=one, population=population)
        for at, one in enumerate(cases)
    ]


@pytest.mark.parametrize(
    ("cases", "years", "is_small", "told"),
    [
        ((25,), (2016,), False, "25 例"),
        ((30, 1), (2017,), True, "不足 3 年有例数，不合并"),
        ((10, 9, 8, 7), (2017, 2018, 2019), True, "2017—2019年合计 24 例"),
        ((9, 9, 5, 5, 1), (2017, 2018, 2019, 2020), True, "合计 20 例"),
        ((1, 0, 2, 1, 0, 1), (2017, 2018, 2019, 2020, 2021), True, "仍少于 20 例"),
    ],
)
def test_few_cases_are_pooled_over_three_to_five_years(cases, years, is_small, told):
    found = steady(counted(*cases), 100_000)

    assert (found.years, found.is_small) == (years, is_small)
    assert told in found.because


def test_values_without_counts_are_taken_as_they_are_and_nothing_is_nothing():
    assert steady([Observation(2020, 96.4)], 100).value == Fraction("96.4")
    assert steady([], 100).value is None


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_a_pooled_rate_lies_between_those_of_its_years(cases):
    series = counted(*cases)
    found = steady(series, 100_000)
    rates = [Fraction(one.cases * 100_000, 2000) for one in series if one.year in found.years]

    assert min(rates) <= found.value <= max(rates)
    assert len(found.years) <= MOST_POOLED
    assert found.is_small == (cases[-1] < LEAST_CASES)


def test_every_layout_places_each_region_once_within_the_grid():
    spots = tile_maps.layout("350500")

    assert len(set(spots.values())) == len(spots) == 12
    assert all(1 <= one.row <= tile_maps.MOST_ROWS and 1 <= one.column <= tile_maps.COLUMNS for one in spots.values())


@given(st.lists(st.from_regex(r"[0-9]{6}", fullmatch=True), unique=True, max_size=30))
def test_regions_without_a_layout_stand_in_their_order(codes):
    spots = [*tile_maps.placed("999999", codes).values()]

    assert len(spots) == len(codes)
    assert all(first < later for first, later in pairwise(spots))


def test_one_region_more_than_the_layout_knows_leaves_the_grid():
    codes = [*tile_maps.layout("350500"), "350599"]

    assert tile_maps.placed("350500", codes)[codes[0]] == (1, 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("卫生健康、统计", ["市卫生健康委员会", "市统计局"]),
        ("人力资源社会保障", ["市人力资源和社会保障局"]),
        ("新闻出版", ["市委宣传部"]),
        ("疾病预防控制", ["市卫生健康委员会"]),
        ("水利", []),
        ("", []),
    ],
)
def test_a_department_is_the_unit_that_bears_its_name(words, found):
    assert sorted(meant(words, UNITS)) == sorted(found)


@given(st.sampled_from(UNITS), st.lists(st.sampled_from(["教育", "统计", "水利", "工会"]), max_size=3))
def test_a_department_more_never_takes_a_unit_away(unit, words):
    assert not is_meant("、".join(words), unit) or is_meant("、".join([*words, "公安"]), unit)


@pytest.mark.parametrize(
    ("now", "before", "unit", "words"),
    [
        ("97.2", "95.8", "%", "比上年上升1.4个百分点"),
        ("4.5", "5.1", "‰", "比上年下降0.6个千分点"),
        ("15.7", "16.1", "/10万", "比上年下降0.4个十万分点"),
        ("10.91", "10.84", "年", "比上年上升0.6%"),
        ("95", "95.0", "%", "与上年持平"),
        ("12", "12", "万人", "与上年持平"),
        ("12", "0", "万人", "上年为0，现为12"),
        ("0.64", "0.62", "%", "比上年上升0.02个百分点"),
    ],
)
def test_a_change_is_told_in_the_words_of_its_unit(now, before, unit, words):
    assert on_year(Moved(Decimal(now), Decimal(before)), unit) == words


def test_a_fall_of_the_number_and_a_rise_of_the_share_are_two_statements():
    said = number_and_share(
        "女性就业人员",
        Moved(Decimal("6766.4"), Decimal(6852)),
        Moved(Decimal("40.5"), Decimal("40.3")),
        "万人",
    )

    assert said == ["女性就业人员6766.4万人，比上年下降1.2%", "女性就业人员占40.5%，比上年上升0.2个百分点"]


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_no_statement_has_a_rise_and_a_fall_in_it(count, count_before, share, share_before):
    number, part = Moved(count, count_before), Moved(share, share_before)
    said = number_and_share("妇女", number, part, "万人")

    assert not any("上升" in one and "下降" in one for one in said)
    assert (len(said) == 1) == may_join(number, part).ok


@given(AMOUNTS, AMOUNTS, st.sampled_from(["%", "‰", "/10万", "万人"]))
def test_there_and_back_change_the_direction_only(now, before, unit):
    there, back = on_year(Moved(now, before), unit), on_year(Moved(before, now), unit)

    assert ("持平" in there) == ("持平" in back) == (now == before)
    if now and before:
        assert ("上升" in there) == ("下降" in back)


@pytest.mark.parametrize(
    ("comparator", "actual", "words"),
    [
        ("ge", "24.2", "差 5.8 个百分点"),
        ("ge", "30", "刚好达到"),
        ("gt", "30", "刚好在界限上，还没有达到"),
        ("le", "28.5", "已达到，余 1.5 个百分点"),
        ("ge", None, "—"),
    ],
)
def test_what_is_missing_is_told_in_points(comparator, actual, words):
    seen = (Observation(2020, actual and Decimal(actual)),)

    assert to_go(Case("reach", comparator, seen, target=Point(2020, 30), unit="%")) == words


@given(AMOUNTS, st.sampled_from(["ge", "le", "gt", "lt"]))
def test_something_is_missing_exactly_where_the_target_is_not_reached(actual, comparator):
    case = Case("reach", comparator, (Observation(2020, actual),), target=Point(2020, 30), unit="%")

    assert (METHODS["strict"].function(case).status == "reached") == ("达到" in to_go(case).replace("没有达到", ""))
