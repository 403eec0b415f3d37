"""Taking a snapshot as a job that its starter watches: a province has millions of values."""

from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import Progress, job, start
from jinguo.base.moves import demand
from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.permissions import may_take
from jinguo.committee.snapshots.services import take_snapshot
from jinguo.org.structure.models import Staff

CODE = "snapshots.take"


def take_in_worker(outline: Outline, *, by: Staff) -> Job:
    """Put the taking of a snapshot into the queue. Raises Refused."""
    demand(may_take(by, outline), act="snapshot.take", row=outline)
    return start(CODE, f"留存数据快照　{outline}"[:100], by=by, outline=outline.pk, staff=by.pk)


@job(CODE, page="snapshots:taken")
def take(progress: Progress, *, outline: int, staff: int) -> dict[str, int]:
    """Take it; run twice it is the same snapshot."""
    found = Outline.objects.select_related("region", "unit").get(pk=outline)
    return {"snapshot": take_snapshot(found, by=Staff.objects.get(pk=staff), progress=progress).pk}
