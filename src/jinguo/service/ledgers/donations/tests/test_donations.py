"""Money and goods come in before they go out, purpose by purpose, with a receipt."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jinguo.base.keep import invariants
from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.bookkeeping.services.setting_up import revise, set_up
from jinguo.cycle.bookkeeping.tests.factories import LockFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.periods import parse_period
from jinguo.service.ledgers.donations.ledger import DONATIONS
from jinguo.service.ledgers.donations.models import Donation, DonationPublication, DonationPurpose
from jinguo.service.ledgers.donations.queries import (
    missed_publications,
    next_publication,
    overdrawn,
    public_list,
    publications_owed,
)
from jinguo.service.ledgers.donations.tests.factories import DonationFactory, DonationPurposeFactory

MAY_20, JUNE_1, JUNE_3 = date(2026, 5, 20), date(2026, 6, 1), date(2026, 6, 3)

pytestmark = pytest.mark.usefixtures("june_3")


@pytest.fixture
def office(db):
    return DepartmentFactory(name="权益部")


@pytest.fixture
def head(office):
    return staff_in(office, "department_head")


@pytest.fixture
def purpose(office):
    return DonationPurposeFactory(name="春蕾计划", unit=office)


@pytest.fixture
def book(office, purpose):
    clerk = staff_in(office)
    usual = {"day": JUNE_1, "form": "money", "purpose": purpose}
    return lambda **values: services.record(DONATIONS, {**usual, **values}, unit=office, by=clerk)


@pytest.fixture
def receive(book):
    return lambda amount, **values: book(
        direction="received", **{"amount": amount, "given_by": "company", "receipt_number": f"票{amount}", **values}
    )


@pytest.fixture
def pay(book):
    return lambda amount, **values: book(
        direction="paid", **{"amount": amount, "beneficiary": "黄塘镇中心小学", **values}
    )


def asked(code, office, as_of=None):
    return measure(f"donations.{code}").of(Question(office, parse_period("2026"), as_of=as_of))


def complaints(act, *args, **values):
    with pytest.raises(ValidationError) as caught:
        act(*args, **values)
    return caught.value.message_dict


def test_a_payment_over_the_balance_of_its_purpose_is_refused_with_the_figures(receive, pay, head):
    services.confirm(receive(3000), by=head)

    words = "“春蕾计划”可用结余 3,000 元，不够支出 5,000 元。请减少金额，或先确认收入。"
    assert complaints(pay, 5000) == {"amount": [words]}
    assert pay(3000).pk


def test_what_is_not_confirmed_pays_nothing(receive, pay):
    receive(3000)

    assert "可用结余 0 元" in complaints(pay, 1)["amount"][0]


def test_two_payments_that_each_fit_do_not_both_count(receive, pay, head, office):
    services.confirm(receive(3000), by=head)
    first, second = pay(2000), pay(2000)
    services.confirm(first, by=head)

    with pytest.raises(Refused, match="支出比收入多 1,000 元"):
        services.confirm(second, by=head)

    assert Donation.objects.get(pk=second.pk).state == "draft"
    assert asked("paid", office).value == 2000


def test_goods_do_not_pay_for_money(receive, pay, head):
    services.confirm(receive(5000, form="goods", goods="图书 200 册"), by=head)

    assert "可用结余 0 元" in complaints(pay, 5000)["amount"][0]
    assert pay(5000, form="goods", goods="图书 200 册").pk


def test_another_purpose_pays_nothing(receive, pay, head, office):
    services.confirm(receive(3000), by=head)

    assert "amount" in complaints(pay, 1000, purpose=DonationPurposeFactory(unit=office))


def test_a_gift_of_june_pays_nothing_in_may(receive, pay, head):
    services.confirm(receive(3000), by=head)

    assert "amount" in complaints(pay, 1000, day=MAY_20)


def test_a_gift_that_was_spent_is_not_voided(receive, pay, head):
    gift = services.confirm(receive(3000), by=head)
    services.confirm(pay(1000), by=head)

    with pytest.raises(Refused, match="支出比收入多 1,000 元"):
        services.void(gift, by=head, reason="记错了")


def test_a_gift_that_was_spent_is_not_reversed(office, receive, pay, head):
    gift = services.confirm(receive(3000), by=head)
    payment = services.confirm(pay(1000), by=head)
    LockFactory(ledger="donations", unit=office, first_day=JUNE_1, last_day=JUNE_1)
    with pytest.raises(Refused, match="6月3日 支出比收入多 1,000 元"):
        services.reverse(gift, by=head, reason="记错了")

    services.reverse(payment, by=head, reason="退回")
    services.reverse(gift, by=head, reason="记错了")

    assert asked("balance", office).value == 0
    assert asked("balance", office, as_of=JUNE_1).value == 2000


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"receipt_number": ""}, "receipt_number", "捐赠还没有票据号。请补票据号，捐赠人匿名或放弃票据的请记录在案。"),
        ({"given_by": ""}, "given_by", "捐赠来源没有填，请补上"),
        ({"form": "goods"}, "goods", "实物名称和数量没有填，请补上"),
        ({"amount": 0}, "amount", "金额要大于 0 元"),
        ({"is_related": True}, "is_related", "受助人与管理人员有利害关系，不能列为受助人。请由上级妇联另行安排。"),
    ],
)
def test_a_refusal_stands_at_its_field(receive, values, field, words):
    assert complaints(receive, values.pop("amount", 3000), **values) == {field: [words]}


def test_a_payment_names_whom_it_helps_and_no_source(receive, pay, head):
    services.confirm(receive(3000), by=head)

    found = complaints(pay, 1000, beneficiary="", given_by="company")

    assert found == {"given_by": ["支出不填捐赠来源，请清空"], "beneficiary": ["受助对象没有填，请补上"]}


@pytest.mark.parametrize("values", [{"receipt_waived": True}, {"given_by": "own_funds"}, {"given_by": "finance"}])
def test_a_waived_receipt_and_public_money_need_no_number(receive, values):
    assert receive(3000, receipt_number="", **values).pk


def test_a_receipt_stands_for_one_gift(receive, office):
    first = receive(3000, receipt_number="票0012")

    assert first.number in complaints(receive, 3000, receipt_number="票0012")["receipt_number"][0]
    services.void(first, by=staff_in(office, "department_head"), reason="记重了")
    assert receive(3000, receipt_number="票0012").pk


def test_own_staff_are_a_part_of_all(receive, head, office):
    services.confirm(receive(12000, given_by="staff"), by=head)
    services.confirm(receive(500_000), by=head)

    assert [asked(code, office).value for code in ("received", "own_staff")] == [512_000, 12_000]


def test_a_purpose_has_its_own_figures(receive, pay, head, office):
    services.confirm(receive(3000), by=head)
    DonationFactory(unit=office)

    balance = asked("balance[purpose=春蕾计划]", office)

    assert (balance.value, balance.parts) == (3000, {"收入": 3000, "支出": 0})


def test_the_invariant_names_a_purpose_that_was_overdrawn_behind_the_services(purpose):
    DonationFactory(purpose=purpose, direction="paid", given_by="")

    assert overdrawn() == ["“春蕾计划”到 5月20日 支出比收入多 5,000 元。请核对收支记录。"]
    assert [found for one, found in invariants.check().items() if one.code == "donations"] == [overdrawn()]


def test_a_public_fundraising_needs_a_partner(office, head):
    facts = {"name": "春蕾募捐", "is_public": True, "first_day": date(2026, 1, 15)}

    assert "没有公开募捐资格" in complaints(set_up, DonationPurpose, unit=office, by=head, **facts)["partner"][0]
    assert set_up(DonationPurpose, unit=office, by=head, partner="市慈善总会", **facts).pk


def test_a_name_of_a_purpose_is_given_once(office, purpose, head):
    other = set_up(DonationPurpose, unit=office, by=head, name="慰问")

    with pytest.raises(ValidationError, match="已经有了"):
        revise(other, by=head, name="春蕾计划")


def test_what_should_have_been_published_is_named_until_it_is(office, head):
    drive = DonationPurposeFactory(
        unit=office, is_public=True, has_licence=True, first_day=date(2026, 1, 15), last_day=date(2026, 12, 31)
    )
    [missed] = missed_publications(drive, JUNE_3)
    assert missed.due == date(2026, 4, 15)
    assert next_publication(drive, JUNE_3).due == date(2026, 7, 15)

    owed, due = publications_owed(office, JUNE_3)
    assert owed.startswith(f"“{drive}”未公开：")
    assert due.startswith(f"“{drive}”7月15日前公开：")

    set_up(DonationPublication, unit=office, by=head, purpose=drive, day=date(2026, 4, 10), place="市妇联网站")

    assert missed_publications(drive, JUNE_3) == []


def test_a_purpose_without_fundraising_owes_no_publication(purpose):
    assert missed_publications(purpose, JUNE_3) == []


def test_a_public_list_names_the_willing_and_leaves_out_what_was_taken_back(purpose, office):
    willing = DonationFactory(purpose=purpose, donor="黄秀英", may_publish=True)
    DonationFactory(purpose=purpose, donor="王爱国")
    DonationFactory(reverses=DonationFactory(purpose=purpose), sign=-1, purpose=purpose)

    assert [line.donor for line in public_list(purpose, JUNE_3)] == [willing.donor, "爱心人士（不具名）"]


@pytest.mark.parametrize("count", [1, 9])
def test_a_list_asks_once_however_long(django_assert_num_queries, db, count):
    DonationFactory.create_batch(count)

    with django_assert_num_queries(1):
        rows = [DONATIONS.values(row) for row in DONATIONS.rows()]

    assert len(rows) == count


ACTS = st.lists(st.tuples(st.booleans(), st.integers(1, 9), st.dates(MAY_20, JUNE_3)), max_size=8)


class ReceivedIsPaidAndInHand(TestCase):
    @given(ACTS)
    def test_whatever_is_tried_no_purpose_is_ever_overdrawn(self, acts):
        purpose = DonationPurposeFactory(name="春蕾计划")
        for is_gift, amount, day in acts:
            self._try(purpose, "received" if is_gift else "paid", amount, day)

        assert overdrawn() == []
        [came, went, left] = [asked(code, purpose.unit).value for code in ("received", "paid", "balance")]
        assert came == went + left

    def _try(self, purpose, direction, amount, day):
        draft = DonationFactory(
            purpose=purpose, direction=direction, amount=amount, day=day, state="draft", confirmed_on=None
        )
        try:
            services.confirm(draft, by=None)
        except Refused:
            assert direction == "paid"
