"""Evaluations over many regions, of what stands in the database now or stood in it when a snapshot was taken."""

from typing import TYPE_CHECKING

from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.models import Snapshot

if TYPE_CHECKING:
    from jinguo.committee.snapshots.evaluating import OverRegions


def evaluation_over_regions(
    outline: Outline, year: int, *, engine: str | None = None, snapshot: Snapshot | None = None, level: str = ""
) -> "OverRegions":
    """An outline in a year over all regions below its own; see the room's docstring.

    `engine` is an address as `JINGUO_ENGINE` has it, None for the one that is set; `level` is that of the regions that
    count, empty for the one with the most values. Raises `store.Damaged` where a snapshot is not what was taken.
    """
    from jinguo.committee.snapshots import content, store  # Arrow is slow to import: only who evaluates waits
    from jinguo.committee.snapshots.engines import engine_named
    from jinguo.committee.snapshots.evaluating import evaluated

    with engine_named(engine) as where:
        if snapshot is None:
            found = content.content_of(outline)
            return evaluated(found, year, where, where.load(found.values), level)
        found = store.opened(snapshot.sha256)
        return evaluated(found, year, where, where.read(store.file_of(snapshot.sha256, "values")), level)
