"""The ledger of donations: its fields, its checks by the Charity Law, its measures."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from jinguo.base.once import foresee, once
from jinguo.cycle.bookkeeping.kinds import Check, TypedLedger, fields_of
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.measures import Balance, Total
from jinguo.org.structure.models import Unit
from jinguo.rules import charity
from jinguo.rules.verdict import YES, Verdict, all_of
from jinguo.service.ledgers.donations.models import NO_DONATION, Donation, DonationPublication, DonationPurpose
from jinguo.service.ledgers.donations.queries import gift_of, net_by_day, publications_owed, receipts_standing

RECEIVED, PAID = Q(direction="received"), Q(direction="paid")
DIMENSIONS = {"purpose": "purpose__name", "source": "given_by", "form": "form"}


@dataclass(frozen=True)
class DonationLedger(TypedLedger):
    """Donations, where nothing is paid that has not come in."""

    def hold(self, values: Values) -> None:
        """Hold the purpose: of two payments from one purpose the second sees the first."""
        if values.get("purpose"):
            _hold(values["purpose"])

    def foresee(self, rows: Iterable[tuple[Values, Unit]]) -> None:
        """The receipts that stand in the books, an organ's at a time."""
        by_organ: dict[str, set[str]] = defaultdict(set)
        for values, unit in rows:
            by_organ[unit.organ_path].add((values.get("receipt_number") or "").strip())
        for organ, receipts in by_organ.items():
            standing = receipts_standing(organ, receipts, None)
            foresee(gift_of, {(organ, one, None): standing.get(one) for one in receipts})

    def agrees(self, row: Donation) -> Verdict:
        """Whether the purpose is still covered on each of its days."""
        return charity.stays_covered(row.purpose.name, net_by_day(row.purpose, row.form))

    def in_force(self, unit: Unit, day: date) -> list[str]:
        """What the public fundraisings of the unit owe the public."""
        return publications_owed(unit, day)


@once
def _hold(purpose: DonationPurpose) -> None:
    """Until the transaction ends, which is longer than any set lasts."""
    DonationPurpose.objects.select_for_update().get(pk=purpose.pk)


def _is_covered(values: Values, _row: Any) -> Verdict:
    """Only what is confirmed counts as in hand; a draft is asked again when it is confirmed."""
    if values["direction"] != "paid":
        return YES
    purpose = values["purpose"]
    free = charity.free_on(values["day"], net_by_day(purpose, values["form"]))
    return charity.check_payment(purpose.name, values["amount"], free)


def _has_source(values: Values, _row: Any) -> Verdict:
    is_received = values["direction"] == "received"
    return all_of(
        (values.get("given_by") or not is_received, "捐赠来源没有填，请补上"),
        (is_received or not values.get("given_by"), "支出不填捐赠来源，请清空"),
    )


def _has_receipt(values: Values, _row: Any) -> Verdict:
    is_gift = values["direction"] == "received" and values.get("given_by") not in NO_DONATION
    if not is_gift or values["form"] != "money":
        return YES
    waived = bool(values.get("receipt_waived"))
    return charity.check_receipt(values.get("receipt_number") or "", waived_on_record=waived)


def _receipt_is_new(values: Values, row: Any) -> Verdict:
    """A receipt stands for one donation: the same number twice is the same gift entered twice."""
    other = gift_of(row.unit.organ_path, values["receipt_number"].strip(), row.pk)
    return all_of((other is None, f"票据号已用在 {other}，请核对是否重复登记"))


def _names_goods(values: Values, _row: Any) -> Verdict:
    return all_of((values["form"] == "money" or values.get("goods"), "实物名称和数量没有填，请补上"))


def _names_beneficiary(values: Values, _row: Any) -> Verdict:
    is_named = values.get("beneficiary") or values.get("person")
    return all_of((values["direction"] == "received" or is_named, "受助对象没有填，请补上"))


def _may_benefit(values: Values, _row: Any) -> Verdict:
    return charity.may_benefit(related_to_manager=values["is_related"])


def _total(code: str, title: str, where: Q) -> Total:
    return Total(f"donations.{code}", title, "元", Donation, where, DIMENSIONS, column="amount")


DONATIONS = DonationLedger(
    code="donations",
    title="捐赠",
    group="儿童",
    model=Donation,
    fields=fields_of(
        Donation,
        *("day", "direction", "form", "amount", "goods", "purpose", "given_by", "donor", "may_publish"),
        *("receipt_number", "receipt_waived", "beneficiary", "person", "is_related", "region", "remark"),
        amount={"unit": "元"},
        receipt_number={"hint": "接受货币捐赠必填；匿名或放弃票据的勾选下一项"},
        beneficiary={"hint": "支出必填：人、户或单位"},
    ),
    checks=(
        Check("amount", _is_covered, needs=("amount", "purpose", "direction", "form", "day")),
        Check("given_by", _has_source, needs=("direction",)),
        Check("receipt_number", _has_receipt, needs=("direction", "form")),
        Check("receipt_number", _receipt_is_new, needs=("receipt_number",)),
        Check("goods", _names_goods, needs=("form",)),
        Check("beneficiary", _names_beneficiary, needs=("direction",)),
        Check("is_related", _may_benefit, needs=("is_related",)),
    ),
    measures=(
        _total("received", "接受捐赠", RECEIVED),
        _total("received_money", "接受捐款", RECEIVED & Q(form="money")),
        _total("received_goods", "接受捐物价值", RECEIVED & Q(form="goods")),
        _total("own_staff", "本机关职工捐款", RECEIVED & Q(given_by="staff")),
        _total("paid", "捐赠支出", PAID),
        _total("paid_money", "捐款支出", PAID & Q(form="money")),
        _total("paid_goods", "捐物支出价值", PAID & Q(form="goods")),
        Balance(
            "donations.balance", "捐赠结余", "元", Donation, dimensions=DIMENSIONS, came_in=RECEIVED, went_out=PAID
        ),
    ),
    kept_by=(DonationPurpose, DonationPublication),
    listed=("day", "direction", "form", "amount", "purpose", "given_by", "donor"),
    filtered=("direction", "form", "purpose", "given_by"),
    hint="还没有捐赠记录。收一笔、付一笔各记一条，结余会自动算出。",
)
