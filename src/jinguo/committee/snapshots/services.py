"""The verbs of snapshots: take one, publish an evaluation from it, work a published one out again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.jobs.running import Progress
from jinguo.base.moves import demand
from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.models import PublishedEvaluation, Snapshot
from jinguo.committee.snapshots.permissions import may_open, may_take
from jinguo.committee.snapshots.queries import evaluation_over_regions
from jinguo.org.structure.models import Staff

STEPS = 2


def take_snapshot(outline: Outline, *, by: Staff | None, progress: Progress = lambda *_: None) -> Snapshot:
    """Keep what an outline stands on now; where nothing has changed since, the snapshot that is there.

    `by` is None for the command line. Raises Refused.
    """
    from jinguo.committee.snapshots import content, store  # Arrow is slow to import: only who takes one waits

    if by:
        demand(may_take(by, outline), act="snapshot.take", row=outline)
    progress(0, STEPS, "读取监测值")
    found = content.content_of(outline)
    progress(1, STEPS, f"写入 {found.values.num_rows} 个监测值")
    digest = store.kept(found)
    progress(STEPS, STEPS, "")
    with transaction.atomic():
        known = Snapshot.objects.filter(sha256=digest).first()
        if known:
            return known
        counts = {"values": found.values.num_rows, "regions": found.regions.num_rows, "size": store.size_of(digest)}
        row = Snapshot.objects.create(outline=outline, taken_on=clock.today(), taken_by=by, sha256=digest, **counts)
        audit.record("snapshot.take", row, by=by, note=f"{row.values} 个监测值，校验值 {digest}")
    return row


def publish_evaluation(
    snapshot: Snapshot, year: int, *, by: Staff | None, level: str = "", engine: str | None = None
) -> PublishedEvaluation:
    """Evaluate a snapshot in a year and keep the hash of all figures; published once, it stays.

    Raises Refused; ValidationError for a year outside the outline.
    """
    outline = snapshot.outline
    if by:
        demand(may_take(by, outline), act="snapshot.publish", row=snapshot)
    if not outline.first <= year <= outline.last:
        raise ValidationError(f"{outline}的年份是 {outline.first}—{outline.last}，没有 {year}年。")
    found = evaluation_over_regions(outline, year, snapshot=snapshot, level=level, engine=engine)
    facts = {"published_on": clock.today(), "published_by": by, "lines": len(found.lines), "figures": found.digest}
    with transaction.atomic():
        row, is_new = PublishedEvaluation.objects.get_or_create(
            snapshot=snapshot, year=year, level=found.level, defaults={**facts, "engine": found.engine}
        )
        if is_new:
            audit.record("snapshot.publish", row, by=by, note=f"{row.lines} 个结论，校验值 {row.figures}")
    return row


def recompute(row: PublishedEvaluation, *, engine: str | None = None) -> bool:
    """Whether a published evaluation still comes out of its snapshot, figure by figure.

    Raises `store.Damaged` where the snapshot itself is not what was taken.
    """
    outline = row.snapshot.outline
    found = evaluation_over_regions(outline, row.year, snapshot=row.snapshot, level=row.level, engine=engine)
    return found.digest == row.figures


def download(snapshot: Snapshot, name: str, *, by: Staff) -> bytes:
    """One of its tables as a Parquet file, on the trail as every export is.

    Raises Refused; `store.Damaged` where it is missing or not what was taken.
    """
    from jinguo.committee.snapshots import store

    demand(may_open(by, snapshot.outline), act="snapshot.download", row=snapshot)
    content = store.checked(snapshot.sha256, name)
    with transaction.atomic():
        audit.record("snapshot.download", snapshot, by=by, note=f"{name}.parquet")
    return content
