"""计数是否自洽: a whole, the parts taken from it and what is left must agree.

Source: outlines/disagreements.md (totals and parts contradict each other inside one report; of 94 targets 4 were missed
and 2 had no data, yet 90 were told as reached).
"""

from collections.abc import Mapping
from decimal import Decimal

Number = int | Decimal


def contradiction(whole: Number, without: Mapping[str, Number], left: Number, names: tuple[str, str]) -> str:
    """What is wrong when `whole` less its parts is not what is left; `names` are whole and rest; empty: they agree.

    >>> contradiction(94, {"未达标": 4, "无数据": 2}, 90, ("目标", "达标"))
    '目标 94 − 未达标 4 − 无数据 2 = 88，填的达标是 90'
    >>> contradiction(94, {"未达标": 4, "无数据": 2}, 88, ("目标", "达标"))
    ''
    """
    rest = whole - sum(without.values())
    if rest == left:
        return ""
    taken = "".join(f" − {name} {part}" for name, part in without.items())
    return f"{names[0]} {whole}{taken} = {rest}，填的{names[1]}是 {left}"
