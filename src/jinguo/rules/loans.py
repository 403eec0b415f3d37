"""Micro-loans for women (妇女小额贷款), since 2023 start-up guarantee loans (创业担保贷款).

Rule 45: caps, subsidy, terms and ages are dated rows by category (`figures/loans.toml`); an organisation
adds or overrides rows (`own`). Amounts are Decimal yuan.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from jinguo.rules.figure_table import Figure, FigureMissingError, figure, shipped_figures
from jinguo.rules.identity import age_on
from jinguo.rules.periods import add_months
from jinguo.rules.verdict import Verdict, all_of, no
from jinguo.rules.wording import date_words, yuan_on_screen

Category = Literal["personal", "partnership", "small_firm"]
LoanStatus = Literal["not_paid_out", "repaying", "extended", "overdue", "settled"]

CATEGORY_NAMES: dict[Category, str] = {"personal": "个人", "partnership": "合伙经营", "small_firm": "小微企业"}
STATUS_NAMES: dict[LoanStatus, str] = {
    "not_paid_out": "未放款",
    "repaying": "还款中",
    "extended": "展期",
    "overdue": "逾期",
    "settled": "结清",
}
WARN_DAYS = 180
FEN = Decimal("0.01")


@dataclass(frozen=True)
class LoanPolicy:
    """The rows of one category in force on a day; what the policy does not regulate is None.

    `cap` is in yuan for the whole loan, `cap_per_head` for each partner, `share_of_personal` in % of what
    the partners could borrow each alone (`personal_cap`), `subsidy_share` in % of the interest.
    """

    category: Category
    day: date
    cap: Figure | None
    cap_per_head: Figure | None
    share_of_personal: Figure | None
    personal_cap: Figure | None
    subsidy_share: Figure | None
    term_months: Figure | None
    extension_months: Figure | None
    youngest: Figure | None
    oldest: Figure | None


@dataclass(frozen=True)
class Loan:
    """The days of a loan: paid out, originally due, due after its extension, settled."""

    paid_out: date
    due: date
    extended_to: date | None = None
    settled: date | None = None


def policy_on(day: date, category: Category, own: Iterable[Figure] = ()) -> LoanPolicy:
    """The policy of a category on the day of the application; a LookupError where none is recorded."""
    rows = tuple(own)

    def row(what: str) -> Figure | None:
        return _row(f"loan.{category}.{what}", day, rows)

    policy = LoanPolicy(
        category,
        day,
        cap=row("cap"),
        cap_per_head=row("cap_per_head"),
        share_of_personal=row("share_of_personal"),
        personal_cap=_row("loan.personal.cap", day, rows),
        subsidy_share=row("subsidy_share"),
        term_months=row("term_months"),
        extension_months=row("extension_months"),
        youngest=row("youngest"),
        oldest=row("oldest"),
    )
    if policy.cap or policy.cap_per_head or (policy.share_of_personal and policy.personal_cap):
        return policy
    raise FigureMissingError(
        f"没有收录 {day.year}年{day.month}月{day.day}日 {CATEGORY_NAMES[category]}贷款的政策，请补录一行。"
    )


def cap_yuan(policy: LoanPolicy, partners: int = 1) -> Decimal:
    """The most that may be lent; for partners together per head, or 110% of what each could borrow alone."""
    if policy.cap:
        return policy.cap.number
    if policy.cap_per_head:
        return policy.cap_per_head.number * partners
    if policy.share_of_personal and policy.personal_cap:
        return policy.personal_cap.number * partners * policy.share_of_personal.number / 100
    raise FigureMissingError(f"{CATEGORY_NAMES[policy.category]}贷款没有上限，请补录一行。")


def check_amount(policy: LoanPolicy, amount_yuan: Decimal | int, partners: int = 1) -> Verdict:
    """Whether the amount keeps within the cap of its category; the reason quotes the clause.

    >>> check_amount(policy_on(date(2026, 6, 3), "personal"), 300_001).reason
    '超过个人上限 300,000 元。合伙经营请改贷款类别。'
    """
    if amount_yuan <= 0:
        return no("贷款金额要大于 0 元。")
    if policy.category == "partnership" and partners < 2:
        return no("合伙经营至少 2 人。一人经营请改贷款类别。")
    cap = cap_yuan(policy, partners)
    if amount_yuan <= cap:
        return Verdict(True, f"不超过{_cap_words(policy, partners, cap)}（{_cap_source(policy)}）。")
    return no(f"超过{_cap_words(policy, partners, cap)}。{_REMEDIES[policy.category]}")


def check_age(policy: LoanPolicy, born: date, applied: date) -> Verdict:
    """Whether the applicant's age on the day of application lies in the window of the policy, ends included."""
    age = age_on(born, applied)
    young, old = policy.youngest, policy.oldest
    return all_of(
        (not young or age >= young.number, f"申请当日 {age} 周岁，未满 {_value(young)} 周岁。"),
        (not old or age <= old.number, f"申请当日 {age} 周岁，超过 {_value(old)} 周岁。"),
    )


