"""One goal in one area, looked at in one year: what every method is given."""

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from jinguo.rules.exact_words import Exact, as_decimal, total_of
from jinguo.rules.goal_levels import Wanted, wanted_level
from jinguo.rules.goal_values import Comparator, GoalFacts, GoalType

Direction = Literal[1, -1, 0]
Number = Exact | float
_DIRECTIONS: dict[Comparator, Direction] = {"ge": 1, "gt": 1, "le": -1, "lt": -1}


def exact(value: Number | None) -> Fraction | None:
    """A number exactly as it is written, a float too; None for nothing and for what is no number.

    >>> exact(20.1), exact(float("nan"))
    (Fraction(201, 10), None)
    """
    if value is None or (isinstance(value, float | Decimal) and not math.isfinite(value)):
        return None
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


@dataclass(frozen=True)
class Point:
    """A value of a year, where it comes from, and how sure that is (待核实, 二手来源; empty: seen)."""

    year: int
    value: Number
    source: str = ""
    confidence: str = ""


@dataclass(frozen=True)
class Observation:
    """What was observed in a year; `value` is None where nothing was reported.

    `cases` and `population` are the counts that it was computed from, where they are known. `breaks`: its scope differs
    from that of the years before, so it is not compared with them (口径变化).
    """

    year: int
    value: Number | None
    source: str = ""
    confidence: str = ""
    cases: int | None = None
    population: int | None = None
    breaks: bool = False


@dataclass(frozen=True)
class Judgement:
    """How a text goal was judged: by whom, in which year, why, on which evidence (佐证材料).

    `outcome` is one of `evidence.OUTCOMES`, empty while nobody has judged.
    """

    outcome: str = ""
    evidence: tuple[str, ...] = ()
    by: str = ""
    year: int | None = None
    reasons: str = ""


@dataclass(frozen=True)
class Case:
    """A goal with its baseline, target, milestone and adopted observations.

    `year` is the year looked at; without it the last one observed. `direction` is 1 where more is better, −1 where less
    is, 0 where a middle is (sex ratio); unset it follows from the comparator. A band with direction 1 or −1 is open on
    its good side: 45 左右 of women in employment is kept by 47. With the comparator `relative` target and milestone are
    shares of the baseline (1/6). `tolerance` is the share of the target by which 基本达标 may miss; None: none is
    allowed. `limit` is the natural limit of the value (100 of a rate). Counts below `small` are left to chance; None:
    not asked. `per` is what a rate is counted in (100000: per 100,000). Of two observations of a year the first counts.
    """

    type: GoalType
    comparator: Comparator
    series: tuple[Observation, ...] = ()
    base: Point | None = None
    target: Point | None = None
    milestone: Point | None = None
    direction: Direction | None = None
    year: int | None = None
    unit: str = ""
    step: Decimal = Decimal("0.1")
    band: Exact | None = None
    tolerance: Exact | None = None
    limit: Number | None = None
    small: int | None = None
    per: int = 100
    judgement: Judgement | None = None

    @cached_property
    def seen(self) -> tuple[Observation, ...]:
        """The observations that have a value, up to the year looked at, in order of time, one a year."""
        first_of: dict[int, Observation] = {}
        for one in self.series:
            if exact(one.value) is not None and (self.year is None or one.year <= self.year):
                first_of.setdefault(one.year, one)
        return tuple(first_of[year] for year in sorted(first_of))

    @cached_property
    def now(self) -> Observation | None:
        """What is judged: the observation of the year looked at; of what accumulates, all up to it together."""
        if not self.seen or self.year not in (None, self.seen[-1].year):
            return None
        return self._together() if self.type == "cumulative" else self.seen[-1]

    @cached_property
    def actual(self) -> Fraction | None:
        """The value that is judged, exactly."""
        return exact(self.now.value) if self.now else None

    @cached_property
    def start(self) -> Point | None:
        """Where it began: the baseline; what accumulates begins from nothing in the year before its first."""
        if self.type != "cumulative":
            return self.base if self.base and exact(self.base.value) is not None else None
        year = self.base.year if self.base else self.seen[0].year - 1 if self.seen else None
        return None if year is None else Point(year, 0)

    @cached_property
    def wanted(self) -> Wanted:
        """The level that the target asks for, with its sentence."""
        return wanted_level(self._facts, exact(self.target.value) if self.target else None)

    @cached_property
    def sense(self) -> Direction:
        """1 where more is better, −1 where less is, 0 where the middle is."""
        if self.direction is not None:
            return self.direction
        if self.comparator == "relative":
            return -1 if self.type == "reduce" else 1
        return _DIRECTIONS.get(self.comparator, 0)

    @property
    def is_relative(self) -> bool:
        """Whether its level is taken from the baseline: a share of it, or the baseline itself."""
        return self.comparator == "relative" or self.target is None

    @property
    def breaks_after(self) -> int | None:
        """The last year whose scope differs from that of the years before, None where there is none."""
        return max((one.year for one in self.seen if one.breaks), default=None)

    @property
    def unbroken(self) -> tuple[Observation, ...]:
        """The observations of one scope: those since the last break, if there is one."""
        since = self.breaks_after
        return self.seen if since is None else tuple(one for one in self.seen if one.year >= since)

    def toward(self, point: Point | None) -> "Case":
        """The same goal with another target, such as its milestone.

        >>> Case("reach", "le", target=Point(2030, 6), milestone=Point(2025, 6.6)).toward(Point(2025, 6.6)).target.year
        2025
        """
        return replace(self, target=point)

    @property
    def _facts(self) -> GoalFacts:
        return GoalFacts(
            self.type,
            self.comparator,
            self.unit,
            self.step,
            baseline=_decimal(exact(self.base.value)) if self.base else None,
            baseline_year=self.base.year if self.base else None,
            band=_decimal(self.band),
        )

    def _together(self) -> Observation:
        begun = self.base.year if self.base else None
        whole = total_of(exact(one.value) or 0 for one in self.seen if begun is None or one.year > begun)
        return replace(self.seen[-1], value=whole, cases=None, population=None)


def _decimal(value: Exact | None) -> Decimal | None:
    """The number as a decimal; one that never ends, to the places of the context."""
    if value is None:
        return None
    one = Fraction(value)
    found = as_decimal(one)
    return Decimal(one.numerator) / one.denominator if found is None else found
