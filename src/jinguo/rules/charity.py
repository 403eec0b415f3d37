"""Donations (捐赠) and the Spring Bud plan (春蕾计划): what the Charity Law asks of a federation.

Rules 46 and 47; 《慈善法》(2023-12-29, in force 2024-09-05), articles quoted by number. Amounts are Decimal yuan.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from jinguo.rules.figure_table import Figure, FigureMissingError, figure
from jinguo.rules.masking import masked_name
from jinguo.rules.periods import add_months
from jinguo.rules.verdict import YES, Verdict, no
from jinguo.rules.wording import date_words, yuan_on_screen

Stage = Literal["primary", "junior", "senior", "college"]
STAGE_NAMES: dict[Stage, str] = {"primary": "小学", "junior": "初中", "senior": "高中", "college": "大学"}
ANONYMOUS = "爱心人士（不具名）"
# What no public list may show of a supported girl (rule 47; 慈善法 art. 82).
PRIVATE_COLUMNS = frozenset({"住址", "电话", "身份证号", "银行账号", "病情"})


@dataclass(frozen=True)
class Balance:
    """Received, paid and in hand for one purpose; refused when more was paid than came in."""

    purpose: str
    received: Decimal
    paid: Decimal
    verdict: Verdict

    @property
    def in_hand(self) -> Decimal:
        """What is left: received = paid + in hand, also when that is below zero."""
        return self.received - self.paid


@dataclass(frozen=True)
class Publication:
    """A day by which the fundraising must have been published, counted from `since`."""

    since: date
    due: date
    final: bool
    because: str


def balance(received: Mapping[str, Decimal], paid: Mapping[str, Decimal]) -> list[Balance]:
    """The balance of every purpose, by name; nothing moves between purposes (art. 56, 58)."""
    purposes = sorted({*received, *paid})
    return [_balance(purpose, received.get(purpose, Decimal(0)), paid.get(purpose, Decimal(0))) for purpose in purposes]


def stays_covered(purpose: str, by_day: Iterable[tuple[date, Decimal]]) -> Verdict:
    """Whether no day ends with more paid out for a purpose than had come in by then.

    `by_day` is what each day brought (in less out), in any order. Source: rule 46: received = paid + in hand.

    >>> stays_covered("春蕾计划", [(date(2026, 5, 1), Decimal(3000)), (date(2026, 4, 1), Decimal(-1))]).reason
    '“春蕾计划”到 4月1日 支出比收入多 1 元。请核对收支记录。'
    """
    short = next(((day, -in_hand) for day, in_hand in _running(by_day) if in_hand < 0), None)
    if short is None:
        return YES
    day, missing = short
    return no(f"“{purpose}”到 {day.month}月{day.day}日 支出比收入多 {yuan_on_screen(missing)}。请核对收支记录。")


def free_on(day: date, by_day: Iterable[tuple[date, Decimal]]) -> Decimal:
    """What may still be paid out on a day: the least that is in hand from then on, later payments kept.

    >>> free_on(date(2026, 4, 1), [(date(2026, 3, 1), Decimal(9)), (date(2026, 5, 1), Decimal(-2))])
    Decimal('7')
    """
    running = _running([*by_day, (day, Decimal(0))])
    return min(in_hand for on, in_hand in running if on >= day)


def check_payment(purpose: str, amount_yuan: Decimal, in_hand: Decimal) -> Verdict:
    """Whether a payment keeps within what is in hand for its purpose on its day; the reason tells both figures."""
    if amount_yuan <= in_hand:
        return YES
    had, wanted = yuan_on_screen(max(in_hand, Decimal(0))), yuan_on_screen(amount_yuan)
    return no(f"“{purpose}”可用结余 {had}，不够支出 {wanted}。请减少金额，或先确认收入。")


def check_receipt(number: str, *, waived_on_record: bool = False) -> Verdict:
    """Every donation gets an official receipt; a donor who stays anonymous or waives it is recorded (art. 38)."""
    if number.strip() or waived_on_record:
        return YES
    return no("捐赠还没有票据号。请补票据号，捐赠人匿名或放弃票据的请记录在案。")


def may_raise_publicly(*, has_licence: bool, agreement_with: str = "") -> Verdict:
    """Without a licence (公开募捐资格) only with a qualified charity, by written agreement (art. 26).

    >>> may_raise_publicly(has_licence=False).reason
    '本单位没有公开募捐资格，不能自行募捐。请与有资格的慈善组织签书面协议，款项进其账户。'
    """
    if has_licence:
        return YES
    if agreement_with.strip():
        return Verdict(True, f"与{agreement_with.strip()}合作募捐，款项进其账户（《慈善法》第二十六条）。")
    return no("本单位没有公开募捐资格，不能自行募捐。请与有资格的慈善组织签书面协议，款项进其账户。")


def may_change_use(*, donor_agreed: bool, refiled: bool) -> Verdict:
    """Money goes to another use only with the donor's consent or after the plan was filed anew (art. 56)."""
    if donor_agreed or refiled:
        return YES
    return no("改变捐款用途要捐赠人同意，公开募捐的要重新备案。请先办其中一项。")


