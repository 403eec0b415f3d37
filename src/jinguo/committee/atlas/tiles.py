"""The tile map (方格地图) of one target: a tile a region, and below it the regions in the order of their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jinguo.committee.atlas.heat import Cell, Heat, movement_words
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Region
from jinguo.rules.progress import Place, ranks
from jinguo.rules.progress.case import Number, exact
from jinguo.rules.tile_maps import Spot, layout, placed
from jinguo.rules.verdict import Verdict, all_of

NEAREST = "地区多，离目标远近的位次不在这里排，请选下级地区少的范围"


@dataclass(frozen=True)
class Tile:
    """A region on the map, with its place among the others."""

    region: Region
    cell: Cell
    spot: Spot
    place: Place

    @property
    def movement(self) -> str:
        """How far it moved on the year before."""
        return movement_words(self.place.moved)

    @property
    def because(self) -> str:
        """Why it has no rank, with the years pooled where its cases are few; empty where it has one."""
        return "" if self.place.rank else self.cell.pooled or self.place.because


@dataclass(frozen=True)
class TileMap:
    """A target in every region; `is_placed`: somebody has laid these regions out, else they stand in order."""

    target: OutlineTarget
    tiles: list[Tile]
    is_placed: bool

    @property
    def ranked(self) -> list[Tile]:
        """Best first, then those without a rank."""
        return sorted(self.tiles, key=lambda one: (one.place.rank is None, one.place.rank or 0, one.region.code))

    @property
    def rising(self) -> str:
        """Which values come first."""
        return {1: "数值高的在前", -1: "数值低的在前", 0: "离目标近的在前"}[self.target.direction]


def tile_map(heat: Heat, target: OutlineTarget) -> TileMap:
    """The map of a target out of the table; of a target without a better side the nearest to it come first."""
    at = heat.targets.index(target)
    cells = {row.place.code: row.cells[at] for row in heat.rows}
    allowed = all_of(heat.area.may_rank, (not heat.among or target.direction, NEAREST))
    found = _places(heat, cells, target) if allowed.ok else _unranked(cells, allowed)
    spots = placed(heat.area.region.code, [*cells])
    tiles = [Tile(row.place, cells[row.place.code], spots[row.place.code], found[row.place.code]) for row in heat.rows]
    return TileMap(target, tiles, layout(heat.area.region.code).keys() >= cells.keys())


def _places(heat: Heat, cells: dict[str, Cell], target: OutlineTarget) -> dict[str, Place]:
    now: Mapping[str, Number | None]
    before: Mapping[str, Number | None]
    if heat.among:
        small = {*heat.among.small.get(target.pk, [])}
        then, before = (heat.among.values[target.pk, heat.year - back] for back in (0, 1))
        now = {one.code: then.get(one.code) for one in heat.area.places}
    else:
        small = {code for code, cell in cells.items() if cell.is_small}
        now, before = ({code: _sorted_by(cell, target, back) for code, cell in cells.items()} for back in (0, 1))
    return {one.region: one for one in ranks(now, rising=target.direction > 0, before=before, small=small)}


def _unranked(cells: dict[str, Cell], refused: Verdict) -> dict[str, Place]:
    return {code: Place(code, None, None, None, f"不排位次：{refused.reason}") for code in cells}


def _sorted_by(cell: Cell, target: OutlineTarget, back: int) -> Fraction | None:
    """The value of the year, or `back` years before; of a target without a better side how far it lies from it."""
    line = cell.line
    published = line.shelf.year(line.key, line.year - back) if line.key else None
    value = exact(published.adopted.value) if published else None
    wanted = line.case.wanted.level
    if target.direction or value is None or wanted is None:
        return value
    return abs(value - wanted)
