"""What the pages of snapshots are drawn from; apart, because Arrow is slow to import."""

from jinguo.committee.snapshots import store
from jinguo.committee.snapshots.comparing import Compared
from jinguo.committee.snapshots.engines import DUCKDB, engine_named
from jinguo.committee.snapshots.looking import Opened, years_of
from jinguo.committee.snapshots.models import Snapshot
from jinguo.committee.snapshots.queries import opened
from jinguo.committee.snapshots.store import Damaged

__all__ = ["Damaged", "compared_in", "opened_in"]


def opened_in(snapshot: Snapshot, year: int | None) -> Opened:
    """A snapshot in a year, without one in the last that has a value. Raises Damaged."""
    chosen = year if year is not None else _last(snapshot)
    with engine_named(DUCKDB) as engine:  # somebody waits for the page: no cluster is asked
        content, found = opened(snapshot, chosen, engine)
    return Opened(snapshot.outline, content, found)


def compared_in(earlier: Snapshot, later: Snapshot, year: int | None) -> Compared:
    """Two snapshots of an outline in a year, without one in the last that the later one has. Raises Damaged."""
    now = opened_in(later, year)
    return Compared(opened_in(earlier, now.found.year), now)


def _last(snapshot: Snapshot) -> int:
    years = years_of(store.opened(snapshot.sha256))
    return years[-1] if years else snapshot.outline.first
