"""The way into evaluation, and the pages above its rows."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.committee.evaluation.models import (
    CheckedValue,
    EvaluationRound,
    QualityCheck,
    RoundParticipant,
    TextJudgement,
)
from jinguo.committee.evaluation.permissions import may_read
from jinguo.cycle.inspections.models import Inspected
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
HOME = ("评估", "/evaluation/")


def round_or_404(request: StaffRequest, pk: int) -> EvaluationRound:
    """A round within reach."""
    rows = EvaluationRound.objects.visible_to(request.user).select_related("committee__region", "meeting", "drafted_by")
    return get_object_or_404(rows, pk=pk)


def participant_or_404(request: StaffRequest, pk: int) -> RoundParticipant:
    """What a participant hands in, within reach."""
    rows = RoundParticipant.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("round__committee__region", "unit__region", "submitted_by"), pk=pk)


def judgement_or_404(request: StaffRequest, pk: int) -> TextJudgement:
    """A judgement within reach."""
    rows = TextJudgement.objects.visible_to(request.user)
    joined = ("target__outline__unit", "target__outline__region", "region", "judged_by", "checked_by")
    return get_object_or_404(rows.select_related(*joined), pk=pk)


def check_or_404(request: StaffRequest, pk: int) -> QualityCheck:
    """A check of data within reach."""
    rows = QualityCheck.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("inspection__lead", "inspection__unit", "outline", "round"), pk=pk)


def value_or_404(request: StaffRequest, pk: int) -> CheckedValue:
    """A value that was drawn, within reach."""
    rows = CheckedValue.objects.visible_to(request.user)
    joined = ("indicator", "quality__inspection", "site__inspection", "site__unit", "observation", "checked_by")
    return get_object_or_404(rows.select_related(*joined), pk=pk)


def site_or_404(request: StaffRequest, pk: int) -> Inspected:
    """A place whose data are checked, within reach."""
    rows = Inspected.objects.visible_to(request.user).filter(inspection__quality__isnull=False)
    return get_object_or_404(rows.select_related("inspection__quality", "inspection__unit", "unit"), pk=pk)


def crumbs_of_round(row: EvaluationRound) -> list[tuple[str, str]]:
    """The way back from a page of a round."""
    return [HOME, (str(row), row.get_absolute_url())]


def crumbs_of_self(row: RoundParticipant) -> list[tuple[str, str]]:
    """The way back from a page of a report."""
    return [*crumbs_of_round(row.round), (row.title, row.get_absolute_url())]
