"""What a method stands on: the observed value and its bounds, the way from the baseline; or why there is none."""

from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.bounds import Bounds, bounds_of
from jinguo.rules.progress.case import Case, Observation, Point, exact
from jinguo.rules.progress.lacking import Check, refusal
from jinguo.rules.progress.words import answer


class Level(NamedTuple):
    """What was observed, its value, and the bounds of the target."""

    now: Observation
    actual: Fraction
    bounds: Bounds


class Way(NamedTuple):
    """The way of a case: from where, to which edge of the target by which year, and what was observed on it."""

    start: Point
    base: Fraction
    edge: Fraction
    due: int
    bounds: Bounds
    now: Observation
    actual: Fraction

    @property
    def rises(self) -> bool:
        """Whether the way leads up."""
        return self.edge > self.base

    @property
    def begins_inside(self) -> bool:
        """Whether the baseline already met the target, so that there is no way to go."""
        return not self.bounds.gap(self.base)

    @property
    def went_past(self) -> bool:
        """Whether it went through a band and out on its other side."""
        beyond = (self.actual - self.edge) * (self.edge - self.base) > 0
        return beyond and self.bounds.gap(self.actual) > 0


def level_for(method: str, case: Case, *checks: Check) -> Level | Attainment:
    """The level of a case, or the refusal of a method that needs it."""
    bounds, refused = bounds_of(case), refusal(method, case, *checks)
    if refused or case.now is None or case.actual is None or bounds is None:
        return refused or answer(method, "not_available", "没有可比的目标", case=case)
    return Level(case.now, case.actual, bounds)


def way_for(method: str, case: Case, *checks: Check) -> Way | Attainment:
    """The way of a case, or the refusal of a method that needs it."""
    found, start = level_for(method, case, *checks), case.start
    if isinstance(found, Attainment) or start is None:
        return found if isinstance(found, Attainment) else answer(method, "not_available", "没有基期值", case=case)
    base = exact(start.value) or Fraction(0)
    due = case.target.year if case.target else found.now.year
    return Way(start, base, found.bounds.nearest(base), due, found.bounds, found.now, found.actual)
