"""What loans put on screen: the policy page, extension and settlement, the standing in list and entry."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from jinguo.base import clock
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.service.ledgers.loans.models import LoanPolicy, Microloan
from jinguo.service.ledgers.loans.tests.factories import LoanPolicyFactory, MicroloanFactory

DUE = date(2027, 4, 20)
LINE = {"category": "personal", "item": "cap", "value": "80000", "first_day": "2026-01-01", "clause": "泉妇〔2026〕1号"}


@pytest.fixture(autouse=True)
def _in_may_2027():
    with clock.pretend(date(2027, 5, 6)):
        yield


@pytest.fixture
def office(db):
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def head(office):
    return browser_of(staff_in(office, "department_head"))


@pytest.fixture
def clerk(office):
    return browser_of(staff_in(office))


def policy(pk=None):
    name = {"code": "loans", "name": "loanpolicy"}
    return (
        reverse("bookkeeping:kept_row", kwargs={**name, "pk": pk}) if pk else reverse("bookkeeping:kept", kwargs=name)
    )


def then(loan, step):
    return reverse("bookkeeping:follow_up", args=["loans", loan.pk, step])


def test_the_policy_page_shows_what_is_in_force_and_how_sure_it_is(head):
    page = head.get(policy()).content.decode()

    assert "个人贷款上限 300,000 元，财金〔2023〕75号" in page
    assert "待核实" in page


def test_the_head_adds_a_line_and_sees_it(head, office):
    answer = head.post(policy(), LINE, follow=True)

    assert LoanPolicy.objects.get().unit == office
    assert "泉妇〔2026〕1号" in answer.content.decode()


def test_a_clerk_is_told_who_keeps_the_policy(clerk):
    assert "请妇女发展部负责人或绩效办设立和修改" in clerk.get(policy()).content.decode()
    assert clerk.post(policy(), LINE).status_code == 403


def test_a_line_that_does_not_hold_comes_back_with_its_reasons(head, office):
    LoanPolicyFactory(unit=office)

    answer = head.post(policy(), {**LINE, "clause": "", "last_day": "2025-01-01"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "文件依据没有填，请补上" in page
    assert "终止日早于起始日，请核对" in page


def test_a_line_entered_twice_is_refused_at_the_form(head, office):
    LoanPolicyFactory(unit=office)

    answer = head.post(policy(), LINE)

    assert answer.status_code == 422
    assert "已经录入" in answer.content.decode()


def test_a_revision_from_an_older_form_is_refused(head, office):
    row = LoanPolicyFactory(unit=office)
    assert head.post(policy(row.pk), {**LINE, "value": "60000", "seen": 0}).status_code == 302

    answer = head.post(policy(row.pk), {**LINE, "value": "50000", "seen": 0})

    assert answer.status_code == 409
    assert LoanPolicy.objects.get().value == 60000


def test_the_policy_of_another_organ_is_not_there(head):
    row = LoanPolicyFactory(clause="别处文件")

    assert head.get(policy(row.pk)).status_code == 404
    assert "别处文件" not in head.get(policy()).content.decode()


def test_a_page_that_the_ledger_does_not_have_is_not_there(head, office):
    assert head.get(reverse("bookkeeping:kept", args=["loans", "person"])).status_code == 404
    assert head.get(then(MicroloanFactory(unit=office), "delete")).status_code == 404


def test_an_overdue_loan_says_so_in_the_list_and_on_its_page(clerk, office):
    loan = MicroloanFactory(unit=office)

    pages = [reverse("bookkeeping:list", args=["loans"]), reverse("bookkeeping:entry", args=["loans", loan.pk])]

    assert all("逾期" in clerk.get(page).content.decode() for page in pages)


def test_a_settlement_is_entered_on_its_own_form(clerk, office):
    loan = MicroloanFactory(unit=office)
    assert "登记结清" in clerk.get(reverse("bookkeeping:entry", args=["loans", loan.pk])).content.decode()

    answer = clerk.post(then(loan, "settle"), {"on": "2027-05-06"}, follow=True)

    assert Microloan.objects.get().repaid_on == date(2027, 5, 6)
    assert "结清" in answer.content.decode()


def test_an_extension_against_the_policy_comes_back_at_its_field(clerk, office):
    answer = clerk.post(then(MicroloanFactory(unit=office), "extend"), {"to": "2028-04-20", "on": "2027-05-06"})

    assert answer.status_code == 422
    assert "到期后不能展期" in answer.content.decode()


def test_a_follow_up_of_a_draft_is_refused_with_the_reason(clerk, office):
    draft = MicroloanFactory(unit=office, state="draft", confirmed_on=None)

    answer = clerk.get(then(draft, "settle"))

    assert answer.status_code == 403
    assert "只有已确认" in answer.content.decode()


def test_an_amount_above_the_cap_is_told_together_with_what_is_missing(clerk):
    form = {"form_key": uuid4(), "day": "2027-05-02", "category": "personal", "amount": "9000000", "months": "24"}

    page = clerk.post("/ledgers/loans/new/", form).content.decode()

    assert "超过个人上限" in page
    assert "借款人没有填，请补上" in page


def test_a_loan_taken_back_shows_its_amount_with_a_minus_and_its_term_without(head, office):
    loan = MicroloanFactory(unit=office)
    back = MicroloanFactory(unit=office, sign=-1, reverses=loan, person=loan.person, region=loan.region)

    facts = head.get(reverse("bookkeeping:entry", args=["loans", back.pk])).context["facts"]

    said = {fact.field.name: fact.text for fact in facts}
    assert (said["amount"], said["months"]) == ("-50,000", "12")
