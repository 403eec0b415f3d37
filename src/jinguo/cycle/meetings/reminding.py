"""Reminding those who are asked to a meeting, on the work day before it; each day of a meeting once."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Prefetch

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.cycle.inbox.models import Reminded
from jinguo.cycle.inbox.services.telling import Word, tell_each
from jinguo.cycle.meetings.display import when
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.cycle.meetings.telling import MEETING
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.meetings import reminder_day

AHEAD = timedelta(days=20)  # beyond the longest holiday
LEVEL = "soon"


@transaction.atomic
def remind() -> str:
    """Remind of the meetings before which today is the last work day, and say in Chinese how many; the daily duty.

    Safe to run again. A meeting that was put on another day is reminded of anew.
    """
    today = clock.today()
    known = _known(today)
    fresh = [meeting for meeting in _coming(today) if _key(meeting) not in known]
    Reminded.objects.bulk_create([_kept(meeting, today) for meeting in fresh])
    tell_each(_word(meeting, today) for meeting in fresh)
    return f"提醒 {len(fresh)} 场会议"


def _coming(today: date) -> list[Meeting]:
    """The planned meetings to be reminded of today, with whoever is asked and has not taken leave; two queries."""
    going = Attendance.objects.exclude(staff=None).exclude(state="leave").select_related("staff")
    planned = Meeting.objects.filter(state="planned", day__gt=today, day__lte=today + AHEAD)
    found = planned.select_related("chair", "recorder").prefetch_related(
        Prefetch("attendances", going, to_attr="going")
    )
    calendar = work_calendar()
    return [meeting for meeting in found if reminder_day(meeting.day, calendar) == today]


def _known(today: date) -> set[tuple[str, date]]:
    told = Reminded.objects.filter(subject_type=Meeting._meta.label_lower, due__gt=today, level=LEVEL)
    return set(told.values_list("subject_id", "due"))


def _key(meeting: Meeting) -> tuple[str, date]:
    return str(meeting.pk), meeting.day


def _kept(meeting: Meeting, today: date) -> Reminded:
    subject, day = _key(meeting)
    return Reminded(subject_type=Meeting._meta.label_lower, subject_id=subject, due=day, level=LEVEL, day=today)


def _word(meeting: Meeting, today: date) -> Word:
    day = "明天" if meeting.day - today == timedelta(days=1) else words.day(meeting.day)
    title = f"{day}开会：{meeting}（{when(meeting)}）"
    return Word(tuple(_people(meeting)), title, MEETING, meeting, detail=meeting.place)


def _people(meeting: Meeting) -> Iterable[Staff]:
    asked: list[Attendance] = getattr(meeting, "going", [])
    leading = [person for person in (meeting.chair, meeting.recorder) if person]
    return dict.fromkeys([*leading, *(row.staff for row in asked if row.staff)])
