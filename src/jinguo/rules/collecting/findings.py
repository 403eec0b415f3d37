"""发现的问题: what is looked at, and what a check says of it; every finding names its rule, hard or soft.

A hard finding cannot be true and must be put right; a soft one may be true and asks for an explanation. Where a limit
is the product's own (no institution has published one) the sentence states it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from jinguo.rules.collecting.reading import PARTS, Reading, read
from jinguo.rules.outlines.indicators import Indicator
from jinguo.rules.outlines.vocabulary import DISAGGREGATIONS


class Rule(NamedTuple):
    """A check: its title, whether what it finds must be put right, and what it looks for."""

    title: str
    is_hard: bool
    asks: str


RULES: dict[str, Rule] = {
    "type": Rule("类型", True, "填的是数字"),
    "unit": Rule("单位", True, "写在数字后面的单位是指标的计量单位"),
    "range": Rule("范围", True, "不小于 0；百分率、千分率不大于全部"),
    "places": Rule("小数位", True, "分子、分母是整数，数值最多三位小数"),
    "year": Rule("年份", True, "年份在 1949 年到今年之间"),
    "pair": Rule("分子分母", True, "分子、分母要填都填，分母大于 0；全体中的一部分不大于全体"),
    "rate": Rule("分子÷分母", True, "分子除以分母等于填的率，差不超过末位的舍入"),
    "sum": Rule("合计", True, "男、女两项相加等于合计；率的合计在男、女两项之间"),
    "counts": Rule("计数", True, "总数减去各部分等于余下的数"),
    "double": Rule("重复", True, "同一指标、地区、分组、年份只填一次"),
    "same_year": Rule("像是年份", False, "数值恰好是一个年份"),
    "scale": Rule("单位疑似写错", False, "与往年或同类相差约 10 倍（% 和 ‰）、约 1 万倍（万和个）"),
    "jump": Rule("变动过大", False, "比上年变动不超过 30%，百分率不超过 10 个百分点"),
    "regions": Rule("县市合计", False, "各县（市、区）相加等于全市"),
    "gap": Rule("男女差距", False, "男女差距等于男、女两项之差"),
    "missing": Rule("没有数据", False, "写“—”“暂无”的要说明原因"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell as the checks see it: what it is about, what was typed, and whether it has been explained.

    `place` tells regions apart and `named` is how sentences call the region; `is_whole` marks the reporter's own
    region, whose parts the other regions are.
    """

    key: str
    indicator: Indicator
    year: int
    text: str
    place: str = ""
    named: str = ""
    group: str = "total"
    part: str = "value"
    is_explained: bool = False
    is_whole: bool = True

    @property
    def reading(self) -> Reading:
        """The text as a value."""
        return read(self.text)

    @property
    def value(self) -> Decimal | None:
        """The number, None where there is none."""
        return self.reading.value

    @property
    def series(self) -> tuple[str, str, str]:
        """What has a value each year: indicator, region and group."""
        return self.indicator.code, self.place, self.group

    @property
    def words(self) -> str:
        """What it is about, in words."""
        group = "" if self.group == "total" else f"（{DISAGGREGATIONS[self.group]}）"
        part = "" if self.part == "value" else PARTS[self.part]
        return f"{self.named}{self.indicator.title}{group}{part}"


Past = Mapping[tuple[str, str, str], list[tuple[int, Decimal]]]  # the known years of a series


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at a cell: the fact, and what to do about it."""

    rule: str
    key: str
    because: str
    remedy: str
    is_explained: bool = False

    @property
    def title(self) -> str:
        """What the rule is called."""
        return RULES[self.rule].title

    @property
    def is_hard(self) -> bool:
        """Whether it must be put right."""
        return RULES[self.rule].is_hard

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way: hard, or not yet explained."""
        return self.is_hard or not self.is_explained

    @property
    def words(self) -> str:
        """The sentence that stands at the cell."""
        return f"{self.title}：{self.because}，{self.remedy}"


def at(entry: Entry, rule: str, because: str, remedy: str) -> Finding:
    """A finding at a cell."""
    return Finding(rule, entry.key, because, remedy, entry.is_explained)
