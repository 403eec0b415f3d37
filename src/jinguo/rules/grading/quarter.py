"""The quarter review of a department (季度考评): three ratings composed by their weights, the points as a grade.

Sources: 泉州市妇联 2011 (the quarter is by 部室; no numbers given), rule 25. Weights and limits are rows of
`figures/grading.toml`, 待核实; an organ's own rows speak before them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from jinguo.rules.exact_words import figure as words
from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.grading.regular import REGULAR_GRADES, RegularGrade

Side = Literal["self", "office", "leader"]
SIDES: dict[Side, str] = {"self": "部室自评", "office": "绩效办评分", "leader": "领导评分"}
FULL, CENT = Decimal(100), Decimal("0.01")
LIMITS: tuple[RegularGrade, ...] = ("good", "fair", "plain")


@dataclass(frozen=True, slots=True)
class Composed:
    """Points of 100 to two places, the grade they are, and how both come about, line by line."""

    points: Decimal
    grade: RegularGrade
    because: tuple[str, ...]

    @property
    def grade_words(self) -> str:
        """The grade in Chinese."""
        return REGULAR_GRADES[self.grade]


def composed(marks: Mapping[Side, Decimal], on: date, own: Iterable[Figure] = ()) -> Composed | None:
    """What the marks of all three sides come to by the weights of a day; None while one is missing.

    Weights need not add up to 100; where all are nothing, each side counts the same.

    >>> composed({"self": Decimal(95), "office": Decimal(90), "leader": Decimal(88)}, date(2026, 3, 31)).because[-2]
    '95 × 20% + 90 × 40% + 88 × 40% = 90.2 分'
    """
    if any(side not in marks for side in SIDES):
        return None
    rows = tuple(own)
    weights = {side: figure(f"grading.quarter_{side}_weight", on, rows) for side in SIDES}
    whole = sum((one.number for one in weights.values()), Decimal(0))
    shares = {side: one.number / whole if whole else 1 / Decimal(len(SIDES)) for side, one in weights.items()}
    exact = sum((marks[side] * share for side, share in shares.items()), Decimal(0))
    points = exact.quantize(CENT, ROUND_HALF_UP)
    lines = [
        f"{SIDES[side]} {words(marks[side])} 分，权重 {one.value}%（{one.source}）" for side, one in weights.items()
    ]
    grade, limit = grade_of(points, on, rows)
    return Composed(points, grade, (*lines, _sum(marks, shares, points), limit))


def grade_of(points: Decimal, on: date, own: Iterable[Figure] = ()) -> tuple[RegularGrade, str]:
    """The grade of points by the limits of a day, and why.

    >>> grade_of(Decimal("74.99"), date(2026, 3, 31))[0]
    'plain'
    """
    rows = tuple(own)
    for grade in LIMITS:
        limit = figure(f"grading.quarter_{grade}_from", on, rows)
        if points >= limit.number:
            return grade, f"不低于 {limit.value} 分，为“{REGULAR_GRADES[grade]}”（{limit.source}）"
    limit = figure("grading.quarter_plain_from", on, rows)
    return "poor", f"低于 {limit.value} 分，为“{REGULAR_GRADES['poor']}”（{limit.source}）"


def _sum(marks: Mapping[Side, Decimal], shares: Mapping[Side, Decimal], points: Decimal) -> str:
    parts = (f"{words(marks[side])} × {_percent(share)}%" for side, share in shares.items())
    return f"{' + '.join(parts)} = {words(points)} 分"


def _percent(share: Decimal) -> str:
    return f"{(share * FULL).quantize(CENT).normalize():f}"
