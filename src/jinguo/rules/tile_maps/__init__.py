"""方格地图: one square a region, in rough position; where each stands is data, one TOML for the region they lie in.

A layout is hand-made and no exact geography. Regions without a layout, or other ones than it knows, stand in a grid in
the order of their codes.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

COLUMNS, MOST_ROWS = 5, 8


class Spot(NamedTuple):
    """Where a region's tile stands; both count from 1."""

    row: int
    column: int


def placed(above: str, codes: Sequence[str]) -> dict[str, Spot]:
    """Where each of some regions below `above` stands, by code: by the layout only where that knows all of them.

    >>> placed("350500", ["350526"])["350526"], placed("000000", ["110000", "120000"])["120000"]
    (Spot(row=1, column=2), Spot(row=1, column=2))
    """
    known = layout(above)
    if known.keys() >= {*codes}:
        return {code: known[code] for code in codes}
    return {code: Spot(at // COLUMNS + 1, at % COLUMNS + 1) for at, code in enumerate(codes)}


@cache
def layout(above: str) -> dict[str, Spot]:
    """The layout of the regions below a region, by code; empty where nobody has made one."""
    found = files(__package__).joinpath(f"{above}.toml")
    if not (above.isascii() and above.isalnum() and found.is_file()):
        return {}
    rows = tomllib.loads(found.read_text("utf-8"))["tile"]
    return {one["code"]: Spot(one["row"], one["column"]) for one in rows}
