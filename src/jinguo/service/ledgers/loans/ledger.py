"""The ledger of micro-loans: its fields, its checks against the policy of the day, its measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinguo.cycle.bookkeeping.kinds import Check, EntryField, FollowUp, Problem, TypedLedger, fields_of
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.measures import Count, Distinct, Ratio, Total
from jinguo.org.structure.models import Unit
from jinguo.rules import loans
from jinguo.rules.figure_table import FigureMissingError
from jinguo.rules.verdict import YES, Verdict, all_of
from jinguo.service.ledgers.loans.measures import Outstanding
from jinguo.service.ledgers.loans.models import LoanPolicy, Microloan
from jinguo.service.ledgers.loans.permissions import may_follow_up
from jinguo.service.ledgers.loans.queries import policy_on, policy_sentences
from jinguo.service.ledgers.loans.services import extend, settle

DIMENSIONS = {"category": "category", "subsidy": "subsidy", "purpose": "purpose"}
OUTSTANDING = Outstanding("loans.outstanding", "未结清贷款", "元", Microloan, dimensions=DIMENSIONS)
OVERDUE = Outstanding("loans.overdue", "逾期贷款", "元", Microloan, dimensions=DIMENSIONS, is_overdue=True)
NOTE = EntryField("note", "依据")


@dataclass(frozen=True)
class LoanLedger(TypedLedger):
    """Loans, judged by the policy of their day."""

    def check(self, values: Values, row: Any) -> Iterable[Problem]:
        """The rules of the form, and those of the policy once category and day are known."""
        yield from super().check(values, row)
        if values.get("category") and values.get("day"):
            yield from _against_policy(values, row.unit)

    def standing(self, row: Microloan, day: date) -> str:
        """还款中, 展期, 逾期 or 结清 on a day; empty for what is not, or no longer, a loan paid out."""
        is_loan = row.state == "confirmed" and not row.is_reversal
        return loans.STATUS_NAMES[row.status_on(day)] if is_loan else ""

    def in_force(self, unit: Unit, day: date) -> list[str]:
        """The policy in force with clause and doubt, and what ends soon."""
        return policy_sentences(unit, day)


def _against_policy(values: Values, unit: Unit) -> Iterable[Problem]:
    """Amount, term and age against the policy of the day of application, or of pay-out where that is not known."""
    day: date = values.get("applied_on") or values["day"]
    try:
        policy = policy_on(day, values["category"], unit)
    except FigureMissingError as missing:
        yield Problem("amount", str(missing))
        return
    for field, ask in (("amount", _amount_fits), ("months", _term_fits), ("person", _age_fits)):
        verdict = ask(policy, values, day) if values.get(field) else YES
        if not verdict:
            yield Problem(field, verdict.reason)


def _amount_fits(policy: loans.LoanPolicy, values: Values, _day: date) -> Verdict:
    return loans.check_amount(policy, values["amount"], values.get("partners") or 1)


def _term_fits(policy: loans.LoanPolicy, values: Values, _day: date) -> Verdict:
    return loans.check_term(policy, values["months"])


def _age_fits(policy: loans.LoanPolicy, values: Values, day: date) -> Verdict:
    """Asked where the birthday is known, from the ID number or the person's file."""
    born = values["person"].birthday
    return loans.check_age(policy, born, day) if born else YES


def _applied_before(values: Values, _row: Any) -> Verdict:
    return all_of((values["applied_on"] <= values["day"], "申请日晚于放款日，请核对"))


def _is_alone(values: Values, _row: Any) -> Verdict:
    is_shared = values["category"] == "partnership"
    return all_of((is_shared or values["partners"] == 1, "合伙经营才有合伙人，请改贷款类别或改回 1 人"))


LOANS = LoanLedger(
    code="loans",
    title="妇女小额贷款",
    group="发展",
    model=Microloan,
    fields=fields_of(
        Microloan,
        *("day", "person", "region", "category", "partners", "amount", "months", "purpose", "subsidy", "rate", "jobs"),
        *("applied_on", "remark"),
        day={"label": "放款日"},
        region={"required": True},
        partners={"unit": "人", "required": False},
        amount={"unit": "元"},
        months={"unit": "月"},
        rate={"unit": "%"},
        jobs={"unit": "个", "required": False},
    ),
    checks=(
        Check("applied_on", _applied_before, needs=("applied_on", "day")),
        Check("partners", _is_alone, needs=("partners", "category")),
    ),
    measures=(
        Total("loans.amount", "发放贷款", "元", Microloan, dimensions=DIMENSIONS, column="amount"),
        Count("loans.count", "发放贷款", "笔", Microloan, dimensions=DIMENSIONS),
        Distinct("loans.women", "受益妇女", "人", Microloan, dimensions=DIMENSIONS, column="person"),
        Total("loans.jobs", "带动就业岗位", "个", Microloan, dimensions=DIMENSIONS, column="jobs"),
        OUTSTANDING,
        OVERDUE,
        Ratio("loans.overdue_rate", "贷款逾期率", "%", Microloan, top=OVERDUE, bottom=OUTSTANDING),
    ),
    kept_by=(LoanPolicy,),
    follow_ups=(
        FollowUp(
            "extend",
            "登记展期",
            (
                EntryField("to", "展期至", "date", required=True),
                EntryField("on", "同意展期日", "date", required=True, hint="要在原到期日之前"),
                NOTE,
            ),
            may_follow_up,
            extend,
        ),
        FollowUp(
            "settle", "登记结清", (EntryField("on", "结清日", "date", required=True), NOTE), may_follow_up, settle
        ),
    ),
    listed=("day", "person", "region", "purpose", "amount", "months"),
    filtered=("region", "category", "subsidy"),
    hint="还没有放款记录。每放一笔记一条，金额和受益妇女会自动计入目标。",
)
