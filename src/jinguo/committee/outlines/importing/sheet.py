"""The table of observations: its columns, as published tables and ours have them, and what one row can be wrong in."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from jinguo.base import clock
from jinguo.base.sheets import CellError, Column, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.rules.form_values import LARGEST
from jinguo.rules.outlines import BASES, DISAGGREGATIONS, indicator_named
from jinguo.rules.outlines.slips import impossible, wrong_unit

FIRST_YEAR = 1949


def observation_sheet() -> Sheet:
    """The sheet; no year after this one can have been observed."""
    return Sheet("observations", "监测值", tuple(_columns()), check_row=_check_row)


def group_of(words: str | None) -> str | None:
    """The group that a cell means, by code or title; all together where it is empty, None for an unknown word."""
    return _meant(words, DISAGGREGATIONS, "total")


def basis_of(words: str | None) -> str | None:
    """The basis that a cell means, by code or title; 报告原数 where it is empty, None for an unknown word."""
    return _meant(words, BASES, "stated")


def _meant(words: str | None, known: Mapping[Any, str], usual: str) -> str | None:
    if not words:
        return usual
    return words if words in known else next((code for code, title in known.items() if title == words), None)


def _columns() -> Iterator[Column]:
    groups, bases = "、".join(DISAGGREGATIONS.values()), "、".join(BASES.values())
    this_year = clock.today().year
    yield Column("indicator", "指标", required=True, aliases=("indicator_zh",), hint="指标目录里的名称", width=36)
    yield Column(
        "year",
        "年份",
        "integer",
        required=True,
        aliases=("year",),
        minimum=FIRST_YEAR,
        maximum=this_year,
        hint="四位数，如 2025",
    )
    yield _number("value", "监测值", required=True, hint="只填数字，最多三位小数", aliases=("value",))
    source_hint = "哪一份报告、哪一次发布；同一年有几个来源的，一个来源一行"
    yield Column(
        "source", "来源", required=True, aliases=("source", "source_url"), max_length=300, hint=source_hint, width=40
    )
    yield Column(
        "unit", "计量单位", aliases=("unit",), max_length=40, hint="填了就与指标目录核对，如把 ‰ 写成 % 会指出"
    )
    yield Column("group", "分组", aliases=("disaggregation",), max_length=20, hint=f"填：{groups}；空着是合计")
    yield Column("basis", "依据", aliases=("basis",), max_length=20, hint=f"填：{bases}；空着是报告原数")
    yield Column("region", "区划代码", "code", aliases=("region",), max_length=12, hint="空着是纲要所属的地区")
    yield Column("outline", "纲要", aliases=("outline",), max_length=60, hint="纲要代码；空着按全国数据")
    yield Column("adopted", "采用", "bool", aliases=("adopted",), hint="有几个来源时，采用的一个填“是”")
    yield Column("confidence", "可信度", aliases=("confidence",), max_length=60, hint="没有把握的填“待核实”")
    yield _number("cases", "分子数", places=0, hint="有的填，小地区用来合并计算", aliases=("cases",))
    yield _number("population", "分母数", places=0, hint="填了分子数就要填", aliases=("population",))
    yield Column(
        "note", "备注", aliases=("note",), max_length=500, hint="与前后相差约十倍而属实的，写“已核实”", width=30
    )
    yield Column("field", "领域", aliases=("domain",), max_length=60, hint="以指标目录为准，不导入")
    yield Column("english", "英文名", aliases=("indicator_en",), max_length=200, hint="不导入")


def _number(
    name: str, header: str, *, hint: str, aliases: tuple[str, ...], required: bool = False, places: int = 3
) -> Column:
    lowest = Decimal(0) if places == 0 else Decimal(-LARGEST)
    bounds: dict[str, Any] = {"minimum": lowest, "maximum": Decimal(LARGEST), "places": places}
    return Column(name, header, "decimal", required, aliases=aliases, hint=hint, **bounds)


def _check_row(row: Row) -> list[CellError]:
    """What can be told of a row alone."""
    return [CellError(row["_row"], header, value, message) for header, value, message in _complaints(row)]


def _complaints(row: Row) -> Iterator[tuple[str, str, str]]:
    if group_of(row["group"]) is None:
        yield "分组", row["group"], f"不认识“{row['group']}”，请填{'、'.join(DISAGGREGATIONS.values())}之一。"
    if basis_of(row["basis"]) is None:
        yield "依据", row["basis"], f"不认识“{row['basis']}”，请填{'、'.join(BASES.values())}之一。"
    if row["cases"] is not None and not row["population"]:
        yield "分母数", "", "填了分子数，没有填分母数，请补上。"
    indicator = indicator_named(row["indicator"])
    if indicator is None:
        yield "指标", row["indicator"], f"指标目录里没有“{row['indicator']}”，请照目录里的名称填写。"
        return
    if words := wrong_unit(indicator, row["unit"] or ""):
        yield "计量单位", row["unit"], f"{words}。"
    if words := impossible(indicator, row["value"]):
        yield "监测值", str(row["value"]), f"{words}。"
