"""The slips as Word, and who of the people within reach is away in a week."""

from datetime import date, timedelta

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.base import audit, clock, files
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.cycle.flows.panels import answer_lines
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.slips.away import days_away
from jinguo.office.slips.papers import leave_paper, outing_paper
from jinguo.office.slips.queries import leaves_listed, outings_listed
from jinguo.office.slips.views.leave import for_readers
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import return_due

WEEK = timedelta(days=7)


@for_readers
@require_GET
def leave_word(request: StaffRequest, pk: int) -> HttpResponse:
    """请假报告单; the reason goes onto paper, so the trail tells who took it."""
    found, calendar = get_object_or_404(leaves_listed(request.user), pk=pk), work_calendar()
    answers = [line for one in approvals_of(found) for line in answer_lines(one, calendar)]
    proofs = [one.name for one in files.of(found)]
    paper = leave_paper(found, answers, proofs, return_due(found.last, calendar))
    with transaction.atomic():
        audit.record("leaverequest.print", found, by=request.user)
    return attachment(to_docx(paper), f"请假报告单 {found}.docx", DOCX)


@for_readers
@require_GET
def outing_word(request: StaffRequest, pk: int) -> HttpResponse:
    """外出登记单."""
    found = get_object_or_404(outings_listed(request.user), pk=pk)
    paper = outing_paper(found, found.calls.select_related("by"))
    return attachment(to_docx(paper), f"外出登记单 {found}.docx", DOCX)


@for_readers
@require_GET
def away(request: StaffRequest) -> HttpResponse:
    """Who is away on each day of a week."""
    monday = _monday(request)
    context = {
        "days": days_away(request.user, monday, monday + WEEK - timedelta(days=1)),
        "today": clock.today(),
        "monday": monday,
        "before": (monday - WEEK).isoformat(),
        "after": (monday + WEEK).isoformat(),
    }
    return render(request, "slips/away.html", context)


def _monday(request: StaffRequest) -> date:
    """The Monday of the week that the address names by a day; of this week where it names none. Raises BadRequest."""
    try:
        day = date.fromisoformat(request.GET["week"]) if request.GET.get("week") else clock.today()
        return day - timedelta(days=day.weekday())
    except (ValueError, OverflowError) as problem:
        raise BadRequest("日期不对。请用“上周”“下周”翻看。") from problem
