"""The minutes and the decisions, and the minutes as a Word file."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.forms import MinutesForm, decision_lines, resolutions_of
from jinguo.cycle.meetings.papers import minutes_as_word
from jinguo.cycle.meetings.permissions import may_record
from jinguo.cycle.meetings.views.gates import crumbs_of, for_readers, meeting_or_404, seen_in
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def decisions(request: StaffRequest, pk: int) -> HttpResponse:
    """What was decided, as lines; each becomes a task when the minutes are issued."""
    meeting = meeting_or_404(request, pk)
    demand(may_record(request.user, meeting))
    lines = decision_lines(meeting, request.user, posted(request))
    problem = ""
    if lines.is_bound and lines.is_valid():
        try:
            services.set_decisions(
                meeting, by=request.user, seen=seen_in(request.POST), decisions=resolutions_of(lines)
            )
        except ValidationError as complaint:
            problem = "；".join(complaint.messages)
        else:
            messages.success(request, "已保存议定事项，签发纪要时交办")
            return redirect(meeting)
    context = {"meeting": meeting, "lines": lines, "problem": problem}
    return render(request, "meetings/decisions.html", context, status=422 if lines.is_bound else 200)


@for_readers
@require_GET
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The minutes as a Word file."""
    meeting = meeting_or_404(request, pk)
    return attachment(minutes_as_word(meeting), f"{meeting}纪要.docx", DOCX)


minutes = StepPages(for_readers, crumbs_of).view(
    meeting_or_404,
    may_record,
    MinutesForm,
    services.write_minutes,
    ("纪要", "保存纪要", "已保存纪要"),
    needs=lambda _request, meeting: {"meeting": meeting},
)
