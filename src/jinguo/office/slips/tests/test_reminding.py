"""Reminders: of reporting back by the first work day after a leave, and of returns that nobody has entered."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.reminding import remind
from jinguo.office.slips.reminding import open_slips
from jinguo.office.slips.tests.factories import LeaveRequestFactory, OutingFactory

MARCH_3, MARCH_4, MARCH_5, MARCH_6, MARCH_10 = (date(2026, 3, day) for day in (3, 4, 5, 6, 10))


@pytest.fixture
def leave(office):
    return LeaveRequestFactory(staff=office.clerk, unit=office.department)  # until 3 March


def told(day):
    Message.objects.all().delete()
    with clock.pretend(day):
        remind()
    return sorted((one.staff_id, one.title) for one in Message.objects.all())


def test_she_is_reminded_before_her_head_and_the_office_when_absence_begins(office, leave):
    people = [office.clerk, office.clerk, office.clerk, office.head, office.keeper]

    heard = [told(day) for day in (MARCH_3, MARCH_4, MARCH_5, MARCH_6, MARCH_10)]

    assert [one[0][0] for one in heard] == [person.pk for person in people]
    assert "销假：3月2日至3月3日事假：明天到期" in heard[0][0][1]


def test_who_reported_back_or_extended_is_left_alone(office, leave):
    LeaveRequestFactory(staff=office.clerk, unit=office.department, first=MARCH_4, last=MARCH_4, extends=leave)
    LeaveRequestFactory(staff=office.head, unit=office.department, state="ended", back_on=MARCH_4)

    assert [one.due for one in open_slips(MARCH_4)] == [MARCH_5]


def test_an_outing_is_reminded_of_from_the_day_after(office):
    OutingFactory(staff=office.clerk, unit=office.department)

    assert [told(date(2026, 3, day)) != [] for day in (2, 3)] == [False, True]


@pytest.mark.parametrize("count", [2, 20])
def test_it_asks_as_often_for_many_as_for_few(office, count, django_assert_max_num_queries):
    LeaveRequestFactory.create_batch(count, staff=office.clerk, unit=office.department)
    OutingFactory.create_batch(count, staff=office.clerk, unit=office.department)

    with django_assert_max_num_queries(4):
        assert len(list(open_slips(MARCH_6))) == 2 * count
