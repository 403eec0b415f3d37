"""Protections from dismissal: entered by personnel, ended, voided."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.office.conduct.models import Protection
from jinguo.office.conduct.permissions import may_end_protection
from jinguo.office.conduct.services.keeping import entered, voided
from jinguo.org.structure.models import Staff


@transaction.atomic
def enter_protection(
    staff: Staff, *, by: Staff, kind: str, first_day: date, basis: str, last_day: date | None = None
) -> Protection:
    """Enter why somebody must not be dismissed for a time. Raises Refused, ValidationError."""
    row = Protection(staff=staff, kind=kind, first_day=first_day, last_day=last_day, basis=basis.strip())
    return entered(row, by=by, code="protection.record", day=first_day)


@transaction.atomic
def end_protection(protection: Protection, *, by: Staff, last_day: date) -> Protection:
    """Say when a protection ends or ended. Raises Refused, ValidationError."""
    row = locked(protection)
    demand(may_end_protection(by, row), act="protection.end", row=row)
    if last_day < row.first_day:
        raise ValidationError({"last_day": "终止日不能早于起始日。"})
    row.last_day = last_day
    row.save(update_fields=["last_day"])
    audit.record("protection.end", row, by=by)
    return row


@transaction.atomic
def void_protection(protection: Protection, *, by: Staff, reason: str) -> Protection:
    """Void what was entered by mistake. Raises Refused, ValidationError."""
    return voided(protection, by=by, reason=reason, code="protection.void")
