"""Who is told: each active person once, and whoever stands in for an absent one."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.services import tell, telling
from jinguo.cycle.inbox.tests.factories import MessageFactory
from jinguo.org.structure.tests.factories import AppointmentFactory, DeputyFactory, StaffFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june_3")]
TODAY = date(2026, 6, 3)


def told():
    return sorted((line.staff.name, line.title) for line in Message.objects.select_related("staff"))


def test_each_person_is_told_once_however_often_she_is_named():
    anna, unit = StaffFactory(name="安娜"), UnitFactory()

    tell([anna, anna], "季度报表已退回", about=unit, kind=kinds.PROGRESS, by=anna, detail="缺附件")

    line = Message.objects.get()
    assert (line.staff, line.by, line.day, line.detail, line.read_at) == (anna, anna, TODAY, "缺附件", None)
    assert (line.subject_type, line.subject_id) == ("structure.unit", str(unit.pk))


def test_what_is_still_unread_is_not_told_again_and_what_was_read_is():
    anna, unit = StaffFactory(), UnitFactory()
    for _ in range(2):
        tell([anna], "任务已布置", about=unit, kind=kinds.PROGRESS)
    assert Message.objects.count() == 1

    Message.objects.update(read_at=clock.now())
    tell([anna], "任务已布置", about=unit, kind=kinds.PROGRESS)

    assert Message.objects.count() == 2


def test_an_unread_message_that_is_told_again_moves_to_today():
    line = MessageFactory(title="任务今天到期", day=date(2026, 5, 29))

    tell([line.staff], line.title, kind=line.kind)

    assert [one.day for one in Message.objects.all()] == [TODAY]


def test_the_same_title_of_another_row_is_another_message():
    anna = StaffFactory()

    for unit in UnitFactory.create_batch(2):
        tell([anna], "任务已布置", about=unit, kind=kinds.PROGRESS)

    assert Message.objects.count() == 2


@pytest.mark.parametrize("gone", [{"is_active": False}, {"employed_to": TODAY}])
def test_who_is_suspended_or_has_left_is_not_told(gone):
    tell([StaffFactory(**gone)], "任务已布置", kind=kinds.PROGRESS)

    assert not Message.objects.exists()


def test_who_stands_in_today_is_told_for_whom():
    absent, deputy = StaffFactory(name="不在的"), StaffFactory(name="代理的")
    DeputyFactory(staff=absent, deputy=deputy, first_day=TODAY, last_day=TODAY)

    tell([absent], "请您审批", kind=kinds.PROGRESS)

    assert told() == [("不在的", "请您审批"), ("代理的", "请您审批")]
    assert Message.objects.get(staff=deputy).in_place_of == absent


def test_who_stood_in_until_yesterday_is_not_told():
    absent = StaffFactory(name="回来了")
    DeputyFactory(staff=absent, first_day=date(2026, 5, 1), last_day=date(2026, 6, 2))

    tell([absent], "请您审批", kind=kinds.PROGRESS)

    assert told() == [("回来了", "请您审批")]


def test_a_deputy_who_is_told_herself_or_has_done_it_gets_no_second_line():
    absent, deputy = StaffFactory(name="不在的"), StaffFactory(name="代理的")
    DeputyFactory(staff=absent, deputy=deputy, first_day=TODAY, last_day=TODAY)

    tell([absent, deputy], "甲", kind=kinds.PROGRESS)
    tell([absent], "乙", kind=kinds.PROGRESS, by=deputy)

    assert told() == [("不在的", "乙"), ("不在的", "甲"), ("代理的", "甲")]
    assert not Message.objects.exclude(in_place_of=None).exists()


def test_the_business_of_a_seat_does_not_pass_to_a_deputy():
    admin = AppointmentFactory(role="security_admin", staff__name="安全员").staff
    DeputyFactory(staff=admin, first_day=TODAY, last_day=TODAY)

    tell([admin], "账号申请待审批", kind=kinds.PROGRESS)

    assert told() == [("安全员", "账号申请待审批")]


def test_a_kind_that_nobody_registered_is_refused():
    with pytest.raises(KeyError):
        tell([StaffFactory()], "任务已布置", kind="no such kind")


def test_a_code_stands_for_one_kind():
    kinds.register("progress", "办理进展")  # again, as a reload would

    with pytest.raises(ValueError, match="办理进展"):
        kinds.register("progress", "别的")


def test_telling_many_asks_no_more_than_telling_one(django_assert_num_queries):
    few, many = StaffFactory.create_batch(2), StaffFactory.create_batch(40)

    for people in (few, many):
        with django_assert_num_queries(3):  # deputies, what is still unread, what is new
            tell(people, "任务已布置", kind=kinds.PROGRESS)


def test_only_the_recipient_sees_a_message_whatever_the_reach_of_others():
    line = MessageFactory()
    admin = AppointmentFactory(role="system_admin", reach="whole").staff

    assert list(Message.objects.visible_to(line.staff)) == [line]
    assert not Message.objects.visible_to(admin).exists()


def test_two_who_tell_the_same_at_once_write_one_line(monkeypatch):
    line = MessageFactory(title="任务已布置")
    monkeypatch.setattr(telling, "_waiting", lambda _lines: {})  # the other one's line was not there yet when we looked

    tell([line.staff], line.title, kind=line.kind)

    assert Message.objects.count() == 1
