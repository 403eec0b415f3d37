"""The appraisal as Word."""

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.base.papers.content import Paper
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.office.appraisal.models import Appraisee
from jinguo.office.appraisal.papers import filing_paper, form_paper, notice_paper, report_paper
from jinguo.office.appraisal.permissions import may_oversee, may_print
from jinguo.office.appraisal.person import person_context
from jinguo.office.appraisal.views.gates import for_readers, person_or_404, year_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def filing_word(request: StaffRequest, pk: int) -> HttpResponse:
    """备案报告."""
    row = year_or_404(request, pk)
    demand(may_oversee(request.user, row))
    if not row.decided_on:
        raise BadRequest("等次还没有确定，确定以后才有备案报告。")
    people = list(row.people.select_related("staff", "unit"))
    return attachment(to_docx(filing_paper(row, people)), f"{row}备案报告.docx", DOCX)


@for_readers
@require_GET
def report_word(request: StaffRequest, pk: int) -> HttpResponse:
    """述职报告."""
    row = person_or_404(request, pk)
    return _given(request, row, report_paper(row, person_context(row, request.user)["data"]), "述职报告")


@for_readers
@require_GET
def form_word(request: StaffRequest, pk: int) -> HttpResponse:
    """年度考核登记表; before grades are decided only for who proposes them, for it holds the proposal."""
    row = person_or_404(request, pk)
    demand(may_print(request.user, row))
    return _given(request, row, form_paper(row, person_context(row, request.user)["data"]), "年度考核登记表")


@for_readers
@require_GET
def notice_word(request: StaffRequest, pk: int) -> HttpResponse:
    """考核结果通知书."""
    row = person_or_404(request, pk)
    if "notice" not in row.done:
        raise BadRequest("还没有书面通知，通知以后才有通知书。")
    context = person_context(row, request.user)
    until = context["appeal_until"].due if context["appeal_until"] else None
    return _given(request, row, notice_paper(row, context["reasons"], context["effects"], until), "考核结果通知书")


def _given(request: StaffRequest, row: Appraisee, paper: Paper, title: str) -> HttpResponse:
    """The paper; the trail tells who took it."""
    with transaction.atomic():
        audit.record("appraisee.print", row, by=request.user, note=title)
    return attachment(to_docx(paper), f"{title} {row.staff}.docx", DOCX)
