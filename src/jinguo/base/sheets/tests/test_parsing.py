"""What stands in a cell against what is taken: exactly that, or a sentence (T-XLS-2)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.sheets.columns import Column
from jinguo.base.sheets.parsing import UnreadableError, parse

DAY = date(2024, 3, 8)
MIDNIGHT = datetime.combine(DAY, time())
HALF_PAST_TWO = datetime.combine(DAY, time(14, 30))

EXACT = [
    ("integer", 12.0, 12),
    ("integer", 12, 12),
    ("integer", "12", 12),
    ("integer", " 12\u3000", 12),
    ("integer", "１２", 12),
    ("integer", "1,200", 1200),
    ("integer", "１，２００", 1200),
    ("integer", "-3", -3),
    ("integer", 0.0, 0),
    ("integer", 999_999_999_999_999.0, 999_999_999_999_999),
    ("decimal", 3.65, Decimal("3.65")),
    ("decimal", 0.1 + 0.2, Decimal("0.3")),
    ("decimal", "0.10", Decimal("0.10")),
    ("decimal", 1e-7, Decimal("1E-7")),
    ("decimal", "３.６５", Decimal("3.65")),
    ("yuan", 50000.0, Decimal("50000.00")),
    ("yuan", "80,000.5", Decimal("80000.50")),
    ("yuan", 0.01, Decimal("0.01")),
    ("yuan", 1.1 * 3, Decimal("3.30")),
    ("yuan", -200.0, Decimal("-200.00")),
    ("date", DAY, DAY),
    ("date", MIDNIGHT, DAY),
    ("date", "2024年3月8日", DAY),
    ("date", "2024年03月08日", DAY),
    ("date", "２０２４年３月８日", DAY),
    ("date", "2024 年 3 月 8 日", DAY),
    ("date", "2024-3-8", DAY),
    ("date", "2024-03-08", DAY),
    ("date", "2024-03-08 00:00:00", DAY),
    ("date", "2024/3/8", DAY),
    ("date", "2024.3.8", DAY),
    ("date", "20240308", DAY),
    ("date", 20240308.0, DAY),
    ("date", "2024-02-29", date(2024, 2, 29)),
    ("date", "1899-12-31", date(1899, 12, 31)),
    ("date", date(1900, 3, 1), date(1900, 3, 1)),
    ("code", "000123", "000123"),
    ("code", "００１２３", "00123"),
    ("code", 350500.0, "350500"),
    ("code", "泉妇〔2026〕5号", "泉妇〔2026〕5号"),
    ("code", "A-01.2", "A-01.2"),
    ("id_number", "11010519491231002X", "11010519491231002X"),
    ("id_number", "11010519491231002x", "11010519491231002X"),
    ("id_number", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
    ("id_number", "110105 19491231 002X", "11010519491231002X"),
    ("phone", "13800001111", "13800001111"),
    ("phone", 13800001111.0, "13800001111"),
    ("phone", "138 0000 1111", "13800001111"),
    ("phone", "0595-22781234", "0595-22781234"),
    ("phone", "0595－22781234", "0595-22781234"),
    ("phone", "12338", "12338"),
    ("text", "𠮷野", "𠮷野"),
    ("text", "阿依古丽·买买提", "阿依古丽·买买提"),
    ("text", "  李秀兰\u3000", "李秀兰"),
    ("text", "第一行\n第二行", "第一行\n第二行"),
    ("text", "=1+1", "=1+1"),
    ("text", "２０２４", "２０２４"),
    ("text", 2024.0, "2024"),
    ("text", 3.5, "3.5"),
    ("text", "007", "007"),
    ("text", "<b>&amp;", "<b>&amp;"),
    ("bool", "是", True),
    ("bool", "否", False),
    ("bool", True, True),
    ("bool", False, False),
    ("text", "   ", None),
    ("integer", "", None),
    ("date", None, None),
]

REFUSED = [
    ("integer", "2026年", "请写成 2026。"),
    ("integer", "5万", "请写成 50000。"),
    ("integer", "1.2万元", "请写成 12000。"),
    ("integer", "3人", "请写成 3。"),
    ("integer", "３人", "请写成 3。"),
    ("integer", 2.5, "不是整数"),
    ("integer", "二十", "不是数字"),
    ("integer", True, "不是数字"),
    ("integer", DAY, "不是数字"),
    ("integer", 1e308, "超过 15 位"),
    ("integer", float("inf"), "超过 15 位"),
    ("integer", float("nan"), "超过 15 位"),
    ("integer", "1e5", "科学计数法"),
    ("integer", "1,2", "不是数字"),
    ("integer", "9" * 16, "超过 15 位"),
    ("integer", "1٣", "不是数字"),
    ("decimal", "85%", "请写成 85。"),
    ("decimal", "约3", "不是数字"),
    ("decimal", "--3", "不是数字"),
    ("decimal", "3-5", "不是数字"),
    ("decimal", time(3, 4), "不是数字"),
    ("decimal", timedelta(hours=30), "不是数字"),
    ("yuan", 12.345, "多于两位小数"),
    ("yuan", 100 / 3, "多于两位小数"),
    ("yuan", "60万元", "请写成 600000。"),
    ("yuan", "¥60", "不是数字"),
    ("date", "2024年2月30日", "2024年2月没有 30 日"),
    ("date", "2023-02-29", "2023年2月没有 29 日"),
    ("date", "20241301", "没有"),
    ("date", "2月30日", "没有年份"),
    ("date", "3/8", "没有年份"),
    ("date", "2024年3月", "没有写到日"),
    ("date", "3/8/2024", "不是日期"),
    ("date", "24-3-8", "不是日期"),
    ("date", 45359.0, "是数字"),
    ("date", 2024.0, "是数字"),
    ("date", HALF_PAST_TWO, "带有时刻"),
    ("date", "2024-03-08 14:30", "不是日期"),
    ("date", date(1900, 2, 28), "早于"),
    ("date", time(0, 0), "不是日期"),
    ("date", True, "不是日期"),
    ("date", "明天", "不是日期"),
    ("code", 3.5, "不是编号"),
    ("code", -3.0, "不是编号"),
    ("code", 1e17, "超过 15 位"),
    ("code", "3.50502E+17", "科学计数法"),
    ("code", '="00123"', "不能用的符号"),
    ("code", "00 123", "不能用的符号"),
    ("code", DAY, "设为文本"),
    ("code", True, "设为文本"),
    ("id_number", 350502198001011234.0, "存成了数字"),
    ("id_number", "3.50502E+17", "存成了数字"),
    ("id_number", "350502800101123", "这里是 15 位"),
    ("id_number", "35050219800101123Y", "18 位"),
    ("id_number", "110105194912310021", "校验码不符"),
    ("phone", 59522781234.0, "不是电话号码"),
    ("phone", "1380000111", "不是电话号码"),
    ("phone", "打办公室电话", "不是电话号码"),
    ("phone", DAY, "设为文本"),
    ("text", DAY, "设为文本"),
    ("text", True, "设为文本"),
    ("text", timedelta(days=400), "存成了“9600:00:00”"),
    ("text", "#N/A", "公式出错"),
    ("text", "#CALC!", "没有保存结果"),
    ("text", 350502198001011234.0, "超过 15 位"),
    ("text", "看不见\x0b的", "控制字符"),
    ("text", "长" * 2001, "最多 2000 个字"),
    ("bool", "可能", "“是”或“否”"),
    ("bool", 1.0, "“是”或“否”"),
]


@pytest.mark.parametrize(("kind", "cell", "value"), EXACT)
def test_what_a_cell_says_is_taken_exactly(kind, cell, value):
    taken = parse(cell, Column("any", "任意", kind))

    assert (taken, type(taken)) == (value, type(value))


@pytest.mark.parametrize(("kind", "cell", "words"), REFUSED)
def test_what_cannot_be_taken_exactly_is_refused_with_words(kind, cell, words):
    with pytest.raises(UnreadableError) as refusal:
        parse(cell, Column("any", "任意", kind))

    assert words in str(refusal.value)
    assert str(refusal.value).endswith("。")


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (Column("a", "甲", required=True), " ", "没有填写"),
        (Column("a", "甲", "code", digits=6), 123.0, "开头的 0 可能已丢失"),
        (Column("a", "甲", "code", digits=6), "0001234", "有 7 位，应为 6 位"),
        (Column("a", "甲", "code", max_length=4), "0001234", "最多 4 位"),
        (Column("a", "甲", "yuan", minimum=1), 0.0, "小于 1"),
        (Column("a", "甲", "yuan", maximum=80_000), 90_000.0, "大于 80000"),
        (Column("a", "甲", "decimal", places=2), 1.234, "多于 2 位小数"),
        (Column("a", "甲", "choice", choices=("种植", "开店")), "养殖", "请从 种植、开店 中选一项"),
        (Column("a", "甲", "choice"), "养殖", "先建立"),
    ],
)
def test_the_bounds_of_a_column_are_named(column, cell, words):
    with pytest.raises(UnreadableError, match=words):
        parse(cell, column)


def test_a_label_gives_its_stored_value_from_choices_asked_afresh():
    shops = [("shop", "开店")]
    column = Column("a", "甲", "choice", choices=lambda: shops)
    shops.append(("farming", "种植"))

    assert parse("种植", column) == "farming"


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_of_fifteen_digits_survives_as_number_and_as_text(number):
    column = Column("a", "甲", "integer")

    assert parse(float(number), column) == parse(f"{number:,}", column) == number


@given(st.dates(date(1900, 3, 1), date(2099, 12, 31)))
def test_every_way_to_write_a_day_means_that_day(day):
    column = Column("a", "甲", "date")
    ways = [day, day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}"]

    assert {parse(way, column) for way in ways} == {day}


@given(
    st.text(max_size=60), st.sampled_from(["integer", "decimal", "yuan", "date", "code", "id_number", "phone", "bool"])
)
def test_any_text_is_taken_or_refused_in_words(text, kind):
    refusal = ""
    try:
        parse(text, Column("a", "甲", kind))
    except UnreadableError as problem:
        refusal = str(problem)
    assert not refusal or refusal.endswith("。")
