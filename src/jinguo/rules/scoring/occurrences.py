"""Points for things that happened (次数类): so much off for each, so much more for each, so much off for each late day.

Inside the base a deduction eats its own item's points and stops at 0. Outside the base the item's points are the cap:
composing takes what was lost. Sources: 学习型机关考评细则 (未达各扣 1—2), 湖南省 2017 (每低 0.1 个百分点扣 0.3),
温州市 2012 (重大创新每项加 3—5), 兖州区审计局 2021 (迟到早退每次扣 1).
"""

from fractions import Fraction
from math import ceil, floor
from typing import Literal

from jinguo.rules.exact_words import figure
from jinguo.rules.scoring.score import Score, missing, points_words, scored, uncounted

Counting = Literal["whole", "begun", "exact"]
COUNTINGS: dict[str, str] = {"whole": "满一个算一个", "begun": "不足一个也算一个", "exact": "按比例折算"}
Nodes = tuple[tuple[str, Fraction | None], ...]


def deduct_per(
    of: Fraction,
    *,
    count: Fraction | None,
    each: Fraction,
    step: Fraction = Fraction(1),
    free: Fraction = Fraction(0),
    counting: Counting = "whole",
    said: str | None = None,
    unit: str = "",
) -> Score:
    """All points less `each` for every `step` beyond the `free` ones (按次扣分), never below 0.

    `count` is in `unit` (次 where empty), negative counts as none. `said` tells what happened.

    >>> once = deduct_per(Fraction(8), count=Fraction(1), each=Fraction("1.5"), said="察访 1 人提前离岗未报告")
    >>> once.points, once.because
    (Decimal('6.50'), '察访 1 人提前离岗未报告，1 次，每 1 次扣 1.5 分，扣 1.5 分')
    """
    if count is None:
        return missing(of, "次数未报")
    due = each * _steps(count - free, step, counting)
    lost = min(due, of)
    aside = f"，{figure(free)} {unit or '次'}以内不扣" if free else ""
    capped = f"应扣 {points_words(due)}，最多扣 {points_words(of)}" if due > of else f"扣 {points_words(lost)}"
    return scored(of - lost, of, f"{_words(said, count, each, step, unit, '扣')}{aside}，{capped}")


def bonus_per(
    of: Fraction,
    *,
    count: Fraction | None,
    each: Fraction,
    step: Fraction = Fraction(1),
    counting: Counting = "whole",
    said: str | None = None,
    unit: str = "",
) -> Score:
    """`each` for every `step` (按次加分), at most the item's points.

    >>> bonus_per(Fraction(2), count=Fraction(1), each=Fraction("0.5"), said="“时代巾帼”专栏被省妇联转载").because
    '“时代巾帼”专栏被省妇联转载，1 次，每 1 次加 0.5 分，得 0.5 分'
    """
    if count is None:
        return missing(of, "次数未报")
    due = each * _steps(count, step, counting)
    capped = f"应加 {points_words(due)}，最多加 {points_words(of)}" if due > of else f"得 {points_words(due)}"
    return scored(min(due, of), of, f"{_words(said, count, each, step, unit, '加')}，{capped}")


def on_time(of: Fraction, *, nodes: Nodes | None, each: Fraction, most: Fraction | None = None) -> Score:
    """All points less `each` for every late work day of a node (按时报送), at most `most` for one node.

    A node is its title and how many work days late it came: 0 in time, None not at all, which costs `most`. Without
    `most` each node has an equal part of the points. `rules.task_status.lateness` counts the days. Nodes that ask for
    nothing yet are left out by the caller; without any, nothing is counted.

    >>> in_time = tuple((f"节点{n}", Fraction(0)) for n in range(4))
    >>> on_time(Fraction(20), nodes=(*in_time, ("“三八”总结", Fraction(1))), each=Fraction("0.9")).because
    '5 个时间节点，4 个按时；“三八”总结迟 1 个工作日，扣 0.9 分'
    """
    if not nodes:
        return uncounted(of, "本期没有时间节点，不计分")
    bound = of / len(nodes) if most is None else most
    lost = [(title, days, _lost(days, each, bound)) for title, days in nodes]
    late = [_late(*one) for one in lost if one[1] is None or one[1] > 0]
    total = min(sum((points for _, _, points in lost), Fraction(0)), of)
    aside = f"；{'，'.join(late)}" if late else f"，得满分 {points_words(of)}"
    summed = f"，共扣 {points_words(total)}" if len(late) > 1 else ""
    return scored(of - total, of, f"{len(nodes)} 个时间节点，{len(nodes) - len(late)} 个按时{aside}{summed}")


def _steps(amount: Fraction, step: Fraction, counting: Counting) -> Fraction:
    steps = max(amount, Fraction(0)) / step
    if counting == "exact":
        return steps
    return Fraction(ceil(steps) if counting == "begun" else floor(steps))


def _words(said: str | None, count: Fraction, each: Fraction, step: Fraction, unit: str, verb: str) -> str:
    unit = unit or "次"
    before = f"{said}，" if said else ""
    return f"{before}{figure(count, unit=unit)}，每 {figure(step, unit=unit)}{verb} {points_words(each)}"


def _lost(days: Fraction | None, each: Fraction, bound: Fraction) -> Fraction:
    return bound if days is None else min(each * max(days, Fraction(0)), bound)


def _late(title: str, days: Fraction | None, points: Fraction) -> str:
    how = "没有报送" if days is None else f"迟 {figure(days)} 个工作日"
    return f"{title}{how}，扣 {points_words(points)}"
