"""达标率: reached of the indicators that can be monitored, with the denominator printed. outlines/methods §1.1.

国家统计局 2016: women 44/54 = 81.5 %, children 31/33 = 93.9 %; its numerator has 基本实现 in it. No data is never in
the numerator; whether it is in the denominator is a choice, and the sentence names it. Parts have to sum.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from jinguo.rules.verdict import Verdict, all_of
from jinguo.rules.wording import NOT_APPLICABLE, percent, points_versus

Whole = Literal["all", "with_data"]
WHOLES: dict[Whole, str] = {"all": "全部可监测的量化指标", "with_data": "有数据的指标"}
COUNTS = {"reached": "达标", "basically": "基本达标", "missed": "未达标", "no_data": "缺数据", "unjudged": "不能评估"}
# How a status counts; every other one is not reached.
COUNTED_AS = {
    **dict.fromkeys(("reached", "target_achieved", "maintained", "improved"), "reached"),
    "basically_reached": "basically",
    "no_data": "no_data",
    "not_available": "unjudged",
}


@dataclass(frozen=True, slots=True)
class Rate:
    """How many indicators are reached, basically reached, not, and without data, and how the rate counts them.

    `unjudged` have data but no answer: a band without width, a share without its baseline.
    """

    reached: int
    basically: int
    missed: int
    no_data: int
    unjudged: int = 0
    whole: Whole = "all"
    with_basically: bool = True

    @property
    def numerator(self) -> int:
        """Those that count as reached."""
        return self.reached + (self.basically if self.with_basically else 0)

    @property
    def denominator(self) -> int:
        """Those it is a share of."""
        answered = self.reached + self.basically + self.missed
        return answered + (self.no_data + self.unjudged if self.whole == "all" else 0)

    @property
    def percent(self) -> Fraction | None:
        """The rate, exactly; None where there is nothing to take a share of."""
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None

    @property
    def words(self) -> str:
        """The rate with one place: 81.5%; — where there is none."""
        return percent(self.numerator, self.denominator) if self.denominator else NOT_APPLICABLE

    @property
    def because(self) -> str:
        """The sentence with numerator, denominator and what both are.

        >>> Rate(40, 4, 8, 2).because
        '44 ÷ 54 = 81.5%：达标 40 项，基本达标 4 项（计入分子）；分母为全部可监测的量化指标，其中缺数据 2 项'
        """
        without = f"缺数据 {self.no_data} 项" + (f"，不能评估 {self.unjudged} 项" if self.unjudged else "")
        if not self.denominator:
            return f"没有{WHOLES[self.whole]}，达标率没有定义，{without}"
        counted = "计入" if self.with_basically else "不计入"
        lacking = "其中" if self.whole == "all" else "另有"
        above = f"达标 {self.reached} 项，基本达标 {self.basically} 项（{counted}分子）"
        below = f"分母为{WHOLES[self.whole]}，{lacking}{without}"
        return f"{self.numerator} ÷ {self.denominator} = {self.words}：{above}；{below}"


class Clocks(NamedTuple):
    """The two rates that a report has side by side: against the 5-year milestone and the 10-year target."""

    milestone: Rate
    final: Rate


def rate(statuses: Iterable[str], *, whole: Whole = "all", with_basically: bool = True) -> Rate:
    """The rate of statuses (`Attainment.status`).

    >>> rate(["reached", "basically_reached", "no_data"]).words
    '66.7%'
    """
    found = Counter(COUNTED_AS.get(status, "missed") for status in statuses)
    return Rate(**{name: found[name] for name in COUNTS}, whole=whole, with_basically=with_basically)


def rates_by(marks: Iterable[tuple[str, str]], *, whole: Whole = "all", with_basically: bool = True) -> dict[str, Rate]:
    """The rate of each group (domain, outline, unit or county) of pairs of group and status, in the order met.

    >>> {group: found.words for group, found in rates_by([("健康", "reached"), ("教育", "no_data")]).items()}
    {'健康': '100%', '教育': '0%'}
    """
    groups: dict[str, list[str]] = {}
    for group, status in marks:
        groups.setdefault(group, []).append(status)
    return {group: rate(each, whole=whole, with_basically=with_basically) for group, each in groups.items()}


def clocks(marks: Iterable[tuple[str, str]], *, whole: Whole = "all", with_basically: bool = True) -> Clocks:
    """Both rates of pairs of an indicator's status against its milestone and against its final target."""
    pairs = [*marks]
    return Clocks(
        rate((first for first, _ in pairs), whole=whole, with_basically=with_basically),
        rate((last for _, last in pairs), whole=whole, with_basically=with_basically),
    )


def change(now: Rate, before: Rate) -> tuple[Fraction | None, str]:
    """The change of a rate in percentage points, and its words; None where one is not defined or counts otherwise.

    >>> change(Rate(44, 0, 10, 0), Rate(40, 0, 14, 0))[1]
    '比上年上升7.4个百分点'
    """
    if (now.whole, now.with_basically) != (before.whole, before.with_basically):
        return None, "两年的分子或分母口径不同，不比较"
    if now.percent is None or before.percent is None:
        return None, "有一年没有达标率，不比较"
    share, share_before = (Decimal(100 * one.numerator) / one.denominator for one in (now, before))
    return now.percent - before.percent, points_versus(share, share_before)


def parts_sum(total: Rate, parts: Mapping[str, Rate]) -> Verdict:
    """Whether the counts of the parts (women and children, domains) sum to those of the whole."""
    sums = {name: sum(getattr(part, name) for part in parts.values()) for name in COUNTS}
    return all_of(
        *(
            (sums[name] == getattr(total, name), f"{title}：各部分合计 {sums[name]}，总数 {getattr(total, name)}")
            for name, title in COUNTS.items()
        )
    )


def reported_contradictions(
    total: tuple[int, int], parts: Mapping[str, tuple[int, int]], no_data: int = 0
) -> list[str]:
    """What does not fit in a report that was taken over: pairs of reached and whole; shown, never corrected silently.

    >>> reported_contradictions((44, 54), {"健康": (20, 25), "教育": (23, 29)}, no_data=11)
    ['各部分达标合计 43 项，总数写 44 项', '54 项中 11 项没有数据，却有 44 项达标']
    """
    found = []
    for place, title in enumerate(("达标", "指标")):
        whole = sum(part[place] for part in parts.values())
        if parts and whole != total[place]:
            found.append(f"各部分{title}合计 {whole} 项，总数写 {total[place]} 项")
    if total[0] > total[1] - no_data:
        found.append(f"{total[1]} 项中 {no_data} 项没有数据，却有 {total[0]} 项达标")
    return found + [f"{name}：{part[1]} 项中却有 {part[0]} 项达标" for name, part in parts.items() if part[0] > part[1]]


def quantified(with_number: int, goals: int) -> str:
    """The share of the goals that are quantified: only of those a rate is taken.

    >>> quantified(54, 93)
    '93 项目标中 54 项有数值（58.1%），其余为文字目标，另按佐证材料判断'
    """
    if with_number == goals:
        return f"{goals} 项目标都有数值"
    return f"{goals} 项目标中 {with_number} 项有数值（{percent(with_number, goals)}），其余为文字目标，另按佐证材料判断"
