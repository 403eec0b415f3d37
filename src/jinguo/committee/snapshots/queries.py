"""Evaluations over many regions, of what stands in the database now or stood in it when a snapshot was taken."""

from typing import TYPE_CHECKING

from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.models import Snapshot

if TYPE_CHECKING:
    from jinguo.committee.snapshots.content import Content
    from jinguo.committee.snapshots.engines import Engine
    from jinguo.committee.snapshots.evaluating import OverRegions


def evaluation_over_regions(
    outline: Outline, year: int, *, engine: str | None = None, snapshot: Snapshot | None = None, level: str = ""
) -> "OverRegions":
    """An outline in a year over all regions below its own; see the room's docstring.

    `engine` is an address as `JINGUO_ENGINE` has it, None for the one that is set; `level` is that of the regions that
    count, empty for the one with the most values. Raises `store.Damaged` where a snapshot is not what was taken.
    """
    from jinguo.committee.snapshots import content  # Arrow is slow to import: only who evaluates waits
    from jinguo.committee.snapshots.engines import engine_named
    from jinguo.committee.snapshots.evaluating import evaluated

    with engine_named(engine) as where:
        if snapshot is None:
            found = content.content_of(outline)
            return evaluated(found, year, where, where.load(found.values), level)
        return opened(snapshot, year, where, level)[1]


def opened(snapshot: Snapshot, year: int, engine: "Engine", level: str = "") -> "tuple[Content, OverRegions]":
    """What a snapshot holds, and what it comes to in a year. Raises `store.Damaged`."""
    from jinguo.committee.snapshots import store
    from jinguo.committee.snapshots.evaluating import evaluated

    found = store.opened(snapshot.sha256)
    return found, evaluated(found, year, engine, engine.read(store.file_of(snapshot.sha256, "values")), level)
