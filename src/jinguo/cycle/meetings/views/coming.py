"""Who comes: the button of the phone, leave, the recorder's grid, the sheet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import sheets
from jinguo.base.moves import demand
from jinguo.base.web.downloads import attachment
from jinguo.base.web.forms import given
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.display import turnout
from jinguo.cycle.meetings.exporting import SHEET, sheet_rows
from jinguo.cycle.meetings.forms import LeaveForm
from jinguo.cycle.meetings.models import Attendance
from jinguo.cycle.meetings.models.attendance import STATES
from jinguo.cycle.meetings.permissions import may_record
from jinguo.cycle.meetings.queries import attendances_of
from jinguo.cycle.meetings.services import Line
from jinguo.cycle.meetings.views.gates import for_readers, meeting_or_404, seen_in
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def sign_in(request: StaffRequest, pk: int) -> HttpResponse:
    """签到."""
    meeting = meeting_or_404(request, pk)
    row = services.sign_in(meeting, by=request.user)
    messages.success(request, f"已签到“{meeting}”：{row.get_state_display()}")
    return redirect(meeting)


@for_readers
@require_POST
def ask_leave(request: StaffRequest, pk: int) -> HttpResponse:
    """请假."""
    meeting = meeting_or_404(request, pk)
    services.ask_leave(meeting, by=request.user, **given(LeaveForm(request.POST)))
    messages.success(request, f"已为“{meeting}”请假")
    return redirect(meeting)


@for_readers
@require_http_methods(["GET", "POST"])
def attendance(request: StaffRequest, pk: int) -> HttpResponse:
    """The recorder's grid (代录): everybody with a state and a note."""
    meeting = meeting_or_404(request, pk)
    demand(may_record(request.user, meeting))
    rows = list(attendances_of(meeting))
    problem = ""
    if request.method == "POST":
        lines = _lines(rows, request.POST)
        try:
            count = services.enter_attendance(meeting, by=request.user, lines=lines, seen=seen_in(request.POST))
        except ValidationError as complaint:
            problem = "；".join(complaint.messages)
            _show_again(rows, lines)
        else:
            messages.success(request, f"已登记 {count} 人的到会情况")
            return redirect(meeting)
    context = {"meeting": meeting, "rows": rows, "states": STATES.items(), "turnout": turnout(rows), "problem": problem}
    return render(request, "meetings/attendance.html", context, status=422 if problem else 200)


@for_readers
@require_GET
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """The sign-in sheet as a workbook."""
    meeting = meeting_or_404(request, pk)
    content = sheets.template(SHEET, sheet_rows(attendances_of(meeting)))
    return attachment(content, f"{meeting}签到表.xlsx")


def _lines(rows: list[Attendance], posted: QueryDict) -> dict[int, Line]:
    """What was entered of each row; a row that the page did not have stays as it is."""
    return {
        row.pk: Line(posted.get(f"came_{row.pk}", ""), posted.get(f"note_{row.pk}", ""))
        for row in rows
        if f"came_{row.pk}" in posted
    }


def _show_again(rows: list[Attendance], lines: dict[int, Line]) -> None:
    for row in rows:
        if row.pk in lines:
            row.state, row.note = lines[row.pk].state, lines[row.pk].note
