"""What must hold of a committee, and what is said where it does not."""

from datetime import date, timedelta

from jinguo.committee.body.invariants import untold_memberships
from jinguo.committee.body.models import Membership
from jinguo.committee.body.services import adjust
from jinguo.committee.body.tests.factories import UnitContactFactory

MAY_1 = date(2026, 5, 1)


def test_a_committee_that_was_entered_through_its_services_is_in_order(city):
    adjust(city.committee, by=city.keeper, day=MAY_1, leaving=[city.health], number="2号", title="调整")
    UnitContactFactory(membership=city.education, last_day=MAY_1)
    UnitContactFactory(membership=city.education, first_day=MAY_1 + timedelta(days=1))

    assert untold_memberships() == []


def test_a_day_that_no_document_says_is_told(city):
    adjust(city.committee, by=city.keeper, day=MAY_1, leaving=[city.health], number="2号", title="调整")
    Membership.objects.filter(pk=city.health.pk).update(last_day=MAY_1, first_day=date(2001, 6, 1))

    assert [told.partition("的")[2][:3] for told in untold_memberships()] == ["加入日", "退出日"]


def test_two_liaisons_at_once_are_told(city):
    UnitContactFactory(membership=city.education, last_day=MAY_1)
    UnitContactFactory(membership=city.education, first_day=MAY_1)

    assert untold_memberships() == ["泉州市教育局的联络员同时有两位"]
