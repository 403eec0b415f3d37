"""What a target asks for as whole numbers (一行目标), so that columns are compared as exactly as fractions are.

Every value is a whole number of thousandths. The level of a target is (fixed + share × baseline) ÷ parts: a number has
the share 0, a cut by 1/6 is 5 × baseline ÷ 6, and what has no number stands against its baseline itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any, NamedTuple

from jinguo.rules.exact_words import Exact
from jinguo.rules.progress.case import Case, Number, Point, exact

THOUSANDTHS = 1000
NEVER = 9999  # the year of what has none
UNNUMBERED = ("improve", "reduce", "hold")


@dataclass(frozen=True, slots=True)
class Asked:
    """One target, flags as 0 and 1, years as NEVER where there is none, values in thousandths.

    `target` and `series` are the numbers by which it and the series that tells of it are known. `base` is None where
    the paper names none; `own` says that each region's own value of `base_year` stands for it then. `begun`: what was
    observed before belongs to earlier rounds. `levelled`: there are bounds, once the baseline is known that `share`
    asks for. `low` and `high`: on which sides it is bounded; `open`: the bound itself will not do. `near_top` ÷
    `near_parts` is the tolerance, 0 parts where none is given. `half_…` is the milestone's level, of NEVER without
    one. Below `small` cases a year is left to chance.
    """

    target: int
    series: int
    base: int | None
    base_year: int
    own: int
    begun: int
    fixed: int
    share: int
    parts: int
    levelled: int
    needs_base: int
    numbered: int
    low: int
    high: int
    open: int
    band: int
    banded: int
    due: int
    sense: int
    hold: int
    cumulative: int
    wordless: int
    near_top: int
    near_parts: int
    limit: int | None
    per: int
    half_year: int
    half_fixed: int
    half_share: int
    half_parts: int
    small: int | None = None  # of snapshots that were taken before it was asked


class _Level(NamedTuple):
    fixed: int
    share: int
    parts: int


def asked_of(case: Case, *, target: int, series: int, begun: int = 0, own_year: int | None = None) -> Asked | None:
    """The numbers of a case, whatever it has been observed to be; None for a text goal, which people judge.

    `own_year` is the year of each region's own baseline, for a target without one. Raises ValueError for a number that
    is no whole number of thousandths.

    >>> asked_of(Case("reach", "le", target=Point(2020, 20)), target=1, series=7).fixed
    20000
    """
    if case.comparator == "text":
        return None
    base = case.base if case.base and exact(case.base.value) is not None else None
    level, half = _level(case, case.target), _level(case, case.milestone) if case.milestone else None
    near = None if case.tolerance is None else Fraction(case.tolerance)
    sign = case.wanted.sign
    return Asked(
        target=target,
        series=series,
        base=scaled(base.value) if base else None,
        base_year=base.year if base else NEVER if own_year is None else own_year,
        own=int(base is None and own_year is not None),
        begun=begun,
        **(level or _Level(0, 0, 1))._asdict(),
        levelled=int(level is not None and (sign != "band" or case.band is not None)),
        needs_base=int(case.is_relative or (level is not None and level.share != 0)),
        numbered=int(case.target is not None and exact(case.target.value) is not None),
        low=int(sign in ("ge", "gt") or (sign == "band" and case.sense >= 0)),
        high=int(sign in ("le", "lt") or (sign == "band" and case.sense <= 0)),
        open=int(sign in ("gt", "lt")),
        band=scaled(case.band or 0) if sign == "band" else 0,
        banded=int(sign == "band"),
        due=case.target.year if case.target else NEVER,
        sense=case.sense,
        hold=int(case.type == "hold"),
        cumulative=int(case.type == "cumulative"),
        wordless=int(case.target is None and case.type in ("improve", "reduce")),
        near_top=near.numerator if near is not None else 0,
        near_parts=near.denominator if near is not None else 0,
        limit=scaled(case.limit) if case.limit is not None else None,
        per=case.per,
        half_year=case.milestone.year if case.milestone and half else NEVER,
        half_fixed=half.fixed if half else 0,
        half_share=half.share if half else 0,
        half_parts=half.parts if half else 1,
        small=case.small,
    )


def scaled(value: Number) -> int:
    """A number in thousandths. Raises ValueError where it is no whole number of them.

    >>> scaled(20.1)
    20100
    """
    amount = (exact(value) or Fraction(0)) * THOUSANDTHS
    if amount.denominator != 1:
        raise ValueError(f"{value} 不是千分之一的整数倍，不能成批评估")
    return amount.numerator


def columns(rows: Iterable[Asked]) -> dict[str, list[Any]]:
    """The rows by column, as tables are made of."""
    found = list(rows)
    return {one.name: [getattr(row, one.name) for row in found] for one in fields(Asked)}


def _level(case: Case, point: Point | None) -> _Level | None:
    """The level that a point asks for, None where a goal that needs a number has none."""
    value: Exact | None = exact(point.value) if point else None
    if value is None:
        return _Level(0, 1, 1) if case.type in UNNUMBERED else None
    if case.comparator != "relative":
        return _Level(scaled(value), 0, 1)
    kept = 1 - Fraction(value) if case.type == "reduce" else 1 + Fraction(value)
    return _Level(0, kept.numerator, kept.denominator)
