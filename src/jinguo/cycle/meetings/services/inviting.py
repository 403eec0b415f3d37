"""Who is asked to come."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.cycle.meetings.permissions import may_prepare
from jinguo.cycle.meetings.telling import tell_invited, tell_not_asked
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import departments_on
from jinguo.rules.verdict import all_of


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody from outside, by name and unit."""

    name: str
    unit: str = ""


@transaction.atomic
def invite(
    meeting: Meeting,
    *,
    by: Staff | None,
    people: Iterable[Staff] = (),
    guests: Iterable[Guest] = (),
    is_observer: bool = False,
) -> list[Attendance]:
    """Ask people to come (通知参会), as observers (列席) where so; who is asked already is left as she is.

    Returns the rows that are new; their people are told. Raises Refused once the meeting is held.
    """
    row = locked(meeting)
    if by is not None:
        demand(may_prepare(by, row), act="meeting.invite", row=row)
    added = add(row, people, guests, by=by, is_observer=is_observer)
    if added:
        audit.record("meeting.invite", row, by=by, note=f"{len(added)} 人")
    return added


@transaction.atomic
def uninvite(attendance: Attendance, *, by: Staff | None) -> None:
    """Ask somebody no longer (取消参会), who has neither signed in nor taken leave; she is told. Raises Refused."""
    meeting = locked(attendance.meeting)
    row = locked(attendance)
    if by is not None:
        demand(may_prepare(by, meeting), act="meeting.uninvite", row=meeting)
    fresh = all_of((row.state == "expected", f"{row.name}已登记为“{row.get_state_display()}”，不再取消"))
    demand(fresh, act="meeting.uninvite", row=meeting)
    audit.record("meeting.uninvite", meeting, by=by, note=row.name)
    if row.staff:
        tell_not_asked(meeting, row.staff, by=by)
    row.delete()


def add(
    meeting: Meeting,
    people: Iterable[Staff],
    guests: Iterable[Guest],
    *,
    by: Staff | None,
    is_observer: bool = False,
) -> list[Attendance]:
    """Write the rows of those not asked yet and tell them; for the other services, which have asked who may.

    A row keeps the department that its person is of on the meeting's day.
    """
    known = set(meeting.attendances.values_list("staff", "guest", "guest_unit"))
    fresh = [person for person in dict.fromkeys(people) if (person.pk, "", "") not in known]
    units = departments_on(fresh, meeting.day)
    rows = [Attendance(meeting=meeting, staff=person, unit=units.get(person.pk)) for person in fresh]
    rows += [
        Attendance(meeting=meeting, guest=guest.name, guest_unit=guest.unit)
        for guest in dict.fromkeys(guests)
        if (None, guest.name, guest.unit) not in known
    ]
    for row in rows:
        row.is_observer = is_observer
        row.full_clean(exclude=["meeting", "staff", "unit"], validate_constraints=False)
    added = Attendance.objects.bulk_create(rows)
    tell_invited(meeting, [row.staff for row in added if row.staff], by=by)
    return added
