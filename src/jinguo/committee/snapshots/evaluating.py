"""Evaluate a content in a year: every line of every region, and every area of the tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple, cast

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from jinguo.committee.snapshots.content import FINAL, MIDWAY, Content, Numbered, tables
from jinguo.committee.snapshots.engines import Engine
from jinguo.org.structure.trees import prefixes
from jinguo.rules.progress.many import NAMES, evaluate_many
from jinguo.rules.progress.many.areas import Counting, by_domain, counted_columns, together
from jinguo.rules.progress.rates import Whole

PLACES = 6
SHOWN = ("degree", "baseline", "cagr")  # beside the method that gives the lights


class Said(NamedTuple):
    """What a method says: its status, and its figure where it has one."""

    status: str
    value: float | None


class RegionLine(NamedTuple):
    """One target in one region: `clock` says whether against the final target or the milestone; `methods` by code."""

    region: int
    target: str
    clock: str
    value: float
    unsure: bool
    status: str
    methods: dict[str, Said]


class Area(NamedTuple):
    """An area with its counts; `domain` is empty for all of them together, `rate` in per cent, `composite` 0 … 100."""

    region: int
    domain: str
    clock: str
    reached: int
    basically: int
    missed: int
    unjudged: int
    no_data: int
    unsure: int
    numerator: int
    denominator: int
    rate: float | None
    composite: float | None
    missing: int


@dataclass(frozen=True)
class OverRegions:
    """An outline in a year over all regions; `level` is that of the regions that count, `regions` what is measured.

    `table` has what is said of every target in every region, `methods` are those that it was asked of, by `named`.
    """

    engine: str
    year: int
    method: str
    level: str
    regions: list[int]
    areas: list[Area]
    table: pa.Table
    methods: tuple[str, ...]
    named: list[Numbered]

    @cached_property
    def lines(self) -> list[RegionLine]:
        """Every target in every region that has a value; a row each, so they are made only where they are asked for."""
        return list(_lines(self.table, self.named, self.methods))

    def lines_of(self, region: int) -> list[RegionLine]:
        """Those of one region."""
        return list(_lines(self.table.filter(pc.field("region") == region), self.named, self.methods))

    @property
    def digest(self) -> str:
        """The hash of every status, count and figure, whatever their order; figures to six places."""
        rows = sorted(repr([_rounded(each) for each in row]) for row in (*self.lines, *self.areas))
        return sha256("\n".join((self.method, self.level, *rows)).encode()).hexdigest()


def evaluated(content: Content, year: int, engine: Engine, values: nw.LazyFrame, level: str = "") -> OverRegions:
    """Everything of a year. `values` is the content's table as the engine holds it; `level`: see `measured_level`."""
    method = cast(str, content.facts["method"])
    targets = engine.load(tables(content)["targets"])
    seen = values.filter(nw.col("year") <= year)
    methods = tuple(dict.fromkeys((method, *SHOWN)))
    found = engine.fetch(evaluate_many(seen, targets, content.asked, methods).filter(nw.col("year") == year))
    level = level or measured_level(content)
    chosen = [row["id"] for row in content.regions.to_pylist() if row["level"] == level]
    areas = [area for clock in (FINAL, MIDWAY) for area in _areas(content, engine, found, chosen, year, clock)]
    return OverRegions(engine.name, year, method, level, chosen, areas, found, methods, content.named)


def measured_level(content: Content) -> str:
    """The level of regions that has the most values of what is asked for: counties of a city, cities of a province.

    Where nobody below the outline's own region has any, its own.
    """
    level_of = dict(zip(content.regions["id"].to_pylist(), content.regions["level"].to_pylist(), strict=True))
    counts = content.values.group_by("region").aggregate([("region", "count")])
    found: dict[str, int] = {}
    for region, count in zip(counts["region"].to_pylist(), counts["region_count"].to_pylist(), strict=True):
        if region in level_of and region != content.facts["region"]:
            found[level_of[region]] = found.get(level_of[region], 0) + count
    own = str(level_of[content.facts["region"]])
    return max(found, key=lambda level: (found[level], level), default=own)


def _areas(
    content: Content, engine: Engine, found: pa.Table, chosen: list[int], year: int, clock: str
) -> Iterator[Area]:
    counted = content.counted(clock)
    if not any(one.counts for one in counted) or not chosen:
        return
    rows = counted_columns(counted)
    goals = pa.table({name: pa.array(of, _type(name)) for name, of in rows.items()})
    tree, years = engine.load(_tree(content, chosen)), engine.load(pa.table({"year": pa.array([year], pa.int64())}))
    counting = _counting(content)
    lines = engine.load(found)
    domains = engine.fetch(
        by_domain(lines, engine.load(goals), tree, years, counting, cast(str, content.facts["method"]))
    )
    whole = engine.fetch(together(engine.load(domains), counting))
    codes = content.facts["domains"]
    for row in (*whole.to_pylist(), *domains.to_pylist()):
        domain = codes[str(row["domain"])] if "domain" in row else ""
        figures = {name: row[name] for name in Area._fields if name in row and name != "domain"}
        yield Area(region=row["area"], domain=domain, clock=clock, **figures)


def _counting(content: Content) -> Counting:
    """As the outline has it; the composite leaves out what has no data (`POLICIES`)."""
    return Counting(cast(Whole, content.facts["whole"]), bool(content.facts["counts_near"]), "skip")


def _tree(content: Content, chosen: list[int]) -> pa.Table:
    """Each measured region with every area that it lies in, itself too."""
    rows = content.regions.to_pylist()
    by_path = {row["path"]: row["id"] for row in rows}
    measured = set(chosen)
    pairs = [
        (by_path[path], row["id"])
        for row in rows
        if row["id"] in measured
        for path in prefixes(row["path"])
        if path in by_path
    ]
    areas, regions = [list(side) for side in zip(*pairs, strict=True)]
    return pa.table(
        {"area": pa.array(areas, pa.int64()), "region": pa.array(regions, pa.int64()), "weight": [1.0] * len(pairs)}
    )


def _lines(found: pa.Table, named: list[Numbered], methods: tuple[str, ...]) -> Iterator[RegionLine]:
    by_number = {one.target: one for one in named}
    for row in found.to_pylist():
        one = by_number[row["target"]]
        said = {each: _said(row, each) for each in methods}
        status = said[methods[0]].status
        yield RegionLine(row["region"], one.code, one.clock, row["value"], bool(row["unsure"]), status, said)


def _said(row: dict[str, Any], method: str) -> Said:
    return Said(NAMES[row[f"{method}_status"]], row[f"{method}_value"])


def _type(name: str) -> pa.DataType:
    return pa.float64() if name == "weight" else pa.int64()


def _rounded(value: Any) -> Any:
    """A figure to the places that engines agree on, whatever the order they add up in."""
    if isinstance(value, dict):
        return sorted((name, said.status, _rounded(said.value)) for name, said in value.items())
    return round(value, PLACES) + 0.0 if isinstance(value, float) else value
