"""A round goes from phase to phase: issued, opened to its participants, visited, written up, published, closed."""

from django.db import transaction
from django.db.models import QuerySet

from jinguo.base import clock
from jinguo.base.moves import locked, move
from jinguo.committee.evaluation.models import (
    EvaluationRound,
    RoundParticipant,
    RoundResult,
    SelfSection,
    SelfTarget,
)
from jinguo.committee.evaluation.queries.answering import answers_for
from jinguo.committee.evaluation.queries.scores import scores_of
from jinguo.committee.outlines.answering import Answering, answering
from jinguo.committee.outlines.models import Observation, OutlineTarget
from jinguo.committee.outlines.series import Shelf, shelf_of
from jinguo.org.structure.models import Staff
from jinguo.rules.evaluation_round import SECTIONS
from jinguo.rules.outlines import UNQUANTIFIED
from jinguo.rules.verdict import YES, Verdict


@transaction.atomic
def issue(row: EvaluationRound, *, by: Staff) -> EvaluationRound:
    """Issue the plan (印发方案); those who answer for participants are told. Raises Refused with what lacks."""
    return move(row, "issue", by=by, issued_on=clock.today(), version=locked(row).version + 1)


@transaction.atomic
def open_self(row: EvaluationRound, *, by: Staff) -> EvaluationRound:
    """Let the participants begin (开始自评): each gets its sections and the targets it answers for. Raises Refused.

    A target whose value of the year was observed in the participant's region begins with the adopted one.
    """
    row = move(row, "open_self", by=by, version=locked(row).version + 1)
    targets = list(owed(row))
    participants = list(row.participants.select_related("unit__region"))
    SelfSection.objects.bulk_create(
        SelfSection(participant=one, code=code) for one in participants for code in SECTIONS
    )
    shelf, told = _observed(row, targets, participants), answering(targets, row.committee.region)
    SelfTarget.objects.bulk_create(
        SelfTarget(participant=one, target=target, basis=owes.reason, value=_value(shelf, one, target, row.year))
        for one in participants
        for target in targets
        if (owes := _owes(one, target, told.get(target.pk)))
    )
    return row


@transaction.atomic
def visit(row: EvaluationRound, *, by: Staff) -> EvaluationRound:
    """Go on to the field (转入实地评估). Raises Refused."""
    return move(row, "visit", by=by, version=locked(row).version + 1)


@transaction.atomic
def write_up(row: EvaluationRound, *, by: Staff) -> EvaluationRound:
    """Go on to write the report (转入撰写报告). Raises Refused with the reports that nobody has looked at."""
    return move(row, "write_up", by=by, version=locked(row).version + 1)


@transaction.atomic
def publish(row: EvaluationRound, *, by: Staff) -> EvaluationRound:
    """Publish the results (公布评估结果): the scores are kept as they stand, with their parts. Raises Refused."""
    row = move(row, "publish", by=by, published_on=clock.today(), version=locked(row).version + 1)
    RoundResult.objects.bulk_create(
        RoundResult(participant=one.participant, points=one.score.points, because=one.score.because, parts=one.kept)
        for one in scores_of(row)
    )
    return row


@transaction.atomic
def close(row: EvaluationRound, *, by: Staff) -> EvaluationRound:
    """Close it (办结). Raises Refused while something still has to be put right."""
    return move(row, "close", by=by, version=locked(row).version + 1)


@transaction.atomic
def cancel(row: EvaluationRound, *, by: Staff, reason: str) -> EvaluationRound:
    """Give a draft up with a reason (取消评估). Raises Refused."""
    return move(row, "cancel", by=by, reason=reason.strip(), version=locked(row).version + 1)


def _observed(row: EvaluationRound, targets: list[OutlineTarget], participants: list[RoundParticipant]) -> Shelf:
    """What was observed of the targets in the participants' regions in the round's year."""
    regions = {one.unit.region_id for one in participants if one.unit.region_id}
    codes = {one.indicator.code for one in targets if one.indicator}
    return shelf_of(Observation.objects.filter(region__in=regions, period=str(row.year)), codes)


def _value(shelf: Shelf, one: RoundParticipant, target: OutlineTarget, year: int) -> str:
    """The adopted value with its unit; empty where nothing was observed."""
    if target.indicator is None or one.unit.region_id is None:
        return ""
    found = shelf.year((target.indicator.code, one.unit.region_id, target.disaggregation or "total"), year)
    return found.adopted.said if found else ""


def owed(row: EvaluationRound) -> QuerySet[OutlineTarget]:
    """The targets that a round asks about."""
    rows = OutlineTarget.objects.filter(outline__in=row.outlines.all()).exclude(code__endswith=UNQUANTIFIED)
    return rows.select_related("indicator")


def _owes(participant: RoundParticipant, target: OutlineTarget, told: Answering | None) -> Verdict:
    """A county speaks of every target, a member unit of those that it leads or joins."""
    return YES if participant.kind == "county" else answers_for(participant.unit, target.indicator, told)
