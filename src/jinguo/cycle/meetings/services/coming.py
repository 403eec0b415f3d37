"""Who comes: signed in by oneself, on leave, or entered by the recorder."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jinguo.base import audit, clock
from jinguo.base.moves import Refused, demand, locked
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.cycle.meetings.models.attendance import STATES
from jinguo.cycle.meetings.permissions import may_ask_leave, may_record, may_sign_in
from jinguo.org.structure.models import Staff
from jinguo.rules import meetings as rules


@dataclass(frozen=True, slots=True)
class Line:
    """What the recorder enters of one row: its state, and why she took leave or who came in her place."""

    state: str
    note: str = ""


@transaction.atomic
def sign_in(meeting: Meeting, *, by: Staff) -> Attendance:
    """Sign in oneself (签到), in time or late by the clock; a second tap leaves the first. Raises Refused."""
    row = _own_row(meeting, by, "attendance.sign_in")
    if row.way == "self" and row.came:
        return row
    demand(may_sign_in(by, row), act="attendance.sign_in", row=row)
    now = clock.now()
    row.state = rules.arrival(timezone.localtime(now), row.meeting.local_start)
    row.signed_at, row.way, row.entered_by = now, "self", None
    row.save(update_fields=["state", "signed_at", "way", "entered_by"])
    audit.record("attendance.sign_in", row, by=by, note=row.get_state_display())
    return row


@transaction.atomic
def ask_leave(meeting: Meeting, *, by: Staff, reason: str) -> Attendance:
    """Ask for leave from a meeting before it begins (会议请假), with a reason. Raises Refused."""
    row = _own_row(meeting, by, "attendance.ask_leave")
    demand(may_ask_leave(by, row), act="attendance.ask_leave", row=row)
    now = timezone.localtime(clock.now())
    demand(rules.may_ask_leave(now, row.meeting.local_start, reason), act="attendance.ask_leave", row=row)
    row.state, row.note, row.way = "leave", reason.strip(), "self"
    row.full_clean(exclude=["meeting", "staff", "unit", "entered_by"], validate_constraints=False)
    row.save(update_fields=["state", "note", "way"])
    audit.record("attendance.ask_leave", row, by=by)
    return row


@transaction.atomic
def enter_attendance(meeting: Meeting, *, by: Staff | None, lines: Mapping[int, Line], seen: int | None = None) -> int:
    """Enter who came (代录), by the rows' numbers; what stays as it is, stays. Returns how many rows changed.

    One row on the trail with the counts. Raises Refused before the day and after the minutes, Stale (with `seen`),
    ValidationError for a state that nobody knows or a substitute without a name.
    """
    row = locked(meeting, seen)
    if by is not None:
        demand(may_record(by, row), act="meeting.enter_attendance", row=row)
    rows = row.attendances.select_related("staff").filter(pk__in=lines)
    changed = [one for one in rows if _take(one, lines[one.pk], by)]
    if changed:
        Attendance.objects.bulk_update(changed, ["state", "note", "way", "entered_by", "signed_at"])
        row.version += 1
        row.save(update_fields=["version"])
        audit.record("meeting.enter_attendance", row, by=by, note=_counts(changed))
    meeting.version = row.version
    return len(changed)


def _take(row: Attendance, line: Line, by: Staff | None) -> bool:
    """Put a line into its row; False where it says what stands there already."""
    note = line.note.strip()
    if line.state not in STATES:
        raise ValidationError(f"{row.name}的到会情况不在可选范围内，请重新选。")
    if line.state == "substitute" and not note:
        raise ValidationError(f"{row.name}委派他人参会，请在备注写明谁来。")
    if (row.state, row.note) == (line.state, note):
        return False
    if row.state != line.state:
        row.state, row.way, row.entered_by, row.signed_at = line.state, "entered", by, None
    row.note = note[:200]
    return True


def _own_row(meeting: Meeting, by: Staff, code: str) -> Attendance:
    """Her own row, locked. Raises Refused for who was not asked."""
    locked(meeting)
    row = Attendance.objects.select_related("meeting").filter(meeting=meeting, staff=by).first()
    if row is None:
        raise Refused("这次会议没有通知您参加，请找记录人补上", act=code, row=meeting)
    return row


def _counts(rows: list[Attendance]) -> str:
    states = Counter(row.get_state_display() for row in rows)
    return "，".join(f"{state} {count} 人" for state, count in states.items())
