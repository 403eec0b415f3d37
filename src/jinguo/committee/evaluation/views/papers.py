"""The papers of a round: its plan, a unit's report, the table of results."""

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.committee.evaluation.papers import plan_paper, report_paper
from jinguo.committee.evaluation.permissions import may_keep
from jinguo.committee.evaluation.sheets import results_book
from jinguo.committee.evaluation.views.gates import for_readers, participant_or_404, round_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def plan(request: StaffRequest, pk: int) -> HttpResponse:
    """评估方案 as Word."""
    row = round_or_404(request, pk)
    with transaction.atomic():
        audit.record("evaluationround.print", row, by=request.user, note="评估方案")
    return attachment(to_docx(plan_paper(row)), f"{row}方案.docx", DOCX)


@for_readers
@require_GET
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """A unit's self-evaluation as Word."""
    row = participant_or_404(request, pk)
    with transaction.atomic():
        audit.record("roundparticipant.print", row, by=request.user)
    return attachment(to_docx(report_paper(row)), f"{row.title}{row.round}自评报告.docx", DOCX)


@for_readers
@require_GET
def results(request: StaffRequest, pk: int) -> HttpResponse:
    """评估结果 as Excel, with the parts of every score."""
    row = round_or_404(request, pk)
    demand(may_keep(request.user, row.committee))
    with transaction.atomic():
        audit.record("evaluationround.print", row, by=request.user, note="评估结果")
    return attachment(results_book(row), f"{row}结果.xlsx")
