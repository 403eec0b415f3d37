"""The addresses of meetings and the things they are about; see tests/access_table.py."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.access_lines import BUSINESS, LEADERS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.base import clock
from jinguo.base.files.services import keep
from jinguo.cycle.meetings.tests.factories import AttendanceFactory, MeetingFactory
from jinguo.org.structure.models import Staff

RUNNING = LEADERS | PERFORMANCE
# An expert reaches nothing but what she is asked to.
UNASKED = frozenset({"expert"})
UNREAD = {404: BUSINESS}
READ = {200: BUSINESS - UNASKED, 404: UNASKED}


def _run(status: int) -> dict[int, frozenset[str]]:
    """What those who run the meeting are answered; the expert does not find it."""
    return {status: RUNNING, 404: UNASKED}


LINES: list[Line] = [
    page("meetings:list", BUSINESS),
    Line("meetings:month", "GET", "month", {200: BUSINESS}, None),
    page("meetings:new", BUSINESS),
    act("meetings:new", BUSINESS, 422),
    one("meetings:meeting", "meeting", READ, UNREAD),
    one("meetings:meeting", "meeting she is asked to", {200: BUSINESS}, UNREAD),
    one("meetings:change", "meeting", _run(200), UNREAD),
    act_on("meetings:change", "meeting", _run(422), UNREAD),
    one("meetings:agenda", "meeting", _run(200), UNREAD),
    act_on("meetings:agenda", "meeting", _run(422), UNREAD),
    one("meetings:invite", "meeting", _run(200), UNREAD),
    act_on("meetings:invite", "meeting", _run(422), UNREAD),
    act_on("meetings:uninvite", "row of a meeting", _run(302), UNREAD),
    act_on("meetings:sign_in", "meeting she is asked to", {302: BUSINESS}, UNREAD),
    act_on("meetings:ask_leave", "meeting to come", {302: BUSINESS}, UNREAD, reason="下乡"),
    one("meetings:attendance", "meeting", _run(200), UNREAD),
    act_on("meetings:attendance", "meeting", _run(302), UNREAD, seen="0"),
    one("meetings:sheet", "meeting", READ, UNREAD),
    act_on("meetings:hold", "meeting", _run(302), UNREAD),
    act_on("meetings:cancel", "meeting", _run(302), UNREAD, reason="改期"),
    act_on("meetings:issue", "meeting with minutes", {302: LEADERS, 404: UNASKED}, UNREAD, seen="0"),
    one("meetings:minutes", "meeting", _run(200), UNREAD),
    act_on("meetings:minutes", "meeting", _run(422), UNREAD),
    one("meetings:decisions", "meeting", _run(200), UNREAD),
    act_on("meetings:decisions", "meeting", _run(422), UNREAD),
    one("meetings:word", "meeting with minutes", READ, UNREAD),
    act_on("meetings:attach", "meeting", _run(400), UNREAD),
    act_on("meetings:detach", "file of a meeting", _run(302), UNREAD),
]


@thing("month")
def _month(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"month": "2026-06"}


@thing("meeting")
def _meeting(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _called(place).pk}


@thing("meeting she is asked to")
def _asked(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _with_actor(place, _called(place), actor)}


@thing("meeting to come")
def _to_come(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    starts = clock.now() + timedelta(days=2)
    return {"pk": _with_actor(place, _called(place, starts=starts, day=timezone.localtime(starts).date()), actor)}


@thing("row of a meeting")
def _row(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": AttendanceFactory(meeting=_called(place), staff=place.colleague).pk}


@thing("meeting with minutes")
def _with_minutes(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _called(place, state="held", text=f"{place.mark}听取汇报。").pk}


@thing("file of a meeting")
def _file(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    meeting = _called(place)
    stored = keep(meeting, SimpleUploadedFile(f"{place.mark}.txt", place.mark.encode()), by=None)
    return {"pk": meeting.pk, "file": stored.pk}


def _called(place: Place, **facts: Any) -> Any:
    """A meeting of the place's department that begins right now."""
    default = {"starts": clock.now(), "day": clock.today(), "title": f"{place.mark}办公会", "unit": place.office}
    return MeetingFactory(**{**default, **facts})


def _with_actor(place: Place, meeting: Any, actor: Staff | None) -> int:
    """Our meeting asks whoever tries; theirs asks their colleague."""
    asked = actor if actor and place.mark != SECRET else place.colleague
    AttendanceFactory(meeting=meeting, staff=asked)
    number: int = meeting.pk
    return number
