"""The ladder of conduct (治理庸懒散): 诫勉教育 → 效能告诫 → the year's grade.

Source: 福建机关工作人员考核办法 (二手来源), rule 17; numbers in `figures/attendance.toml`. What is cut off a bonus is
told, never computed. The source does not say what a fourth 诫勉教育 of a year comes to: the first three become one
效能告诫 and further ones no second.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.verdict import Verdict, no

Limit = Literal["", "not_excellent", "unfit"]
DEMANDS = {1: "书面检查", 2: "公开检查并通报"}  # by the how manieth 诫勉教育 of a year


class Rung(NamedTuple):
    """Where a year stands on the ladder: how many of each, how the grade is limited, and why, line by line.

    `warnings` counts those that 诫勉教育 became.
    """

    admonitions: int
    warnings: int
    limit: Limit
    because: tuple[str, ...]


def asks_for_admonition(late_or_early: int, absent_halves: int, on: date, own: Iterable[Figure] = ()) -> Verdict:
    """Whether unexcused lateness or absence asks for a 诫勉教育: 3 times late or early, or 1 day absent.

    Over what time it is counted the source leaves open; the caller says what it counted.

    >>> asks_for_admonition(3, 0, date(2026, 3, 31)).reason
    '无故迟到早退 3 次，达到 3 次，应予诫勉教育（福建机关工作人员考核办法（二手来源））'
    """
    rows = tuple(own)
    times, days = figure("conduct.late_or_early", on, rows), figure("conduct.absent_days", on, rows)
    absent = Decimal(absent_halves) / 2
    met = [f"无故迟到早退 {late_or_early} 次，达到 {times.value} 次"] if late_or_early >= times.number else []
    met += [f"无故缺勤 {absent.normalize():f} 天，达到 {days.value} 天"] if absent >= days.number else []
    if met:
        return Verdict(True, f"{'；'.join(met)}，应予诫勉教育（{times.source}）")
    return no(f"无故迟到早退 {late_or_early} 次、缺勤 {absent.normalize():f} 天，没有达到诫勉教育的规定")


def rung(admonitions: int, warnings: int, on: date, own: Iterable[Figure] = ()) -> Rung:
    """Where so many 诫勉教育 and 效能告诫 of one year stand.

    >>> rung(3, 0, date(2026, 12, 31)).limit, rung(3, 1, date(2026, 12, 31)).limit
    ('not_excellent', 'unfit')
    """
    rows = tuple(own)
    becomes, unfit = (figure(f"conduct.{name}", on, rows) for name in ("admonitions_for_warning", "warnings_for_unfit"))
    turned = int(admonitions >= becomes.number)
    whole = warnings + turned
    lines = _admonished(admonitions, on, rows)
    if turned:
        lines.append(f"诫勉教育满 {becomes.value} 次，转为效能告诫 1 次（{becomes.source}）")
    if whole >= unfit.number:
        lines.append(f"效能告诫 {whole} 次，达到 {unfit.value} 次，定为不称职（{unfit.source}）")
        return Rung(admonitions, whole, "unfit", tuple(lines))
    if whole:
        cut = figure("conduct.bonus_cut_warning", on, rows)
        lines.append(f"效能告诫 {whole} 次，不能评为优秀，按规定扣发年度奖金 {cut.value}%（只作提示，{cut.source}）")
    return Rung(admonitions, whole, "not_excellent" if whole else "", tuple(lines))


def _admonished(admonitions: int, on: date, own: tuple[Figure, ...]) -> list[str]:
    demand = DEMANDS.get(admonitions)
    if demand is None:
        return []
    cut = figure(f"conduct.bonus_cut_{'first' if admonitions == 1 else 'second'}", on, own)
    return [f"诫勉教育 {admonitions} 次，{demand}，按规定扣发年度奖金 {cut.value}%（只作提示，{cut.source}）"]