def check_term(policy: LoanPolicy, months: int, extension: int = 0) -> Verdict:
    """Whether term and extension, both in months, keep within the policy's."""
    term, longest = policy.term_months, policy.extension_months
    return all_of(
        (months > 0, "贷款期限至少 1 个月。"),
        (not term or months <= term.number, f"期限 {months} 个月，超过 {_value(term)} 个月。"),
        (not longest or extension <= longest.number, f"展期 {extension} 个月，超过 {_value(longest)} 个月。"),
    )


def check_extension(policy: LoanPolicy, loan: Loan, to: date, agreed: date) -> Verdict:
    """Whether a loan may run on to a day: agreed before it is due, once, no longer than the policy's months.

    Source: rule 45, programmes §1: one extension; after the due day a loan is overdue, not extended.
    """
    longest = policy.extension_months
    latest = add_months(loan.due, int(longest.number)) if longest else to
    return all_of(
        (loan.settled is None, "贷款已结清，不用展期。"),
        (loan.extended_to is None, "已展期过一次，不能再展期。"),
        (agreed <= loan.due, f"{date_words(loan.due, agreed)} 已到期，到期后不能展期。请按逾期办理。"),
        (loan.due < to, f"展期要晚于原到期日 {date_words(loan.due, agreed)}。请核对。"),
        (to <= latest, f"最多展期 {_value(longest)} 个月，到 {date_words(latest, agreed)} 止。请改日期。"),
    )


def due_on(paid_out: date, months: int) -> date:
    """The original due day: the same day of the month so many months later, or that month's last."""
    return add_months(paid_out, months)


def subsidy_days(loan: Loan, first: date, last: date) -> int:
    """The days between `first` and `last` (both included) for which interest is subsidised.

    From the day of pay-out, which counts, to the original due day or an earlier settlement, which do not.
    Source: rule 45, 展期、逾期不贴息 — so neither an extension nor arrears add a day.
    """
    end = min(loan.due, loan.settled or loan.due)
    start = max(loan.paid_out, first)
    return max(0, (min(end, last + timedelta(days=1)) - start).days)


def subsidy_yuan(policy: LoanPolicy, interest_yuan: Decimal) -> Decimal:
    """The subsidised part of the interest the bank charged for subsidised days, rounded to the fen."""
    share = policy.subsidy_share.number if policy.subsidy_share else Decimal(0)
    return (interest_yuan * share / 100).quantize(FEN, ROUND_HALF_UP)


def status_on(loan: Loan, day: date) -> LoanStatus:
    """The state of a loan, computed from its days; on the due day itself nothing is overdue."""
    if loan.settled and loan.settled <= day:
        return "settled"
    if day < loan.paid_out:
        return "not_paid_out"
    if day <= loan.due:
        return "repaying"
    return "extended" if loan.extended_to and day <= loan.extended_to else "overdue"


def expiry_warning(day: date, category: Category, own: Iterable[Figure] = ()) -> str:
    """What is to be said when the policy has ended or ends within half a year, and no other follows; else empty."""
    newest = max((*_caps(category, own), *_caps(category, _shipped(category))), key=lambda row: row.first)
    if newest.last is None or (newest.last - day).days > WARN_DAYS:
        return ""
    name = f"{CATEGORY_NAMES[category]}贷款政策（{newest.clause}）"
    if day > newest.last:
        return f"{name}已于 {date_words(newest.last, day)} 到期。请补录新政策。"
    return f"{name}{date_words(newest.last, day)} 到期，剩 {(newest.last - day).days} 天。请跟进新政策。"


_REMEDIES: dict[Category, str] = {
    "personal": "合伙经营请改贷款类别。",
    "partnership": "请减少金额，或补录合伙人。",
    "small_firm": "请减少金额。",
}


def _row(name: str, day: date, own: tuple[Figure, ...]) -> Figure | None:
    try:
        return figure(name, day, own)
    except FigureMissingError:
        return None


def _shipped(category: Category) -> list[Figure]:
    return [row for rows in shipped_figures().values() for row in rows if row.name.startswith(f"loan.{category}.")]


def _caps(category: Category, rows: Iterable[Figure]) -> list[Figure]:
    names = {f"loan.{category}.{what}" for what in ("cap", "cap_per_head", "share_of_personal")}
    return [row for row in rows if row.name in names]


def _cap_words(policy: LoanPolicy, partners: int, cap: Decimal) -> str:
    whose = f" {partners} 人合伙的" if policy.category == "partnership" else CATEGORY_NAMES[policy.category]
    return f"{whose}上限 {yuan_on_screen(cap)}"


def _cap_source(policy: LoanPolicy) -> str:
    rows = (policy.cap, policy.cap_per_head, policy.share_of_personal)
    return next(row.source for row in rows if row)


def _value(row: Figure | None) -> str:
    return str(row.value) if row else ""
