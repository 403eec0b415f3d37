"""Months locked by the office, and opened again with a reason."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import locked, move
from jinguo.office.attendance.models import AttendanceMonth
from jinguo.office.attendance.services.settling import settle
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.periods import Period


@transaction.atomic
def lock_month(organ: Unit, month: Period, *, by: Staff) -> AttendanceMonth:
    """Settle a month that is over once more and lock it (锁定). Raises Refused, ValidationError before its end."""
    if month.last >= clock.today():
        raise ValidationError(f"{month.label}还没有结束，过完再锁定。")
    row, _ = AttendanceMonth.objects.get_or_create(unit=organ, period=month.code)
    settle(organ, month.first, month.last, by=None)
    fresh = locked(row)
    facts: dict[str, date | Staff] = {"locked_on": clock.today(), "locked_by": by}
    return move(row, "lock_month", by=by, version=fresh.version + 1, **facts)  # type: ignore[arg-type]


@transaction.atomic
def reopen_month(row: AttendanceMonth, *, by: Staff, reason: str) -> AttendanceMonth:
    """Open a locked month again, with a reason (重新打开). Raises Refused."""
    fresh = locked(row)
    return move(row, "reopen_month", by=by, reason=reason, version=fresh.version + 1)
