"""The page of one meeting."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import files
from jinguo.base.moves import possible
from jinguo.base.web.components import Stage, stages
from jinguo.cycle.meetings.beside import Beside, beside
from jinguo.cycle.meetings.display import light_of, turnout
from jinguo.cycle.meetings.flow import MEETING
from jinguo.cycle.meetings.forms import CancelForm, LeaveForm
from jinguo.cycle.meetings.models import Attendance, Decision, Meeting
from jinguo.cycle.meetings.permissions import may_ask_leave, may_attach, may_prepare, may_record, may_sign_in
from jinguo.cycle.meetings.queries import attendances_of
from jinguo.cycle.meetings.views.gates import for_readers, meeting_or_404
from jinguo.cycle.tasks.display import standing
from jinguo.cycle.tasks.models import TaskReport
from jinguo.org.access.history import events_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.task_status import TaskStatus

STRAIGHT = ("planned", "held", "minuted")


@for_readers
@require_GET
def meeting(request: StaffRequest, pk: int) -> HttpResponse:
    """When and where, who comes, what was said and decided; what the reader may do."""
    found = meeting_or_404(request, pk)
    rows = list(attendances_of(found))
    mine = next((row for row in rows if row.staff_id == request.user.pk), None)
    context = {
        "meeting": found,
        "light": light_of(found),
        "flow": _stages(found),
        "agenda": list(found.agenda.all()),
        "attendances": rows,
        "turnout": turnout(rows),
        "mine": mine,
        "files": list(files.of(found)),
        "decisions": _decisions(found, request.user),
        "events": events_of(found),
        **_possible(found, request.user, mine),
    }
    return render(request, "meetings/meeting.html", context)


def _stages(meeting: Meeting) -> list[Stage]:
    """The straight way; one called off shows that instead of what it did not come to."""
    called_off = meeting.state == "cancelled"
    shown = {MEETING.names[state] for state in (("planned", "cancelled") if called_off else STRAIGHT)}
    return [stage for stage in stages(MEETING, meeting.state) if stage.label in shown]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with how its task stands, what was last reported of it, and what rooms above tie to it."""

    row: Decision
    status: TaskStatus | None
    report: TaskReport | None
    beside: list[Beside]


def _decisions(meeting: Meeting, reader: Staff) -> list[Decided]:
    """What was decided and what came back."""
    rows = list(meeting.decisions.select_related("unit", "staff", "task").prefetch_related("task__reports"))
    calendar, tied = work_calendar(), beside(rows, reader)
    return [
        Decided(row, standing(row.task, calendar), max(row.task.reports.all(), key=_number, default=None), tied[row.pk])
        if row.task
        else Decided(row, None, None, tied[row.pk])
        for row in rows
    ]


def _number(report: TaskReport) -> int:
    return report.number


def _possible(meeting: Meeting, reader: Staff, mine: Attendance | None) -> dict[str, Any]:
    may = {step.verb: verdict for step, verdict in possible(meeting, reader)}
    may |= {"prepare": may_prepare(reader, meeting), "record": may_record(reader, meeting)}
    may["attach"] = may_attach(reader, meeting)
    if mine:
        may |= {"sign_in": may_sign_in(reader, mine), "leave": may_ask_leave(reader, mine)}
    signs = bool(may.get("sign_in"))
    return {
        "may": may,
        "hold_kind": "plain"
        if signs
        else "primary",  # whoever is about to sign in has one main act, and this is not it
        "leave_form": LeaveForm(auto_id="leave_%s"),
        "cancel_form": CancelForm(auto_id="cancel_%s"),
    }
