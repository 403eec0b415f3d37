"""Figures in words: the facts of seed A as they were printed, and that words never overstate."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules import wording

COUNTS = st.integers(0, 10**10)
YUAN = st.decimals(0, 10**10, places=2)
TODAY = date(2026, 6, 3)


@pytest.mark.parametrize(
    ("fact", "words", "printed"),
    [
        ("A01", wording.money_words(600_000), "60万元"),
        ("A03", wording.more_than(7000, "株"), "7000株"),
        ("A04", wording.money_words(4_500_000), "450万元"),
        ("A05", wording.money_words(5000), "5000元"),
        ("A06", wording.more_than(812, "名"), "800多名"),
        ("A06", wording.more_than(3012, "份"), "3000多份"),
        ("A06", wording.more_than(10, "位"), "10位"),
        ("A08", wording.more_than_yuan(503_200), "50多万元"),
        ("A08", wording.more_than_yuan(12_350), "12000多元"),
        ("A09", wording.more_than(2178, "个"), "2000多个"),
        ("A09", wording.percent(2178, 2178), "100%"),
        ("A10", wording.more_than(6, "个"), "6个"),
        ("A11", wording.more_than(61, "个"), "61个"),
        ("A12", wording.hundred_people(100), "百名"),
        ("A13", wording.more_than(20, "位"), "20位"),
        ("A14", wording.more_than(17, "个"), "17个"),
    ],
)
def test_facts_of_the_source_are_said_as_printed(fact, words, printed):
    assert words == printed, fact


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (99, "99"),
        (100, "100"),
        (101, "100多"),
        (119, "110多"),
        (800, "800"),
        (99_999, "90000多"),
        (100_000, "10万"),
        (123_456, "12万多"),
        (1_234_567, "120多万"),
        (100_000_000, "1亿"),
        (123_456_789, "1.2亿多"),
        (5_012_345_678, "50多亿"),
    ],
)
def test_leading_figures_and_the_place_of_more(number, words):
    assert wording.more_than(number) == words


def test_fen_above_a_round_amount_are_more():
    assert wording.more_than_yuan(Decimal("800.00")) == "800元"
    assert wording.more_than_yuan(Decimal("800.01")) == "800多元"
    assert wording.more_than_yuan(Decimal("99.50")) == "99.50元"


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="不小于 0"):
        wording.more_than(-1)


@pytest.mark.parametrize(
    ("words", "number", "more"),
    [("800多名", 800, True), ("60万元", 600_000, False), ("12万多元", 120_000, True), ("百名", 100, False)],
)
def test_words_are_read_back(words, number, more):
    assert wording.number_said(words) == wording.Said(Decimal(number), more)


def test_words_without_a_number_are_refused():
    with pytest.raises(ValueError, match="没有数字"):
        wording.number_said("若干名")


@pytest.mark.parametrize(
    ("amount", "running_text", "screen", "wan"),
    [
        (Decimal("5000"), "5000元", "5,000 元", "0.5 万元"),
        (Decimal("12350.50"), "12350.50元", "12,350.50 元", "1.2 万元"),
        (Decimal("2000000"), "200万元", "2,000,000 元", "200.0 万元"),
        (Decimal("503200"), "50.32万元", "503,200 元", "50.3 万元"),
        (Decimal("503210"), "503210元", "503,210 元", "50.3 万元"),
        (Decimal("0"), "0元", "0 元", "0.0 万元"),
    ],
)
def test_money_in_text_and_on_screen(amount, running_text, screen, wan):
    assert wording.money_words(amount) == running_text
    assert wording.yuan_on_screen(amount) == screen
    assert wording.wan_on_screen(amount) == wan


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Decimal("97.2"), Decimal("95.8"), "上升1.4个百分点"),
        (Decimal("95"), Decimal("97"), "下降2个百分点"),
        (Decimal("95.01"), Decimal("95"), "上升不足0.1个百分点"),
        (Decimal("95"), Decimal("95.0"), "持平"),
    ],
)
def test_rates_change_by_points(now, before, words):
    assert wording.percentage_points(now, before) == words


def test_mortality_changes_by_points_per_thousand():
    assert wording.percentage_points(Decimal("4.1"), Decimal("4.6"), per=1000) == "下降0.5个千分点"


@pytest.mark.parametrize(
    ("now", "before", "per", "words"),
    [
        ("4.5", "5.1", 1000, "比2022年下降0.6个千分点"),
        ("20.1", "19.9", 100_000, "比2022年上升0.2个十万分点"),
        ("7.3", "7.25", 10_000, "比2022年上升0.1个万分点"),
        ("16.6", "16.60", 100_000, "与2022年持平"),
    ],
)
def test_mortality_is_compared_in_its_own_points(now, before, per, words):
    assert wording.points_versus(Decimal(now), Decimal(before), "2022年", per=per) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ("15.7", "16.1", "比上年下降2.5%"),
        ("14.3", "15.4", "比上年下降7.1%"),
        ("16.1", "15.7", "比上年上升2.5%"),
        ("16.6", "16.6", "与上年持平"),
        ("0.5", "0", "上年为0，现为0.5"),
        ("0", "0.5", "比上年下降100%"),
    ],
)
def test_a_rate_also_changes_by_a_share_of_what_it_was(now, before, words):
    assert wording.relative_change(Decimal(now), Decimal(before)) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (1082, 1000, "比上年增长8.2%"),
        (969, 1000, "比上年下降3.1%"),
        (100_001, 100_000, "比上年增长不足0.1%"),
        (1, 10_000, "比上年下降99.9%"),
        (0, 7, "比上年下降100%"),
        (0, 0, "与上年持平"),
        (12, 0, "上年为0，新增12"),
        (300, 100, "比上年增长200%"),
    ],
)
def test_amounts_are_compared_with_last_year(now, before, words):
    assert wording.versus_last_year(now, before) == words


def test_the_base_of_comparison_is_named():
    assert wording.versus_last_year(5, 5, "上年同期") == "与上年同期持平"


@pytest.mark.parametrize(
    ("names", "show", "words"),
    [
        ([], None, ""),
        (["鲤城"], None, "鲤城"),
        (["鲤城", "泉港"], 2, "鲤城、泉港"),
        (["鲤城"] * 4, 2, "鲤城、鲤城等4个"),
    ],
)
def test_lists_of_names(names, show, words):
    assert wording.join_list(names, show) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 6, 3), date(2026, 6, 3), "6月3日"),
        (date(2026, 6, 3), date(2026, 6, 5), "6月3日至5日"),
        (date(2026, 6, 30), date(2026, 7, 2), "6月30日至7月2日"),
        (date(2026, 12, 30), date(2027, 1, 2), "12月30日至2027年1月2日"),
        (date(2025, 6, 3), date(2025, 7, 5), "2025年6月3日至7月5日"),
    ],
)
def test_ranges_of_days(first, last, words):
    assert wording.date_range_words(first, last, TODAY) == words


@given(number=COUNTS)
def test_count_said_is_never_above_the_truth_and_more_exactly_when_below(number):
    said = wording.number_said(wording.more_than(number))

    assert said.number * 10 >= Decimal(number) * 9
    assert said.number <= number
    assert said.more == (said.number < number)


@given(amount=YUAN)
def test_amount_said_is_never_above_the_truth_and_more_exactly_when_below(amount):
    said = wording.number_said(wording.more_than_yuan(amount))

    assert said.number <= amount
    assert said.more == (said.number < amount)


@given(amount=YUAN)
def test_exact_amounts_are_read_back_to_the_fen(amount):
    for words in (wording.money_words(amount), wording.yuan(amount), wording.yuan_on_screen(amount)):
        assert wording.number_said(words) == wording.Said(amount, more=False)


@given(amount=YUAN)
def test_wan_is_cut_and_never_says_more(amount):
    said = wording.number_said(wording.wan_yuan(amount))

    assert said.number <= amount < said.number + 100
    assert not said.more


@given(whole=st.integers(1, 10**7), data=st.data())
def test_only_the_whole_is_100_and_only_nothing_is_0(whole, data):
    part = data.draw(st.integers(0, whole))

    words = wording.percent(part, whole)

    assert (words == "100%") == (part == whole)
    assert (words == "0%") == (part == 0)
    assert abs(wording.number_said(words).number - Decimal(part * 100) / whole) <= Decimal("0.1")


@given(now=COUNTS, before=COUNTS)
def test_change_names_its_direction_and_never_zero(now, before):
    words = wording.versus_last_year(now, before)

    assert ("持平" in words) == (now == before)
    assert ("下降" in words) == (now < before)
    assert not words.endswith(("增长0%", "下降0%"))


@given(now=st.decimals(0, 1000, places=3), before=st.decimals(0, 1000, places=3))
def test_points_name_their_direction_and_never_zero(now, before):
    words = wording.percentage_points(now, before)

    assert ("上升" in words, "下降" in words) == (now > before, now < before)
    assert not words.startswith(("上升0个", "下降0个"))


@given(day=st.dates(date(1950, 1, 1)), today=st.dates(date(1950, 1, 1)))
def test_day_names_its_year_only_when_it_is_another(day, today):
    assert ("年" in wording.date_words(day, today)) == (day.year != today.year)
