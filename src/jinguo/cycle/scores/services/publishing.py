"""Publishing results with their reasons, locking what they used; taking them back; making them final."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.cycle.bookkeeping.measures import measures
from jinguo.cycle.bookkeeping.services import lock_days
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Assessment, Result
from jinguo.cycle.scores.permissions import may_publish
from jinguo.cycle.scores.shared import Holder, HolderKey, key_of
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import due_after
from jinguo.rules.schemes import digest_of, to_json
from jinguo.rules.scoring import Score
from jinguo.rules.verdict import YES

BATCH = 500
STORED = ("points", "tree", "digest", "scheme_version", "version")


@transaction.atomic
def publish(assessment: Assessment, *, by: Staff | None) -> Assessment:
    """Publish everybody's score with its reasons (公布结果), lock the ledgers' days, open the time to object.

    Raises Refused; ValidationError when there is nobody to score.
    """
    fresh = locked(assessment)
    demand(may_publish(by, fresh) if by else YES)
    computation = Computation(fresh)
    scores = computation.scores()
    if not scores:
        raise ValidationError("这一期间没有分解到部室或个人的目标，没有可公布的结果。")
    until = due_after(clock.today(), fresh.objection_days, work_calendar(), unit="workday", event="公布").due
    facts: dict[str, Any] = {"published_on": clock.today(), "objections_until": until}
    _keep(computation, scores)
    reason = f"{fresh}已公布"[:200]
    lock_days(_ledgers(computation), fresh.plan.unit, fresh.span.first, fresh.last, by=by, reason=reason)
    return move(assessment, "publish", by=by, version=fresh.version + 1, **facts)


@transaction.atomic
def take_back(assessment: Assessment, *, by: Staff, reason: str) -> Assessment:
    """Take published results back to be scored anew, with a reason; the locks of the ledgers stay."""
    fresh = locked(assessment)
    return move(assessment, "take_back", by=by, reason=reason, version=fresh.version + 1)


@transaction.atomic
def finalise(assessment: Assessment, *, by: Staff) -> Assessment:
    """Make the results final (定案). Raises Refused while the time to object runs or an objection is open."""
    fresh = locked(assessment)
    return move(assessment, "finalise", by=by, final_on=clock.today(), version=fresh.version + 1)


def store(result: Result, score: Score) -> None:
    """Write a score into a result, after an objection was upheld."""
    result.points, result.tree, result.digest = score.points, to_json(score), digest_of(score)
    result.version += 1
    result.save(update_fields=["points", "tree", "digest", "version"])
    audit.record("result.store", result, by=None, note=f"{score.points} 分")


def _keep(computation: Computation, scores: dict[HolderKey, Score]) -> None:
    """Write every holder's result; one that was taken back and objected to keeps its row, and so its objections."""
    assessment = computation.assessment
    kept = {
        key_of(one.holder): one for one in Result.objects.filter(assessment=assessment).select_related("unit", "staff")
    }
    rows = [
        _filled(kept.get(key_of(holder)), holder, scores[key_of(holder)], assessment) for holder in computation.holders
    ]
    Result.objects.bulk_update([row for row in rows if row.pk], STORED, batch_size=BATCH)
    Result.objects.bulk_create([row for row in rows if not row.pk], batch_size=BATCH)


def _filled(kept: Result | None, holder: Holder, score: Score, assessment: Assessment) -> Result:
    row = kept or Result(assessment=assessment, version=0, **_sides(holder))
    row.points, row.tree, row.digest = score.points, to_json(score), digest_of(score)
    row.scheme_version, row.version = assessment.scheme.version, row.version + 1
    return row


def _sides(holder: Holder) -> dict[str, Holder | None]:
    return {"unit": holder, "staff": None} if isinstance(holder, Unit) else {"unit": None, "staff": holder}


def _ledgers(computation: Computation) -> list[str]:
    """The ledgers whose measures the goals took their actuals from."""
    codes = {target.goal.source for target in computation.targets if target.goal.source}
    return sorted({code.partition(".")[0] for code in measures(codes)})
