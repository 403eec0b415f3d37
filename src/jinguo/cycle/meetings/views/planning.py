"""The forms with which a meeting is called, changed and laid out, and people are asked."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.base.web.steps import StepPages
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.forms import InviteForm, MeetingForm, NewMeetingForm, agenda_lines, points_of
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.permissions import may_plan, may_prepare
from jinguo.cycle.meetings.queries import people_of
from jinguo.cycle.meetings.views.gates import HOME, attendance_or_404, crumbs_of, for_readers, meeting_or_404, seen_in
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """召集 a meeting of the reader's department."""
    demand(asked_of_own(request.user, may_plan))
    form = NewMeetingForm(request.user, posted(request))
    if url := carried_out(form, lambda: _planned(request, form)):
        return redirect(url)
    return form_page(request, form, "召集会议", "召集并通知", [HOME])


@for_readers
@require_http_methods(["GET", "POST"])
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change time, place and people; a form drawn from an older version is refused, naming who changed it."""
    meeting = meeting_or_404(request, pk)
    demand(may_prepare(request.user, meeting))
    form = MeetingForm(request.user, posted(request), meeting)
    if carried_out(form, lambda: _changed(form, meeting, request.user)):
        return done(request, f"已保存“{meeting}”", meeting)
    told = "改了时间或地点，参会人员会收到消息。"
    return form_page(request, form, f"更改会议　{meeting}", "保存更改", crumbs_of(meeting), told=told)


@for_readers
@require_http_methods(["GET", "POST"])
def agenda(request: StaffRequest, pk: int) -> HttpResponse:
    """The agenda as lines."""
    meeting = meeting_or_404(request, pk)
    demand(may_prepare(request.user, meeting))
    lines = agenda_lines(meeting, posted(request))
    problem = ""
    if lines.is_bound and lines.is_valid():
        try:
            services.set_agenda(meeting, by=request.user, seen=seen_in(request.POST), agenda=points_of(lines))
        except ValidationError as complaint:
            problem = "；".join(complaint.messages)
        else:
            messages.success(request, "已保存议程")
            return redirect(meeting)
    context = {"meeting": meeting, "lines": lines, "problem": problem}
    return render(request, "meetings/agenda.html", context, status=422 if lines.is_bound else 200)


@for_readers
@require_http_methods(["GET", "POST"])
def invite(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask further people."""
    meeting = meeting_or_404(request, pk)
    demand(may_prepare(request.user, meeting))
    form = InviteForm(request.user, posted(request))
    if form.is_bound and form.is_valid():
        facts = _with_departments(form.cleaned_data)
        added = services.invite(meeting, by=request.user, **facts)
        messages.success(request, f"已通知 {len(added)} 人" if added else "这些人都已通知过")
        return redirect(meeting)
    return form_page(request, form, f"通知参会　{meeting}", "通知这些人", crumbs_of(meeting))


def _planned(request: StaffRequest, form: NewMeetingForm) -> str:
    """Call it once for this form; the address to go on to."""
    facts = _with_departments(form.cleaned_data)
    key = facts.pop("form_key")
    facts.pop("seen")
    unit = request.user.department_on(clock.today())
    if unit is None:
        raise Http404

    def call() -> str:
        called = services.plan(facts.pop("title"), facts.pop("kind"), unit=unit, by=request.user, **facts)
        messages.success(request, f"已召集“{called}”，通知 {called.attendances.count()} 人")
        return called.get_absolute_url()

    return once(key, request.user.number, call)


def _changed(form: MeetingForm, meeting: Meeting, by: Staff) -> Meeting:
    facts = {name: value for name, value in form.cleaned_data.items() if name != "form_key"}
    facts["seen"] = facts["seen"] if facts["seen"] is not None else -1  # as old as can be
    return services.change(meeting, by=by, **facts)


def _with_departments(given: dict[str, Any]) -> dict[str, Any]:
    """The people of whole departments beside those named."""
    facts = dict(given)
    departments = facts.pop("departments")
    facts["people"] = [*facts["people"], *(people_of(departments) if departments else ())]
    return facts


uninvite = StepPages(for_readers, crumbs_of).button(
    attendance_or_404, services.uninvite, "已取消{row.name}参会", leads_to=lambda row, _found: row.meeting
)