def may_benefit(*, related_to_manager: bool) -> Verdict:
    """Relatives of those who manage the money are not helped with it (art. 59)."""
    if related_to_manager:
        return no("受助人与管理人员有利害关系，不能列为受助人。请由上级妇联另行安排。")
    return YES


def publication_schedule(
    first: date, last: date | None, until: date, own: Iterable[Figure] = ()
) -> tuple[Publication, ...]:
    """The publications that a public fundraising from `first` to `last` owes, as far as due by `until`.

    Art. 79: if it lasts longer than six months, at least every three months; in full within three months
    after the end. One without an end (`last` None) is taken as a long one.
    """
    rows = tuple(own)
    every = figure("charity.publish_every_months", first, rows)
    long = figure("charity.long_activity_months", first, rows)
    runs_to = last or until
    is_long = last is None or last >= add_months(first, int(long.number))
    interim = _interim(first, runs_to, every) if is_long else []
    final = [_final(last, figure("charity.final_within_months", last, rows))] if last else []
    return tuple(item for item in (*interim, *final) if item.due <= until)


def missed_publications(schedule: Sequence[Publication], published: Collection[date], today: date) -> list[Publication]:
    """Those of the schedule that are over without a publication between `since` and their day."""
    return [
        item for item in schedule if item.due < today and not any(item.since <= day <= item.due for day in published)
    ]


def public_donor(name: str, *, agreed: bool) -> str:
    """How a public list names a donor: an unwilling or unnamed one is not named at all (art. 82)."""
    return name.strip() if agreed and name.strip() else ANONYMOUS


def public_girl(name: str, code: str = "") -> str:
    """How a public list names a supported girl: by her code, else surname and 某 (rule 47)."""
    return code.strip() or masked_name(name)


def check_public_columns(columns: Collection[str]) -> Verdict:
    """Whether a list may be published: none of the private columns stands in it."""
    shown = sorted(PRIVATE_COLUMNS & set(columns))
    if not shown:
        return YES
    return no(f"公开名单里有{'、'.join(shown)}，这些不能公开。请去掉后再公开。")


def support_yuan(place: str, stage: Stage, on: date, own: Iterable[Figure] = ()) -> Figure:
    """What a year of schooling is supported with in that place; a LookupError where no table speaks.

    Rule 47: Qingdao 2017 gives 400, 600 and 1000 yuan.
    """
    try:
        return figure(f"spring_bud.{place}.{stage}", on, own)
    except FigureMissingError:
        raise FigureMissingError(f"没有收录该地{STAGE_NAMES[stage]}的春蕾标准，请补录一行。") from None


def check_support(amount_yuan: Decimal | int, standard: Figure) -> Verdict:
    """Whether a year's support reaches the standard of its place; more is welcome, giving is voluntary."""
    if amount_yuan >= standard.number:
        return YES
    short = standard.number - amount_yuan
    return no(
        f"低于{standard.title} {yuan_on_screen(standard.number)}，还差 {yuan_on_screen(short)}。请增加结对人或改标准。"
    )


def _balance(purpose: str, received: Decimal, paid: Decimal) -> Balance:
    over = paid - received
    verdict = no(f"“{purpose}”支出比收入多 {yuan_on_screen(over)}。请核对收支记录。") if over > 0 else YES
    return Balance(purpose, received, paid, verdict)


def _running(by_day: Iterable[tuple[date, Decimal]]) -> list[tuple[date, Decimal]]:
    """What is in hand at the end of each day, in order; within a day nothing comes before anything else."""
    nets: dict[date, Decimal] = {}
    for day, net in by_day:
        nets[day] = nets.get(day, Decimal(0)) + net
    days = sorted(nets)
    return list(zip(days, accumulate(nets[day] for day in days), strict=True))


def _interim(first: date, last: date, every: Figure) -> list[Publication]:
    """One publication for each full interval that ends while the activity runs."""
    step = int(every.number)
    because = f"募捐超过半年，每 {step} 个月至少公开一次（{every.source}）。"
    owed: list[Publication] = []
    since = first
    while (due := add_months(first, step * (len(owed) + 1))) <= last:
        owed.append(Publication(since, due, False, because))
        since = due + timedelta(days=1)
    return owed


def _final(last: date, within: Figure) -> Publication:
    due = add_months(last, int(within.number))
    period = f"{date_words(last, last)} 结束，{within.value} 个月内全面公开"
    because = f"{period}，至 {date_words(due, last)} 止（{within.source}）。"
    return Publication(last, due, True, because)
