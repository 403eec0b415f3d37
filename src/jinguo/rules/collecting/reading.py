"""What somebody has typed into a cell: a number, words that say there is none, nothing yet, or what is neither.

Zero is a value and an empty cell is missing; the two are never taken for each other. Where tables write —, … or 暂无
the value is said to be missing, which asks for a reason. 无 alone is ambiguous and is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jinguo.rules.outlines.vocabulary import UNITS

# What one cell of an indicator asks for: the value itself, and the two counts that make a rate.
PARTS = {"value": "数值", "cases": "分子数", "population": "分母数"}
MISSING = frozenset(
    {
        "-",
        "--",
        "—",
        "——",
        "–",
        "…",
        "……",
        "...",
        "/",
        "暂无",
        "暂缺",
        "缺",
        "无数据",
        "未统计",
        "未发布",
        "不详",
        "N/A",
        "NA",
    }
)
AMBIGUOUS = frozenset({"无", "没有", "零", "○", "〇"})
_NUMBER = re.compile(r"(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)(?P<sign>.*)", re.ASCII)
MOST_DIGITS = 15
NO_NUMBER = "“{}”不是数字"
NONE_OR_ZERO = "“{}”说不清是 0 还是没有数据"


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as it was read.

    `missing` holds the words that say there is no value, `sign` the unit that was typed behind the number, `wrong` why
    it is no value at all; where all are empty and `value` is None nothing has been filled in.
    """

    value: Decimal | None = None
    missing: str = ""
    sign: str = ""
    wrong: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been filled in yet."""
        return self.value is None and not self.missing and not self.wrong


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """The text of a cell as a value.

    >>> read("1,234.5").value, read(" ３５．６％ ").value, read("0").value
    (Decimal('1234.5'), Decimal('35.6'), Decimal('0'))
    >>> read("").is_blank, read("—").missing, read("无").wrong, read("约三成").wrong
    (True, '—', '“无”说不清是 0 还是没有数据', '“约三成”不是数字')
    """
    plain = _plain(text)
    if not plain:
        return Reading()
    if text.strip() in MISSING or plain.upper() in MISSING:
        return Reading(missing=text.strip())
    if plain in AMBIGUOUS:
        return Reading(wrong=NONE_OR_ZERO.format(text.strip()))
    return _number(plain, text.strip())


def _number(plain: str, shown: str) -> Reading:
    found = _NUMBER.fullmatch(plain)
    if found is None or (found["sign"] and found["sign"] not in UNITS):
        return Reading(wrong=NO_NUMBER.format(shown))
    digits = found["number"].replace(",", "")
    if sum(one.isdigit() for one in digits) > MOST_DIGITS:
        return Reading(wrong=f"“{shown}”的位数太多")
    return Reading(Decimal(digits), sign=found["sign"])


def _plain(text: str) -> str:
    """Full-width digits and signs as ordinary ones, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())
