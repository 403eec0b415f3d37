"""位次: regions in order by a value, with ties and movement. Small areas and missing values are named, never ranked.

Source: outlines/methods §1.8 (do not rank small areas), §1.3 (江苏 ranks cities by a composite).
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.progress.case import Number, exact


class Place(NamedTuple):
    """A region's place: equal values share one; None with the reason where it has none; `moved` up is positive."""

    region: str
    rank: int | None
    value: Fraction | None
    moved: int | None
    because: str


def ranks(
    values: Mapping[str, Number | None],
    *,
    rising: bool = True,
    before: Mapping[str, Number | None] | None = None,
    small: Collection[str] = (),
) -> list[Place]:
    """The places, best first, then those that have none. `before` are last year's values, `small` regions of few cases.

    Movement is told only of a region ranked in both years, among the regions ranked in both.

    >>> [(place.region, place.rank) for place in ranks({"鲤城": 90, "德化": 95, "南安": 90, "泉港": None})]
    [('德化', 1), ('鲤城', 2), ('南安', 2), ('泉港', None)]
    """
    now, last = _ranked(values, small), _ranked(before or {}, small)
    both = now.keys() & last.keys()
    order = sorted(now, key=lambda one: -now[one] if rising else now[one])
    moves = {one: _rank(last, one, rising, both) - _rank(now, one, rising, both) for one in both}
    placed = [_place(one, now, moves.get(one), rising) for one in order]
    return placed + [_unplaced(one, values[one], small) for one in values if one not in now]


def _ranked(values: Mapping[str, Number | None], small: Collection[str]) -> dict[str, Fraction]:
    known = {region: exact(value) for region, value in values.items() if value is not None and region not in small}
    return {region: value for region, value in known.items() if value is not None}


def _rank(values: Mapping[str, Fraction], region: str, rising: bool, among: Collection[str]) -> int:
    """1 and how many are strictly better."""
    own = values[region]
    return 1 + sum(values[other] > own if rising else values[other] < own for other in among)


def _place(region: str, now: Mapping[str, Fraction], moved: int | None, rising: bool) -> Place:
    rank = _rank(now, region, rising, now)
    ties = sum(value == now[region] for value in now.values()) - 1
    words = f"{len(now)} 个地区中第 {rank} 位{f'（与 {ties} 个地区并列）' if ties else ''}，{_movement(moved)}"
    return Place(region, rank, now[region], moved, f"{words}，数值{'越高' if rising else '越低'}位次越前")


def _movement(moved: int | None) -> str:
    if moved is None:
        return "没有上年位次可比"
    if not moved:
        return "位次与上年相同"
    return f"比上年{'上升' if moved > 0 else '下降'} {abs(moved)} 位"


def _unplaced(region: str, value: Number | None, small: Collection[str]) -> Place:
    known = None if value is None else exact(value)
    why = "例数太少，受偶然影响大，不排位次" if region in small else "没有数据，不排位次"
    return Place(region, None, known, None, why)
