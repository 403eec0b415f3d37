"""Cells as people fill them in: read, checked alone, beside earlier years and beside each other."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.collecting import RULES, Entry, Reading, check, contradiction, read, suggested_unit
from jinguo.rules.outlines import indicator_named

IMR, MMR, GROSS = (indicator_named(name) for name in ("婴儿死亡率", "孕产妇死亡率", "学前教育毛入园率"))
SHARE = indicator_named("九年义务教育巩固率")


def counted(unit: str):
    """An indicator that counts, in some unit."""
    return SHARE.__class__("counted", "建有家长学校的社区", "children", "family", unit, 1, "context", "演示")


def entry(indicator, text, **facts):
    facts.setdefault("key", f"{facts.get('place', '')}{facts.get('group', '')}{facts.get('part', '')}")
    return Entry(indicator=indicator, year=2025, text=text, **facts)


def rules_of(entries, past=None):
    return [one.rule for one in check(entries, past or {})]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12", Reading(Decimal(12))),
        ("0", Reading(Decimal(0))),
        ("", Reading()),
        ("   ", Reading()),
        ("１，２３４．５", Reading(Decimal("1234.5"))),
        ("1,234,567", Reading(Decimal(1234567))),
        ("98.6％", Reading(Decimal("98.6"), sign="%")),
        ("6.1‰", Reading(Decimal("6.1"), sign="‰")),
        ("16.9/10万", Reading(Decimal("16.9"), sign="/10万")),
        ("—", Reading(missing="—")),
        ("暂无", Reading(missing="暂无")),
        ("n/a", Reading(missing="n/a")),
        ("无", Reading(wrong="“无”说不清是 0 还是没有数据")),
        ("约三成", Reading(wrong="“约三成”不是数字")),
        ("12,34", Reading(wrong="“12,34”不是数字")),
        ("3.1.4", Reading(wrong="“3.1.4”不是数字")),
        ("1e5", Reading(wrong="“1e5”不是数字")),
        ("1234567890123456", Reading(wrong="“1234567890123456”的位数太多")),
    ],
)
def test_a_cell_is_read_as_a_number_as_missing_as_nothing_or_as_wrong(text, found):
    assert read(text) == found


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_a_number_is_read_alike_however_it_is_written(value):
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")

    assert read(f"{value:,}").value == read(f" {str(value).translate(wide)} ").value == value


@given(st.text(max_size=30))
def test_whatever_is_typed_is_one_of_four_things(text):
    found = read(text)

    assert sum((found.value is not None, bool(found.missing), bool(found.wrong), found.is_blank)) == 1


@pytest.mark.parametrize(
    ("indicator", "text", "facts", "rules"),
    [
        (SHARE, "98.6", {}, []),
        (SHARE, "0", {}, []),
        (SHARE, "", {}, []),
        (SHARE, "九成", {}, ["type"]),
        (SHARE, "无", {}, ["type"]),
        (SHARE, "暂无", {}, ["missing"]),
        (SHARE, "暂无", {"part": "cases"}, []),
        (SHARE, "98.6‰", {}, ["unit"]),
        (SHARE, "98.6%", {"part": "cases"}, ["unit"]),
        (SHARE, "100.1", {}, ["range"]),
        (SHARE, "-1", {}, ["range"]),
        (SHARE, "2025", {}, ["range"]),
        (GROSS, "104.5", {}, []),
        (SHARE, "-3", {"group": "gap"}, []),
        (SHARE, "98.6005", {}, ["places"]),
        (SHARE, "3.5", {"part": "cases"}, ["places"]),
        (SHARE, "-3", {"part": "population"}, ["range"]),
        (counted("个"), "2025", {}, ["same_year"]),
        (counted("个"), "1025", {}, []),
    ],
)
def test_a_cell_alone(indicator, text, facts, rules):
    assert rules_of([entry(indicator, text, **facts)]) == rules


@pytest.mark.parametrize(
    ("indicator", "text", "past", "rules"),
    [
        (SHARE, "98", [(2024, "95")], []),
        (SHARE, "85", [(2024, "98")], ["jump"]),
        (SHARE, "85", [(2023, "98")], []),
        (SHARE, "85", [(2026, "98")], []),
        (SHARE, "9.86", [(2024, "98.6")], ["scale"]),
        (IMR, "0.54", [(2023, "5.4")], ["scale"]),
        (MMR, "9.8", [(2024, "7.0")], ["jump"]),
        (MMR, "9.0", [(2024, "7.0")], []),
        (counted("万人"), "812000", [(2024, "81.3")], ["scale"]),
        (counted("人"), "81.2", [(2024, "812000")], ["scale"]),
        (counted("个"), "0", [(2024, "3")], ["jump"]),
        (counted("个"), "0", [(2024, "0")], []),
    ],
)
def test_a_cell_beside_the_years_before(indicator, text, past, rules):
    known = {(indicator.code, "", "total"): [(year, Decimal(value)) for year, value in past]}

    assert rules_of([entry(indicator, text)], known) == rules


def test_a_rate_of_few_cases_may_leap():
    known = {(MMR.code, "", "total"): [(2024, Decimal("7.0"))]}
    rate, people = entry(MMR, "14.29", key="v"), entry(MMR, "42000", key="p", part="population")

    assert rules_of([rate, entry(MMR, "6", key="c", part="cases"), people], known) == []


@pytest.mark.parametrize(
    ("value", "cases", "people", "rules"),
    [
        ("98.6", "986", "1000", []),
        ("98.6", "9859", "10000", []),
        ("98", "986", "1000", []),
        ("86.9", "986", "1000", ["rate"]),
        ("", "986", "1000", []),
        ("98.6", "1000", "986", ["pair"]),
        ("98.6", "986", "", ["pair"]),
        ("98.6", "986", "暂无", []),
        ("98.6", "0", "0", ["pair"]),
        ("0", "0", "1000", []),
    ],
)
def test_numerator_and_denominator_come_to_the_rate(value, cases, people, rules):
    cells = [
        entry(SHARE, value, key="v"),
        entry(SHARE, cases, key="c", part="cases"),
        entry(SHARE, people, key="p", part="population"),
    ]

    assert rules_of(cells) == rules


def groups(indicator, part="value", **texts):
    return [entry(indicator, text, key=group, group=group, part=part) for group, text in texts.items()]


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        (groups(counted("人"), total="94", female="50", male="44"), []),
        (groups(counted("人"), total="94", female="50", male="45"), ["sum"]),
        (groups(counted("万人"), total="9.4", female="5.0", male="4.5"), []),
        (groups(counted("万人"), total="9.4", female="5.0", male="4.8"), ["sum"]),
        (groups(counted("人"), total="94", female="50"), []),
        (groups(counted("人"), total="94", female="暂无", male="90"), ["missing"]),
        (groups(SHARE, total="95", female="96", male="94"), []),
        (groups(SHARE, total="97", female="96", male="94"), ["sum"]),
        (groups(SHARE, total="95", urban="96", rural="80"), []),
        (groups(SHARE, part="cases", total="94", female="4", male="2"), ["counts"]),
        (groups(SHARE, female="96", male="94", gap="2"), []),
        (groups(SHARE, female="96", male="94", gap="-2"), []),
        (groups(SHARE, female="96", male="94", gap="5"), ["gap"]),
    ],
)
def test_parts_and_total(cells, rules):
    assert rules_of(cells) == rules


def test_counts_of_which_some_are_missed_and_some_have_no_data():
    without = {"未达标": 4, "无数据": 2}

    assert contradiction(94, without, 90, ("目标", "达标")) == "目标 94 − 未达标 4 − 无数据 2 = 88，填的达标是 90"
    assert contradiction(94, without, 88, ("目标", "达标")) == ""


@pytest.mark.parametrize(("city", "rules"), [("30", []), ("31", ["regions"]), ("", [])])
def test_counties_add_up_to_the_city(city, rules):
    cells = [
        entry(counted("个"), text, place=place, is_whole=place == "city")
        for place, text in (("city", city), ("a", "10"), ("b", "20"))
    ]

    assert rules_of(cells) == rules


def test_the_same_cell_twice_is_told_at_both():
    assert rules_of([entry(SHARE, "98", key="a"), entry(SHARE, "98", key="b")]) == ["double", "double"]


def test_what_cannot_be_read_is_told_once_and_not_used():
    cells = groups(counted("人"), total="九十四", female="50", male="44")

    assert rules_of(cells) == ["type"]


def test_an_explanation_opens_the_way_for_what_is_odd_and_not_for_what_is_wrong():
    (odd,) = check([entry(SHARE, "暂无", is_explained=True)], {})
    (wrong,) = check([entry(SHARE, "101", is_explained=True)], {})

    assert (odd.is_open, wrong.is_open) == (False, True)
    assert wrong.words == "范围：101% 大于 100%，请改正"


TEXTS = st.one_of(
    st.sampled_from(["", "0", "暂无", "—", "无", "98.6", "9.86", "101", "-1", "2025"]),
    st.decimals(0, 200, places=1).map(str),
)


@given(st.lists(st.tuples(st.sampled_from(["total", "female", "male", "gap"]), TEXTS), max_size=6))
def test_every_finding_names_its_rule_its_cell_and_what_to_do(told):
    cells = [entry(SHARE, text, key=str(at), group=group) for at, (group, text) in enumerate(told)]

    for one in check(cells, {(SHARE.code, "", "total"): [(2024, Decimal(95))]}):
        assert one.rule in RULES
        assert one.key in {cell.key for cell in cells}
        assert one.title in one.words
        assert one.remedy


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_true_parts_are_never_complained_about(women, men):
    assert rules_of(groups(SHARE, part="cases", total=str(women + men), female=str(women), male=str(men))) == []


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_rate_computed_of_its_counts_is_never_complained_about(people, cases):
    cases = min(cases, people)
    rate = round(Decimal(cases * 100) / people, 2)
    cells = [
        entry(SHARE, str(rate), key="v"),
        entry(SHARE, str(cases), key="c", part="cases"),
        entry(SHARE, str(people), key="p", part="population"),
    ]

    assert rules_of(cells) == []


@pytest.mark.parametrize(
    ("department", "unit"),
    [
        ("卫生健康", "市卫生健康委员会"),
        ("教育、卫生健康", "市教育局"),
        ("法院", "市中级人民法院"),
        ("疾病预防控制", "市卫生健康委员会"),
        ("水利、卫生健康", "市卫生健康委员会"),
        ("主管部门", ""),
        ("", ""),
    ],
)
def test_an_indicator_is_asked_of_the_first_department_that_has_a_unit(department, unit):
    assert suggested_unit(department, ["市教育局", "市卫生健康委员会", "市中级人民法院"]) == unit
