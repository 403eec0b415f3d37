"""The way into meetings: who may come in, and to which one; which version a page was drawn from."""

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from jinguo.base.web import gates
from jinguo.base.web.gates import gate
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.cycle.meetings.permissions import may_read
from jinguo.cycle.meetings.queries import with_people
from jinguo.org.structure.requests import StaffRequest

HOME = ("会议", "/meetings/")
for_readers = gate(may_read)  # the others are told why they do not read meetings


def meeting_or_404(request: StaffRequest, pk: int) -> Meeting:
    """A meeting within the reader's reach, or that she is asked to."""
    return get_object_or_404(with_people(Meeting.objects.visible_to(request.user)), pk=pk)


def attendance_or_404(request: StaffRequest, pk: int) -> Attendance:
    """A row of such a meeting."""
    rows = Attendance.objects.visible_to(request.user).select_related("meeting__unit", "staff")
    return get_object_or_404(rows, pk=pk)


def seen_in(posted: QueryDict) -> int:
    """The version that a meeting's page was drawn from."""
    return gates.seen_in(posted, "会议页面")


def crumbs_of(meeting: Meeting) -> list[tuple[str, str]]:
    """The way back to a meeting."""
    return [HOME, (str(meeting), meeting.get_absolute_url())]
