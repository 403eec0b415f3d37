"""Who comes: by her own phone, on leave, or entered by the recorder."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.services import Line
from jinguo.cycle.meetings.tests.conftest import AT_THREE
from jinguo.org.structure.tests.factories import DeputyFactory, staff_in


def row_of(meeting, person):
    return meeting.attendances.get(staff=person)


def test_somebody_signs_in_before_the_start(meeting, guest):
    row = services.sign_in(meeting, by=guest)

    assert (row.state, row.way, row.signed_at) == ("present", "self", AT_THREE - timedelta(minutes=10))


def test_six_minutes_after_the_start_she_is_late(meeting, guest, at):
    at(AT_THREE + timedelta(minutes=6))

    assert services.sign_in(meeting, by=guest).state == "late"


@pytest.mark.parametrize(
    ("shift", "reason"),
    [
        (timedelta(minutes=-31), "14:30 起才能签到"),
        (timedelta(days=-1), "会议当天 14:30 起"),
        (timedelta(hours=9), "会议当天已过"),
    ],
)
def test_outside_the_window_the_recorder_enters_it(meeting, guest, at, shift, reason):
    at(AT_THREE + shift)

    with pytest.raises(Refused, match=reason):
        services.sign_in(meeting, by=guest)
    assert row_of(meeting, guest).state == "expected"


def test_a_second_tap_leaves_the_first(meeting, guest, at):
    services.sign_in(meeting, by=guest)
    at(AT_THREE + timedelta(minutes=20))

    assert services.sign_in(meeting, by=guest).state == "present"
    assert AuditRow.objects.filter(act="attendance.sign_in").count() == 1


def test_who_was_not_asked_does_not_sign_in(meeting, department):
    with pytest.raises(Refused, match="没有通知您参加"):
        services.sign_in(meeting, by=staff_in(department))


def test_a_deputy_does_not_sign_in_for_an_absent_colleague(meeting, guest, department):
    deputy = DeputyFactory(staff=guest, deputy=staff_in(department)).deputy

    with pytest.raises(Refused):
        services.sign_in(meeting, by=deputy)


def test_nobody_signs_in_at_a_meeting_that_was_called_off(meeting, clerk, guest):
    services.cancel(meeting, by=clerk, reason="改期")

    with pytest.raises(Refused, match="会议已取消，不用签到"):
        services.sign_in(meeting, by=guest)


def test_leave_is_asked_before_the_start_with_a_reason(meeting, guest):
    with pytest.raises(Refused, match="请假要写明理由"):
        services.ask_leave(meeting, by=guest, reason=" ")

    assert services.ask_leave(meeting, by=guest, reason="下乡").state == "leave"


def test_after_the_start_leave_is_entered_by_the_recorder(meeting, guest, at):
    at(AT_THREE)

    with pytest.raises(Refused, match="会议已经开始"):
        services.ask_leave(meeting, by=guest, reason="下乡")


def test_who_took_leave_does_not_sign_in_but_is_entered(meeting, clerk, guest):
    services.ask_leave(meeting, by=guest, reason="下乡")
    with pytest.raises(Refused, match="已登记为“请假”"):
        services.sign_in(meeting, by=guest)

    services.enter_attendance(meeting, by=clerk, lines={row_of(meeting, guest).pk: Line("present")})

    assert row_of(meeting, guest).way == "entered"


def test_only_rows_that_change_are_written_with_one_row_on_the_trail(meeting, clerk, guest):
    mine, hers = row_of(meeting, clerk).pk, row_of(meeting, guest).pk

    changed = services.enter_attendance(meeting, by=clerk, lines={mine: Line("present"), hers: Line("expected")})

    assert changed == 1
    assert AuditRow.objects.get(act="meeting.enter_attendance").note == "出席 1 人"


def test_a_note_alone_leaves_the_signature(meeting, clerk, guest):
    row = services.sign_in(meeting, by=guest)

    services.enter_attendance(meeting, by=clerk, lines={row.pk: Line("present", "提前离会")})

    row.refresh_from_db()
    assert (row.way, row.note, row.signed_at is None) == ("self", "提前离会", False)


def test_a_substitute_has_a_name(meeting, clerk, guest):
    with pytest.raises(ValidationError, match="请在备注写明谁来"):
        services.enter_attendance(meeting, by=clerk, lines={row_of(meeting, guest).pk: Line("substitute")})


def test_a_row_of_another_meeting_is_left_alone(meeting, clerk, department):
    facts = {"unit": department, "starts": AT_THREE, "place": "一楼", "by": clerk}
    other = services.plan("别的会", "other", people=[clerk], **facts)

    services.enter_attendance(meeting, by=clerk, lines={row_of(other, clerk).pk: Line("absent")})

    assert row_of(other, clerk).state == "expected"


def test_two_recorders_do_not_overwrite_each_other(meeting, clerk, chair, guest):
    pk = row_of(meeting, guest).pk
    services.enter_attendance(meeting, by=clerk, lines={pk: Line("present")}, seen=0)

    with pytest.raises(Stale):
        services.enter_attendance(meeting, by=chair, lines={pk: Line("absent")}, seen=0)


def test_who_is_only_asked_enters_nobody(meeting, guest):
    with pytest.raises(Refused):
        services.enter_attendance(meeting, by=guest, lines={row_of(meeting, guest).pk: Line("present")})


def test_nothing_is_entered_before_the_day(meeting, clerk, guest, at):
    at(AT_THREE - timedelta(days=1))

    with pytest.raises(Refused, match="当天起才能登记"):
        services.enter_attendance(meeting, by=clerk, lines={row_of(meeting, guest).pk: Line("present")})
