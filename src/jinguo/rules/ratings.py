"""Ratings (评分): points given by named raters, averaged within a group and weighed between groups.

Trimming (去掉一个最高分和一个最低分) is done from five marks on, as contests of organs do it (学习创新 §6 default
scoring: drop highest and lowest when >= 5; a judge may not score her own department). Missing marks are said, never
guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jinguo.rules.verdict import YES, Verdict, no

LEAST_TO_TRIM = 5
CENT = Decimal("0.01")
SELF = "self"
GROUPS = {SELF: "本人（本部室）自评", "office": "办公室", "leader": "领导", "panel": "评审组"}


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of some marks; None without any. `counted` is how many are in it, `total` their exact sum; and why."""

    value: Decimal | None
    counted: int
    because: str
    total: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class GroupMarks:
    """One group's marks for a subject: its name and weight, the marks, and how many raters were asked."""

    title: str
    weight: Decimal
    points: tuple[Decimal, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class Composed:
    """The score of a subject, rounded half up to two places; None while nobody has rated; and why, a line a step."""

    value: Decimal | None
    because: tuple[str, ...]


def average(points: Sequence[Decimal], *, trim: bool = False) -> Average:
    """The mean of the marks; with `trim` and five marks or more without the highest and the lowest one.

    >>> average([Decimal(n) for n in (60, 80, 85, 90, 99)], trim=True).value
    Decimal('85')
    """
    if not points:
        return Average(None, 0, "还没有人评分")
    ordered = sorted(points)
    kept, aside = ordered, ""
    if trim and len(ordered) >= LEAST_TO_TRIM:
        kept = ordered[1:-1]
        aside = f"，去掉一个最高分 {said(ordered[-1])}、一个最低分 {said(ordered[0])}"
    elif trim:
        aside = f"，不足 {LEAST_TO_TRIM} 人，不去最高最低分"
    total = sum(kept, Decimal(0))
    value = total / len(kept)
    return Average(value, len(kept), f"{len(points)} 人评分{aside}，平均 {said(rounded(value))} 分", total)


def compose(groups: Sequence[GroupMarks], *, trim: bool = False) -> Composed:
    """The weighted mean of the groups' averages; a group that has not rated is left out and its weight shared.

    >>> compose([GroupMarks("领导", Decimal(60), (Decimal(90),), 1),
    ...          GroupMarks("办公室", Decimal(40), (Decimal(80),), 1)]).value
    Decimal('86.00')
    """
    averages = [(group, average(group.points, trim=trim)) for group in groups]
    lines = [_line(group, mean) for group, mean in averages]
    rated = [(group.weight, mean.value) for group, mean in averages if mean.value is not None and group.weight]
    if not rated:
        return Composed(None, tuple(lines))
    whole = sum((weight for weight, _ in rated), Decimal(0))
    value = rounded(sum((weight * mean for weight, mean in rated), Decimal(0)) / whole)
    return Composed(value, (*lines, *_weighing(averages, value)))


def rates(group: str, *, is_self: bool, is_own_unit: bool) -> bool:
    """Whether a rater of a group rates a subject: the self group only herself or her department, the others never.

    >>> [rates(group, is_self=False, is_own_unit=True) for group in ("self", "panel")]
    [True, False]
    """
    own = is_self or is_own_unit
    return own if group == SELF else not own


def check_points(points: Decimal, most: Decimal) -> Verdict:
    """Whether a mark lies within its criterion's points.

    >>> check_points(Decimal(31), Decimal(30)).reason
    '31 分超过这一项的满分 30 分，请改小'
    """
    if points < 0:
        return no("分数不能小于 0，请改正")
    return YES if points <= most else no(f"{said(points)} 分超过这一项的满分 {said(most)} 分，请改小")


def rounded(value: Decimal) -> Decimal:
    """Half up to two places."""
    return value.quantize(CENT, ROUND_HALF_UP)


def said(value: Decimal) -> str:
    """A number of points without idle zeros.

    >>> said(Decimal("90.50")), said(Decimal(100))
    ('90.5', '100')
    """
    return f"{value.normalize():f}"


def _line(group: GroupMarks, mean: Average) -> str:
    missing = group.asked - len(group.points)
    aside = f"（还有 {missing} 人没有评）" if missing and group.points else ""
    return f"{group.title}：{mean.because}{aside}"


def _weighing(averages: Sequence[tuple[GroupMarks, Average]], value: Decimal) -> list[str]:
    """How the groups were weighed; nothing where there is only one."""
    if len(averages) < 2:
        return []
    parts = "、".join(
        f"{group.title} {said(group.weight)}" for group, mean in averages if mean.value is not None and group.weight
    )
    left_out = [group.title for group, mean in averages if mean.value is None and group.weight]
    aside = f"；{'、'.join(left_out)}没有评分，权重由其余各组分担" if left_out else ""
    return [f"按权重 {parts} 合成，{said(value)} 分{aside}"]
