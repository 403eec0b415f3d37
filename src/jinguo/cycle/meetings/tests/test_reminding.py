"""Those asked to a meeting are reminded on the work day before it, each day of a meeting once."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from jinguo.cycle.inbox.models import Message
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.reminding import remind
from jinguo.cycle.meetings.tests.factories import AttendanceFactory, MeetingFactory
from jinguo.org.structure.tests.factories import staff_in

FRIDAY, MONDAY = date(2026, 6, 5), date(2026, 6, 8)


@pytest.fixture
def monday_meeting(meeting, clerk):
    """The meeting, put on a Monday."""
    moved = {"starts": meeting.starts + timedelta(days=5), "seen": meeting.version}
    found = services.change(meeting, by=clerk, **moved)
    assert found.day == MONDAY
    return found


@pytest.fixture
def reminded_on(at):
    """Who is reminded on a day, and in which words; what was told before that day is forgotten."""

    def reminded(day):
        at(datetime.combine(day, time(9), ZoneInfo("Asia/Shanghai")))
        Message.objects.all().delete()
        remind()
        return set(Message.objects.filter(title__contains="开会：").values_list("staff", "title"))

    return reminded


def test_a_meeting_on_monday_is_reminded_of_on_friday_to_all_who_come(monday_meeting, reminded_on, clerk, guest, chair):
    words = "6月8日开会：第 5 次主席办公会（6月8日 15:00）"

    assert reminded_on(date(2026, 6, 4)) == set()
    assert reminded_on(FRIDAY) == {(person.pk, words) for person in (clerk, guest, chair)}


def test_who_has_taken_leave_is_not_reminded(monday_meeting, reminded_on, guest):
    services.ask_leave(monday_meeting, by=guest, reason="下乡")

    assert guest.pk not in {person for person, _ in reminded_on(FRIDAY)}


def test_running_twice_reminds_once_and_another_day_reminds_anew(monday_meeting, reminded_on, clerk):
    first = reminded_on(FRIDAY)
    assert reminded_on(FRIDAY) == set()

    later = monday_meeting.starts + timedelta(days=1)
    services.change(monday_meeting, by=clerk, starts=later, seen=monday_meeting.version)

    again = reminded_on(MONDAY)
    assert {person for person, _ in again} == {person for person, _ in first}
    assert all(title.startswith("明天开会") for _, title in again)


def test_a_meeting_that_was_called_off_is_not_reminded_of(monday_meeting, reminded_on, clerk):
    services.cancel(monday_meeting, by=clerk, reason="改为书面征求意见")

    assert reminded_on(FRIDAY) == set()


def test_many_meetings_ask_no_more_questions(monday_meeting, department, at, django_assert_max_num_queries):
    for _ in range(20):
        row = MeetingFactory(unit=department, starts=monday_meeting.starts, day=MONDAY)
        AttendanceFactory(meeting=row, staff=staff_in(department), unit=department)

    at(datetime.combine(FRIDAY, time(9), ZoneInfo("Asia/Shanghai")))
    with django_assert_max_num_queries(12):
        assert remind() == "提醒 21 场会议"
