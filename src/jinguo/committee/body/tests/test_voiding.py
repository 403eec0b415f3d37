"""What was entered by mistake: voided with a reason, it stays and counts no more."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.committee.body import services
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import contacts_of, groups_on, members_on, story_of
from jinguo.committee.body.tests.factories import BureauFactory, UnitContactFactory
from jinguo.committee.body.tests.test_services import JUNE_1, MAY_1, ONE_DAY, PAPER, name

FEB_1 = date(2026, 2, 1)


def test_a_liaison_entered_by_mistake_is_voided_and_the_one_before_goes_on(city):
    before = UnitContactFactory(membership=city.education, first_day=MAY_1)
    wrong = name(city, name="登记错的人")

    services.void_contact(wrong, by=city.keeper, reason="登记错人")

    assert contacts_of(city.education, JUNE_1) == {"liaison": [before]}
    wrong.refresh_from_db()
    assert wrong.void_reason == "登记错人"
    with pytest.raises(Refused, match="已经作废"):
        services.void_contact(wrong, by=city.keeper, reason="再作废")
    assert name(city, first_day=JUNE_1).person == "林小英"


def test_who_followed_a_voided_one_keeps_her_place(city):
    before = UnitContactFactory(membership=city.education, first_day=FEB_1)
    wrong = name(city, first_day=MAY_1)
    after = name(city, name="后任")

    services.void_contact(wrong, by=city.liaison, reason="日期登记错误")

    before.refresh_from_db()
    assert before.last_day == MAY_1 - ONE_DAY
    assert contacts_of(city.education, JUNE_1) == {"liaison": [after]}


def test_voiding_says_why_and_is_the_keepers(city):
    row = name(city)

    with pytest.raises(ValidationError, match="作废原因"):
        services.void_contact(row, by=city.keeper, reason=" ")
    with pytest.raises(Refused):
        services.void_contact(row, by=city.leader, reason="不对")


def test_a_seat_entered_by_mistake_is_nobodys(city):
    seat = services.take_seat(city.committee, by=city.keeper, group="expert", first_day=MAY_1, name="王专家")

    services.void_seat(seat, by=city.keeper, reason="登记错人")

    assert groups_on(city.committee, JUNE_1) == {}
    with pytest.raises(Refused, match="已经作废"):
        services.end_seat(seat, by=city.keeper, last_day=JUNE_1)


def test_an_adjustment_entered_by_mistake_brought_and_took_nobody(city):
    new = BureauFactory(parent=city.committee, name="市医保局")
    row = services.adjust(city.committee, by=city.keeper, day=MAY_1, joining=[new], leaving=[city.health], **PAPER)

    services.void_adjustment(row, by=city.keeper, reason="文号登记错误")

    assert {one.name_then for one in members_on(city.committee, JUNE_1)} == {"泉州市教育局", "泉州市卫健委"}
    assert row.pk not in [one.key for one in story_of(city.committee)]
    assert services.adjust(city.committee, by=city.keeper, day=MAY_1, joining=[new], **PAPER).pk != row.pk


def test_an_adjustment_on_which_people_stand_is_not_voided(city):
    new = BureauFactory(parent=city.committee)
    row = services.adjust(city.committee, by=city.keeper, day=MAY_1, joining=[new], **PAPER)
    contact = name(city, membership=Membership.objects.get(unit=new))

    with pytest.raises(Refused, match="先到单位页作废联系人"):
        services.void_adjustment(row, by=city.keeper, reason="登记错误")
    services.void_contact(contact, by=city.keeper, reason="登记错误")
    with pytest.raises(ValidationError, match="另登记一次调整"):
        services.void_adjustment(row, by=city.keeper, reason="登记错误")


def test_the_earlier_of_two_adjustments_waits_for_the_later(city):
    gone = services.adjust(city.committee, by=city.keeper, day=MAY_1, leaving=[city.health], **PAPER)
    services.adjust(
        city.committee, by=city.keeper, day=JUNE_1, joining=[city.health.unit], number="2号", title="再次加入"
    )

    with pytest.raises(Refused, match="先作废后一次调整"):
        services.void_adjustment(gone, by=city.keeper, reason="登记错误")
