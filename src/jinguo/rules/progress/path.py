"""年度路径: the level that a year should have come to, and whether it did. Source: outlines/methods §1.7.

Linear y_k = b + (t − b)·k/n, or led by the milestone: 7.5 in 2020, 6.6 in 2025, 6.0 in 2030 of the mortality of
children under five. (How a path is proposed, geometric ones too, is in `rules/decompose`.)
"""

from fractions import Fraction
from itertools import pairwise

from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.bounds import bounds_of
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.formulas import linear_level
from jinguo.rules.progress.lacking import WAY
from jinguo.rules.progress.way import Way, way_for
from jinguo.rules.progress.words import answer, nearly, said

Anchor = tuple[int, Fraction]


def path(case: Case) -> Attainment:
    """Whether the year has come to the level of the path; the value is that level.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> ends = {"base": Point(2020, 7.5), "milestone": Point(2025, 6.6), "target": Point(2030, 6)}
    >>> path(Case("reach", "le", (Observation(2023, 6.9),), **ends)).value
    6.96
    """
    way = way_for("path", case, *WAY)
    if isinstance(way, Attainment):
        return way
    anchors = _anchors(case, way)
    planned = level_at(anchors, way.now.year)
    keeps = way.actual >= planned if way.rises else way.actual <= planned
    through = "、".join(f"{year}年 {said(case, value)}" for year, value in anchors)
    words = f"路径 {through}，{way.now.year}年应为 {nearly(case, planned)}，实际 {said(case, way.actual)}"
    return answer("path", "ahead" if keeps else "behind", words, case=case, value=planned)


def level_at(anchors: list[Anchor], year: int) -> Fraction:
    """The level of a year on straight lines through the anchors; after the last one its own.

    >>> level_at([(2020, Fraction(7)), (2030, Fraction(6))], 2025)
    Fraction(13, 2)
    """
    for (first, low), (last, high) in pairwise(anchors):
        if year <= last:
            return Fraction(linear_level(low, high, year - first, last - first))
    return anchors[-1][1]


def _anchors(case: Case, way: Way) -> list[Anchor]:
    """Baseline, milestone where there is one on the way, and target."""
    ends = [(way.start.year, way.base), (way.due, way.edge)]
    bounds = bounds_of(case.toward(case.milestone)) if case.milestone else None
    if case.milestone is None or bounds is None or not way.start.year < case.milestone.year < way.due:
        return ends
    return [ends[0], (case.milestone.year, bounds.nearest(way.base)), ends[1]]
