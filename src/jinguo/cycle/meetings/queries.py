"""What is asked of meetings."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Count, Q, QuerySet

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.cycle.meetings.models.attendance import CAME
from jinguo.org.structure.models import Staff, Unit

AHEAD = timedelta(days=14)


def with_people(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with everybody they name."""
    return meetings.select_related("unit", "chair", "recorder", "called_by", "issued_by")


def counted(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with how many were asked and how many came."""
    came = Count("attendances", filter=Q(attendances__state__in=CAME))
    return with_people(meetings).annotate(asked=Count("attendances"), came_count=came)


def listed(reader: Staff) -> QuerySet[Meeting]:
    """The meetings within reach, the newest first."""
    return counted(Meeting.objects.visible_to(reader)).order_by("-starts", "-pk")


def of_month(reader: Staff, first: date, last: date) -> QuerySet[Meeting]:
    """The meetings within reach between two days, in their order."""
    return counted(Meeting.objects.visible_to(reader).filter(day__range=(first, last))).order_by("starts", "pk")


def of_subject(obj: models.Model) -> QuerySet[Meeting]:
    """The meetings that belong to a row of a higher room, in their order; called-off ones among them."""
    return with_people(Meeting.objects.filter(**subject_key(obj))).order_by("starts", "pk")


def coming(reader: Staff) -> QuerySet[Attendance]:
    """Her own invitations of the next two weeks, today's among them, the nearest first."""
    today = clock.today()
    wanted = {"meeting__state": "planned", "meeting__day__range": (today, today + AHEAD)}
    rows = Attendance.objects.filter(staff=reader, **wanted)
    return rows.select_related("meeting__unit", "meeting__chair").order_by("meeting__starts", "pk")


def attendances_of(meeting: Meeting) -> QuerySet[Attendance]:
    """Who is asked: those who attend before those who sit in, by department, guests last."""
    rows = meeting.attendances.select_related("staff", "unit", "entered_by", "meeting")
    return rows.order_by("is_observer", "guest", "unit__order", "unit__path", "staff__number", "pk")


def people_of(units: QuerySet[Unit]) -> QuerySet[Staff]:
    """Everybody who works in one of the units today, each once."""
    running = Staff.appointments.rel.related_model.objects.running().filter(unit__in=units)  # type: ignore[attr-defined]
    return Staff.objects.filter(is_active=True, pk__in=running.values("staff"))
