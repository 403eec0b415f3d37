"""Between which values a goal is reached: the bounds of a target, and how far a value lies outside them."""

from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.progress.case import Case

NOTHING = Fraction(0)


class Bounds(NamedTuple):
    """The least and the greatest value that will do, None where there is none; `is_open`: the bound itself will not."""

    low: Fraction | None
    high: Fraction | None
    is_open: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether a value reaches the goal, unrounded.

        >>> Bounds(None, Fraction(20)).holds(Fraction("20.1"))
        False
        """
        if self.is_open and value in (self.low, self.high):
            return False
        return not self.gap(value)

    def gap(self, value: Fraction) -> Fraction:
        """How far a value lies outside, 0 where it does not."""
        return max(self.short_by(value), NOTHING)

    def short_by(self, value: Fraction) -> Fraction:
        """By how much a value is short of the nearer bound; negative where there is room to spare.

        >>> Bounds(Fraction(40), None).short_by(Fraction(42))
        Fraction(-2, 1)
        """
        sides = [self.low - value] if self.low is not None else []
        return max([*sides, value - self.high] if self.high is not None else sides)

    def nearest(self, value: Fraction) -> Fraction:
        """The bound that a value outside has to get to; inside the one that it is nearer to."""
        edges = [edge for edge in (self.low, self.high) if edge is not None]
        return min(edges, key=lambda edge: abs(edge - value))


def bounds_of(case: Case) -> Bounds | None:
    """The bounds of a case; None where the level is not known or a band has no width.

    >>> from jinguo.rules.progress.case import Case, Point
    >>> bounds_of(Case("about", "band", target=Point(2020, 50), band=2))
    Bounds(low=Fraction(48, 1), high=Fraction(52, 1), is_open=False)
    """
    level, sign = case.wanted.level, case.wanted.sign
    if level is None or sign == "text":
        return None
    if sign in ("ge", "gt"):
        return Bounds(level, None, sign == "gt")
    if sign in ("le", "lt"):
        return Bounds(None, level, sign == "lt")
    return _band(case, level)


def _band(case: Case, level: Fraction) -> Bounds | None:
    if case.band is None:
        return None
    low, high = level - Fraction(case.band), level + Fraction(case.band)
    return Bounds(None if case.sense < 0 else low, None if case.sense > 0 else high)
