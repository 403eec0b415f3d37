"""A meeting is planned, changed, held or called off; its agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.moves import act, demand, locked, move
from jinguo.base.moves.subjects import point_at
from jinguo.cycle.meetings.models import AgendaItem, Meeting
from jinguo.cycle.meetings.permissions import may_plan, may_prepare
from jinguo.cycle.meetings.services.inviting import Guest, add
from jinguo.cycle.meetings.telling import tell_moved
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES, all_of

LEADING = ("chair", "recorder")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of an agenda as it is planned; `minutes` None where nobody says how long."""

    title: str
    speaker: str = ""
    minutes: int | None = None


@transaction.atomic
def plan(
    title: str,
    kind: str,
    *,
    unit: Unit,
    starts: datetime,
    place: str,
    by: Staff | None,
    minutes: int = 60,
    chair: Staff | None = None,
    recorder: Staff | None = None,
    detail: str = "",
    people: Iterable[Staff] = (),
    guests: Iterable[Guest] = (),
    agenda: Iterable[Point] = (),
    about: models.Model | None = None,
) -> Meeting:
    """Call a meeting (召集); everybody asked is told. `about` is the row of a higher room that it belongs to.

    `starts` bears its zone. Without a recorder whoever calls it records. Raises Refused when `by` is not of the organ;
    ValidationError by field.
    """
    if by is not None:
        demand(may_plan(by, unit))
    meeting = Meeting(title=title, kind=kind, unit=unit, starts=starts, place=place, minutes=minutes, detail=detail)
    meeting.day = timezone.localtime(starts).date()
    meeting.chair, meeting.recorder, meeting.called_by = chair, recorder or by, by
    point_at(meeting, about)
    meeting.full_clean()
    meeting.save()
    _lay_out(meeting, agenda)
    add(meeting, people, guests, by=by)
    audit.record("meeting.plan", meeting, by=by)
    return meeting


@transaction.atomic
def change(meeting: Meeting, *, by: Staff | None, seen: int, **fields: Any) -> Meeting:
    """Change what a planned meeting says of itself; a new time or place is told to everybody asked.

    Raises Refused, Stale, ValidationError by field.
    """
    row = locked(meeting, seen)
    before = (row.starts, row.place)
    if "starts" in fields:
        fields["day"] = timezone.localtime(fields["starts"]).date()
    verdict = may_prepare(by, row) if by else YES
    row = act("meeting.change", meeting, by=by, verdict=verdict, version=row.version + 1, **fields)
    if (row.starts, row.place) != before:
        tell_moved(row, by=by)
    return row


@transaction.atomic
def set_agenda(meeting: Meeting, *, by: Staff | None, seen: int, agenda: Iterable[Point]) -> Meeting:
    """Lay out the agenda anew (安排议程). Raises Refused, Stale, ValidationError."""
    row = locked(meeting, seen)
    verdict = may_prepare(by, row) if by else YES
    row = act("meeting.set_agenda", meeting, by=by, verdict=verdict, version=row.version + 1)
    row.agenda.all().delete()
    _lay_out(row, agenda)
    return row


@transaction.atomic
def hold(meeting: Meeting, *, by: Staff | None) -> Meeting:
    """Say that it was held (登记已召开); who has not signed in is absent until that is corrected. Raises Refused."""
    row = locked(meeting)
    meeting = move(meeting, "hold", by=by, version=row.version + 1)
    meeting.attendances.filter(state="expected").update(state="absent")
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, by: Staff | None, reason: str) -> Meeting:
    """Call it off with a reason (取消); everybody asked is told. Raises Refused."""
    reason = reason.strip()
    row = locked(meeting)
    return move(meeting, "cancel", by=by, reason=reason, cancelled_because=reason, version=row.version + 1)


def _lay_out(meeting: Meeting, agenda: Iterable[Point]) -> None:
    rows = [
        AgendaItem(meeting=meeting, order=order, title=point.title, speaker=point.speaker, minutes=point.minutes)
        for order, point in enumerate(agenda, 1)
    ]
    _demand_within(meeting, rows)
    for row in rows:
        row.full_clean(exclude=["meeting"])
    AgendaItem.objects.bulk_create(rows)


def _demand_within(meeting: Meeting, rows: list[AgendaItem]) -> None:
    """The points take no longer than the meeting."""
    total = sum(row.minutes or 0 for row in rows)
    fits = all_of((total <= meeting.minutes, f"议程共 {total} 分钟，会议计划 {meeting.minutes} 分钟，请调整其中一个。"))
    if not fits:
        raise ValidationError(fits.reason)
