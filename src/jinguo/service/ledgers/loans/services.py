"""What becomes of a loan after pay-out; neither touches the figure of what was paid out."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base.moves import act, locked
from jinguo.org.structure.models import Staff
from jinguo.rules import loans
from jinguo.rules.verdict import YES, Verdict, all_of
from jinguo.service.ledgers.loans.models import Microloan
from jinguo.service.ledgers.loans.permissions import may_follow_up
from jinguo.service.ledgers.loans.queries import policy_on


@transaction.atomic
def extend(loan: Microloan, *, to: date, on: date, by: Staff | None, note: str = "") -> Microloan:
    """Enter an extension (展期) agreed on a day. Raises Refused; ValidationError when the policy does not allow it."""
    loan = locked(loan)
    category: loans.Category = loan.category  # type: ignore[assignment]
    policy = policy_on(loan.applied_on or loan.day, category, loan.unit)
    _require("extended_to", loans.check_extension(policy, loan.as_rule, to, on))
    return act("microloan.extend", loan, by=by, verdict=_allowed(by, loan), note=note, extended_to=to)


@transaction.atomic
def settle(loan: Microloan, *, on: date, by: Staff | None, note: str = "") -> Microloan:
    """Enter that a loan was paid back in full (结清). Raises Refused; ValidationError for a wrong day."""
    loan = locked(loan)
    checks = (
        (loan.repaid_on is None, "这笔贷款已登记结清，不用再登记"),
        (loan.day <= on, "结清日早于放款日，请核对"),
    )
    _require("repaid_on", all_of(*checks))
    return act("microloan.settle", loan, by=by, verdict=_allowed(by, loan), note=note, repaid_on=on)


def _allowed(by: Staff | None, loan: Microloan) -> Verdict:
    return YES if by is None else may_follow_up(by, loan)


def _require(field: str, verdict: Verdict) -> None:
    if not verdict:
        raise ValidationError({field: verdict.reason})
