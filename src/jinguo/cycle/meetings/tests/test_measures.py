"""What meetings tell plans: held, who came, how long was studied."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.cycle.bookkeeping.measures import Question, measure, open_figure
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.tests.conftest import AT_THREE, JUNE_3
from jinguo.cycle.meetings.tests.factories import AttendanceFactory, MeetingFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.rules.periods import parse_period

JUNE, MAY = parse_period("2026-06"), parse_period("2026-05")


def value(code, holder, period=JUNE):
    return measure(code).of(Question(holder, period)).value


@pytest.fixture
def training(department, clerk, guest):
    """A held training of ninety minutes: the guest came, the clerk sent somebody, one of the two was late."""
    facts = {"unit": department, "kind": "training", "minutes": 90, "state": "held"}
    meeting = MeetingFactory(**facts)
    AttendanceFactory(meeting=meeting, staff=guest, unit=guest.department_on(JUNE_3), state="late")
    AttendanceFactory(meeting=meeting, staff=clerk, unit=department, state="substitute", note="小林")
    AttendanceFactory(meeting=meeting, staff=None, guest="王主任", state="present")
    return meeting


def test_only_held_meetings_count_and_in_their_period(department, training, meeting):
    assert value("meetings.held", department) == 1
    assert value("meetings.held", department.parent) == 1
    assert value("meetings.held", department, MAY) == 0


def test_a_meeting_counts_once_it_was_held(department, meeting, clerk):
    assert value("meetings.held", department) == 0

    services.hold(meeting, by=clerk)

    assert value("meetings.held", department) == 1


def test_meetings_are_told_apart_by_kind(department, training):
    assert value("meetings.held[kind=training]", department) == 1
    assert value("meetings.held[kind=office]", department) == 0


def test_a_person_counts_the_meetings_she_came_to(clerk, guest, chair, training):
    assert [value("meetings.held", person) for person in (guest, clerk, chair)] == [1, 1, 0]


def test_attendance_is_who_came_of_who_was_asked_and_guests_are_nobodys(department, training, chair):
    AttendanceFactory(meeting=training, staff=chair, unit=department.parent, state="leave")
    AttendanceFactory(meeting=training, unit=department, state="absent")

    assert (value("meetings.came", department.parent), value("meetings.asked", department.parent)) == (2, 4)
    assert value("meetings.attendance", department.parent) == Decimal(50)


def test_nobody_asked_is_no_attendance(department):
    assert value("meetings.attendance", department) is None


def test_study_counts_who_came_herself(clerk, guest, department, training):
    assert [value("meetings.study_minutes", one) for one in (guest, clerk)] == [90, 0]
    assert value("meetings.study_minutes", department.parent) == 90


def test_an_office_meeting_is_no_study(guest, meeting, clerk):
    services.sign_in(meeting, by=guest)
    services.hold(meeting, by=clerk)

    assert value("meetings.study_minutes", guest) == 0


def test_what_lies_after_the_cut_off_day_is_not_asked_for(department, training):
    question = Question(department, JUNE, as_of=date(2026, 6, 2))

    assert measure("meetings.held").of(question).value == 0


def test_a_figure_opens_to_the_rows_the_reader_reaches(department, training, guest, clerk):
    opened = open_figure(measure("meetings.came"), Question(department.parent, JUNE), clerk, JUNE_3)

    assert {row.name for row in opened.rows} == {guest.name, clerk.name}
    assert all(row.day == AT_THREE.date() for row in opened.rows)


@pytest.mark.parametrize("code", ["meetings.held", "meetings.came"])
def test_the_page_of_a_figure_asks_no_more_for_more_rows(department, clerk, code):
    client, asked = browser_of(clerk), []
    for count in (5, 10):
        for meeting in MeetingFactory.create_batch(count, unit=department, state="held"):
            AttendanceFactory(meeting=meeting, unit=department, state="present")
        client.get(f"/figures/{code}/?period=2026-06")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/figures/{code}/?period=2026-06")
        asked.append(len(queries))

    assert asked[0] == asked[1]
