"""What becomes of a loan: extended, overdue, settled; and what the measures make of it on each day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping import services as books
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.bookkeeping.tests.factories import LockFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.loans import STATUS_NAMES
from jinguo.rules.periods import Period, parse_period
from jinguo.service.ledgers.loans.ledger import LOANS
from jinguo.service.ledgers.loans.models import Microloan
from jinguo.service.ledgers.loans.queries import with_status
from jinguo.service.ledgers.loans.services import extend, settle
from jinguo.service.ledgers.loans.tests.factories import MicroloanFactory

PAID, DUE = date(2026, 4, 20), date(2027, 4, 20)
DAYS = st.integers(0, 900).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
MONTHS = st.integers(1, 12)


@pytest.fixture
def office(db):
    return DepartmentFactory()


@pytest.fixture
def clerk(office):
    return staff_in(office)


def asked(code, unit, day):
    return measure(code).of(Question(unit, Period(date(2026, 1, 1), day))).value


def test_the_due_day_follows_the_term(db):
    loan = MicroloanFactory(months=12)
    loan.months = 24
    loan.save()

    assert Microloan.objects.get().due_on == date(2028, 4, 20)


def test_an_extension_is_entered_before_the_due_day_and_on_the_record(office, clerk):
    loan = MicroloanFactory(unit=office)

    extend(loan, to=date(2028, 4, 20), on=DUE, by=clerk)

    assert Microloan.objects.get().status_on(date(2027, 5, 1)) == "extended"
    assert AuditRow.objects.get().fields == "extended_to"


def test_an_overdue_loan_is_not_extended(office, clerk):
    with pytest.raises(ValidationError, match="到期后不能展期"):
        extend(MicroloanFactory(unit=office), to=date(2028, 1, 1), on=DUE + timedelta(days=1), by=clerk)


def test_an_unconfirmed_loan_has_no_later_life(office, clerk):
    draft = MicroloanFactory(unit=office, state="draft", confirmed_on=None)

    with pytest.raises(Refused, match="只有已确认"):
        settle(draft, on=DUE, by=clerk)


def test_a_loan_is_settled_once_and_not_before_its_pay_out(office, clerk):
    loan = MicroloanFactory(unit=office)
    with pytest.raises(ValidationError, match="早于放款日"):
        settle(loan, on=PAID - timedelta(days=1), by=clerk)

    settle(loan, on=DUE, by=clerk)

    with pytest.raises(ValidationError, match="不用再登记"):
        settle(loan, on=DUE, by=clerk)


def test_the_overdue_rate_weighs_amounts_and_forgets_what_is_settled(office):
    MicroloanFactory(unit=office, amount=30000)
    late = MicroloanFactory(unit=office, amount=10000, months=6)
    MicroloanFactory(unit=office, amount=90000, months=6, repaid_on=date(2026, 10, 1))

    assert asked("loans.overdue_rate", office, date(2026, 10, 20)) == 0
    assert asked("loans.overdue_rate", office, date(2026, 10, 21)) == Decimal(25)
    settle(late, on=date(2026, 10, 21), by=None)
    assert asked("loans.overdue_rate", office, date(2026, 10, 21)) == 0


def test_a_loan_taken_back_is_neither_outstanding_nor_overdue(office):
    loan = MicroloanFactory(unit=office, months=6)
    LockFactory(ledger="loans", unit=office, first_day=PAID, last_day=PAID)
    with clock.pretend(date(2026, 12, 1)):
        books.reverse(loan, by=staff_in(office, "department_head"), reason="放款退回")

    assert asked("loans.overdue", office, date(2026, 11, 30)) == 50000
    assert asked("loans.overdue", office, date(2026, 12, 31)) == 0
    assert asked("loans.outstanding", office, date(2027, 12, 31)) == 0


def test_what_was_paid_out_does_not_move_with_what_became_of_it(office, clerk):
    loan = MicroloanFactory(unit=office, jobs=3)
    settle(loan, on=DUE, by=clerk)

    figures = {code: asked(f"loans.{code}", office, date(2026, 4, 30)) for code in ("amount", "count", "women", "jobs")}

    assert figures == {"amount": 50000, "count": 1, "women": 1, "jobs": 3}


def test_free_loans_are_asked_by_dimension(office):
    MicroloanFactory(unit=office)
    MicroloanFactory(unit=office, subsidy="subsidised")

    free = measure("loans.amount[subsidy=none]").of(Question(office, parse_period("2026")))

    assert free.value == 50000


@pytest.mark.parametrize("count", [1, 12])
def test_a_list_asks_once_however_long(django_assert_num_queries, office, count):
    MicroloanFactory.create_batch(count, unit=office)

    with django_assert_num_queries(1):
        rows = [LOANS.values(row) for row in LOANS.rows()]

    assert len(rows) == count


class DatabaseAndRuleAgree(TestCase):
    @given(paid=DAYS, months=MONTHS, more=st.none() | st.integers(1, 200), repaid=st.none() | DAYS, day=DAYS)
    def test_each_loan_has_on_each_day_exactly_the_status_of_the_rule(self, paid, months, more, repaid, day):
        loan = MicroloanFactory(day=paid, months=months, repaid_on=max(repaid, paid) if repaid else None)
        if more:
            Microloan.objects.update(extended_to=loan.due_on + timedelta(days=more))
        loan.refresh_from_db()

        found = [code for code in STATUS_NAMES if Microloan.objects.filter(with_status(code, day)).exists()]

        assert found == [loan.status_on(day)]
