"""What was said and decided: minutes are written and issued, decisions become tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import act, locked, move
from jinguo.cycle.meetings.models import Decision, Meeting
from jinguo.cycle.meetings.permissions import may_record
from jinguo.cycle.tasks.services import assign
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.rules.verdict import YES
from jinguo.rules.wording import date_words


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision as it is written: what, which unit and perhaps who in it, until when."""

    text: str
    unit: Unit
    due: date
    staff: Staff | None = None


@transaction.atomic
def write_minutes(
    meeting: Meeting, *, by: Staff | None, seen: int, text: str, outcomes: Mapping[int, str] | None = None
) -> Meeting:
    """Write the minutes and what came of each point of the agenda, by its number (起草纪要).

    Raises Refused before the meeting's day and once the minutes are issued, Stale, ValidationError.
    """
    row = locked(meeting, seen)
    verdict = may_record(by, row) if by else YES
    row = act("meeting.write_minutes", meeting, by=by, verdict=verdict, version=row.version + 1, text=text.strip())
    for point in row.agenda.filter(order__in=outcomes or {}):
        point.outcome = (outcomes or {})[point.order].strip()
        point.full_clean(exclude=["meeting"])
        point.save(update_fields=["outcome"])
    return row


@transaction.atomic
def set_decisions(meeting: Meeting, *, by: Staff | None, seen: int, decisions: Iterable[Resolution]) -> Meeting:
    """Write down what was decided, anew (登记议定事项). Raises Refused, Stale, ValidationError."""
    row = locked(meeting, seen)
    verdict = may_record(by, row) if by else YES
    row = act("meeting.set_decisions", meeting, by=by, verdict=verdict, version=row.version + 1)
    row.decisions.all().delete()
    rows = [
        Decision(meeting=row, order=order, text=one.text, unit=one.unit, staff=one.staff, due=one.due)
        for order, one in enumerate(decisions, 1)
    ]
    for one in rows:
        one.full_clean(exclude=["meeting", "unit", "staff"])
        _demand_of_unit(one)
    Decision.objects.bulk_create(rows)
    return row


@transaction.atomic
def issue(meeting: Meeting, *, by: Staff | None, seen: int | None = None) -> Meeting:
    """Issue the minutes (签发纪要): they are frozen, everybody asked is told, each decision becomes a task.

    Raises Refused, Stale (with `seen`), ValidationError: no words, or a decision whose day is over.
    """
    row = locked(meeting, seen)
    if not row.text:
        raise ValidationError("还没有起草纪要，请先写纪要。")
    facts: dict[str, Any] = {"issued_on": clock.today(), "issued_by": by, "version": row.version + 1}
    meeting = move(meeting, "issue", by=by, **facts)
    for decision in meeting.decisions.select_related("unit", "staff"):
        _assign(meeting, decision, by)
    return meeting


def _demand_of_unit(decision: Decision) -> None:
    """Refuse now what the task would refuse when the minutes are issued."""
    staff, unit = decision.staff, decision.unit
    running = Appointment.objects.running().filter(staff=staff, unit__path__startswith=unit.path)
    if staff is not None and not running.exists():
        raise ValidationError(f"第 {decision.order} 项：{staff}不在{unit.label}任职。请另选责任人，或改选承办单位。")


def _assign(meeting: Meeting, decision: Decision, by: Staff | None) -> None:
    today = clock.today()
    if decision.due < today:
        days = f"议定事项第 {decision.order} 项的期限 {date_words(decision.due, today)} 已经过去"
        raise ValidationError(f"{days}，请改为今天或以后。")
    detail = f"{date_words(meeting.day, today)} {meeting}议定。"
    whom: dict[str, Any] = {"unit": decision.unit, "staff": decision.staff, "giver": meeting.unit}
    task = assign("decision", decision.text, due=decision.due, by=by, about=meeting, detail=detail, **whom)
    decision.task = task
    decision.save(update_fields=["task"])
