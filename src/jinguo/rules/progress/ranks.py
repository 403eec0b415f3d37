"""位次: regions in order by a value, with ties and movement. Small areas and missing values are named, never ranked.

Source: outlines/methods §1.8 (do not rank small areas), §1.3 (江苏 ranks cities by a composite).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
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
    then, since = (_numbered((found[one] for one in both), rising) for found in (last, now))
    moves = {one: then[last[one]] - since[now[one]] for one in both}
    numbers, ties = _numbered(now.values(), rising), Counter(now.values())
    placed = [_place(one, now, numbers[now[one]], ties[now[one]] - 1, moves.get(one), rising) for one in order]
    return placed + [_unplaced(one, values[one], small) for one in values if one not in now]


def _ranked(values: Mapping[str, Number | None], small: Collection[str]) -> dict[str, Fraction]:
    known = {region: exact(value) for region, value in values.items() if value is not None and region not in small}
    return {region: value for region, value in known.items() if value is not None}


def _numbered(values: Iterable[Fraction], rising: bool) -> dict[Fraction, int]:
    """For each value 1 and how many are strictly better."""
    ordered = sorted(-one if rising else one for one in values)
    return {-one if rising else one: 1 + bisect_left(ordered, one) for one in ordered}


def _place(region: str, now: Mapping[str, Fraction], rank: int, ties: int, moved: int | None, rising: bool) -> Place:
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
