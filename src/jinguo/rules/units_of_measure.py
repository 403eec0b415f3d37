"""Units of measure (计量单位): the same amount said in another one, exactly, or why that cannot be.

A ledger counts in 元 and a goal in 万元. Source: 国务院《关于在我国统一实行法定计量单位的命令》(1984), whose table has
吨, 千克, 米 and the prefixes; 亩 is 1/15 公顷 (国家计量局等 1990). 人 and 人次 are never one another: DESIGN §7.
"""

from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.exact_words import Exact

# Each family by its smallest unit; how many of those one of the unit is.
FAMILIES: tuple[dict[str, int], ...] = (
    {"分": 1, "元": 100, "万元": 1_000_000, "亿元": 10_000_000_000},
    {"人": 1, "万人": 10_000},
    {"人次": 1, "万人次": 10_000},
    {"户": 1, "万户": 10_000},
    {"株": 1, "万株": 10_000},
    {"平方米": 3, "亩": 2_000, "公顷": 30_000, "平方千米": 3_000_000},
    {"米": 1, "千米": 1_000, "公里": 1_000},
    {"克": 1, "千克": 1_000, "公斤": 1_000, "吨": 1_000_000},
    {"分钟": 1, "小时": 60},
    {"‰": 1, "%": 10},
)


class Converted(NamedTuple):
    """A value in the unit asked for, and one sentence how; None with the reason where the two units do not fit."""

    value: Fraction | None
    because: str


def convert(value: Exact, given: str, wanted: str) -> Converted:
    """`value` of the unit `given` in the unit `wanted`; a unit that is not said is taken for the same.

    >>> convert(2_000_000, "元", "万元")
    Converted(value=Fraction(200, 1), because='1 万元 = 10000 元')
    >>> convert(30, "人次", "人").because
    '“人次”不能换算成“人”'
    """
    given, wanted = given.strip(), wanted.strip()
    if not given or not wanted or given == wanted:
        return Converted(Fraction(value), "")
    family = next((one for one in FAMILIES if given in one and wanted in one), None)
    if family is None:
        return Converted(None, f"“{given}”不能换算成“{wanted}”")
    return Converted(Fraction(value) * family[given] / family[wanted], _words(family, given, wanted))


def _words(family: dict[str, int], given: str, wanted: str) -> str:
    """How many of the smaller one make the larger."""
    small, large = sorted((given, wanted), key=family.__getitem__)
    times = Fraction(family[large], family[small])
    if times.denominator == 1:
        return f"1 {large} = {times} {small}"
    return f"{times.denominator} {large} = {times.numerator} {small}"
