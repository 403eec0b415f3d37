"""What was entered by mistake is voided with a reason: it stays to be seen and counts no more."""

from datetime import timedelta
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.committee.body.models import Adjustment, GroupSeat, Membership, UnitContact
from jinguo.committee.body.permissions import may_void_adjustment, may_void_contact, may_void_seat
from jinguo.org.structure.models import Staff
from jinguo.rules.committee_body import SINGLE
from jinguo.rules.verdict import Verdict

Kept = TypeVar("Kept", Adjustment, GroupSeat, UnitContact)
ONE_DAY = timedelta(days=1)
HELD = "已有材料以这次调整带来的成员单位为依据，不能作废；请另登记一次调整来更正。"


@transaction.atomic
def void_contact(contact: UnitContact, *, by: Staff, reason: str) -> UnitContact:
    """Void a person entered by mistake; whom she relieved goes on as before. Raises Refused, ValidationError."""
    row = locked(contact)
    _void(
        row, by=by, reason=reason, verdict=may_void_contact(by, row), label=f"{row.membership} {row.get_role_display()}"
    )
    if row.role in SINGLE:
        _go_on(row)
    return row


@transaction.atomic
def void_seat(seat: GroupSeat, *, by: Staff, reason: str) -> GroupSeat:
    """Void a place in a group entered by mistake. Raises Refused, ValidationError."""
    row = locked(seat)
    label = f"{row.committee.label}{row.get_group_display()}"
    return _void(row, by=by, reason=reason, verdict=may_void_seat(by, row), label=label)


@transaction.atomic
def void_adjustment(adjustment: Adjustment, *, by: Staff, reason: str) -> Adjustment:
    """Void a document: what it brought never came, what it took stays. Raises Refused, ValidationError."""
    row = locked(adjustment)
    came, went = Membership.objects.filter(came_by=row), Membership.objects.filter(went_by=row)
    names = [str(one.unit) for one in came.select_related("unit")]
    note = f"加入 {len(names)} 个：{'、'.join(names)}" if names else f"退出 {went.count()} 个"
    _void(row, by=by, reason=reason, verdict=may_void_adjustment(by, row), label=f"{row}　{note}")
    went.update(last_day=None, went_by=None)
    try:
        came.delete()
    except ProtectedError as problem:
        raise ValidationError({"reason": HELD}) from problem
    return row


def _void(row: Kept, *, by: Staff, reason: str, verdict: Verdict, label: str) -> Kept:
    code = f"{row._meta.model_name}.void"
    demand(verdict, act=code, row=row)
    if not reason.strip():
        raise ValidationError({"reason": "请写明作废原因，如“登记错人”“日期登记错误”。"})
    row.voided_on, row.void_reason = clock.today(), reason.strip()
    row.save(update_fields=["voided_on", "void_reason"])
    audit.record(code, row, by=by, label=label, note=row.void_reason)
    return row


def _go_on(row: UnitContact) -> None:
    """Who was relieved by a voided entry is in her place again, unless somebody else has followed."""
    others = UnitContact.objects.standing().filter(membership=row.membership, role=row.role)
    if not others.filter(first_day__gte=row.first_day).exists():
        others.filter(last_day=row.first_day - ONE_DAY).update(last_day=None)
