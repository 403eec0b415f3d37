"""The ledger of micro-loans: its fields, its checks against the policy of the day, its measures."""

from contextlib import suppress
from datetime import date
from typing import Any

from jinguo.cycle.bookkeeping.kinds import Check, TypedLedger, fields_of
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.measures import Count, Distinct, Ratio, Total
from jinguo.rules import loans
from jinguo.rules.figure_table import FigureMissingError
from jinguo.rules.verdict import YES, Verdict, all_of, no
from jinguo.service.ledgers.loans.measures import Outstanding
from jinguo.service.ledgers.loans.models import Microloan
from jinguo.service.ledgers.loans.queries import own_policy

DIMENSIONS = {"category": "category", "subsidy": "subsidy", "purpose": "purpose"}
OUTSTANDING = Outstanding("loans.outstanding", "未结清贷款", "元", Microloan, dimensions=DIMENSIONS)
OVERDUE = Outstanding("loans.overdue", "逾期贷款", "元", Microloan, dimensions=DIMENSIONS, is_overdue=True)


def _policy(values: Values, row: Any) -> loans.LoanPolicy:
    """The policy of the loan's category on its day; raises FigureMissingError where none is recorded."""
    return loans.policy_on(_asked_on(values), values["category"], own_policy(row.unit))


def _asked_on(values: Values) -> date:
    """The day of application, or that of pay-out where it is not known."""
    day: date = values.get("applied_on") or values["day"]
    return day


def _fits_policy(values: Values, row: Any) -> Verdict:
    try:
        return loans.check_amount(_policy(values, row), values["amount"], values.get("partners") or 1)
    except FigureMissingError as missing:
        return no(str(missing))


def _term_fits(values: Values, row: Any) -> Verdict:
    with suppress(FigureMissingError):  # said once, at the amount
        return loans.check_term(_policy(values, row), values["months"])
    return YES


def _age_fits(values: Values, row: Any) -> Verdict:
    """Asked where the birthday is known, from the ID number or the person's file."""
    born = values["person"].birthday
    with suppress(FigureMissingError):
        return loans.check_age(_policy(values, row), born, _asked_on(values)) if born else YES
    return YES


def _applied_before(values: Values, _row: Any) -> Verdict:
    return all_of((values["applied_on"] <= values["day"], "申请日晚于放款日，请核对"))


def _is_alone(values: Values, _row: Any) -> Verdict:
    is_shared = values["category"] == "partnership"
    return all_of((is_shared or values["partners"] == 1, "合伙经营才有合伙人，请改贷款类别或改回 1 人"))


LOANS = TypedLedger(
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
        Check("amount", _fits_policy, needs=("amount", "category", "day")),
        Check("months", _term_fits, needs=("months", "category", "day")),
        Check("person", _age_fits, needs=("person", "category", "day")),
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
    listed=("day", "person", "region", "purpose", "amount", "months"),
    filtered=("region", "category", "subsidy"),
    hint="还没有放款记录。每放一笔记一条，金额和受益妇女会自动计入目标。",
)
