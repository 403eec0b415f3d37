"""For whom a profile holds, and until when."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.office.shifts.models import ShiftAssignment, ShiftProfile
from jinguo.office.shifts.permissions import may_change
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def assign(
    profile: ShiftProfile, holder: Unit | Staff, *, by: Staff | None, first_day: date, last_day: date | None = None
) -> ShiftAssignment:
    """Let a profile hold for a unit with all below it, or for a person. Raises Refused, ValidationError."""
    locked(profile)
    if by is not None:
        demand(may_change(by, profile), act="shiftassignment.add", row=profile)
    _check_ours(profile, holder, first_day)
    side = {"unit": holder} if isinstance(holder, Unit) else {"staff": holder}
    row = ShiftAssignment(profile=profile, first_day=first_day, last_day=last_day, **side)
    row.full_clean()
    row.save()
    audit.record("shiftassignment.add", row, by=by)
    touch(_people(row), first_day, clock.today())
    return row


@transaction.atomic
def change_assignment(
    row: ShiftAssignment, *, by: Staff, first_day: date, last_day: date | None = None
) -> ShiftAssignment:
    """Say from when and until when it holds. Raises Refused, ValidationError."""
    row = locked(row)
    demand(may_change(by, row.profile), act="shiftassignment.change", row=row.profile)
    changes = {"first_day": (row.first_day, first_day), "last_day": (row.last_day, last_day)}
    earliest = min(row.first_day, first_day)
    row.first_day, row.last_day = first_day, last_day
    row.full_clean()
    row.save()
    audit.record("shiftassignment.change", row, by=by, changes=changes)
    touch(_people(row), earliest, clock.today())
    return row


@transaction.atomic
def remove_assignment(row: ShiftAssignment, *, by: Staff) -> None:
    """Take back an assignment that was made by mistake (删去). Raises Refused."""
    row = locked(row)
    demand(may_change(by, row.profile), act="shiftassignment.remove", row=row.profile)
    audit.record("shiftassignment.remove", row, by=by)
    people, first = _people(row), row.first_day
    row.delete()
    touch(people, first, clock.today())


def _people(row: ShiftAssignment) -> Collection[int] | None:
    """Whose days it touches; None, for everybody, where it holds for a unit."""
    return [row.staff_id] if row.staff_id else None


def _check_ours(profile: ShiftProfile, holder: Unit | Staff, day: date) -> None:
    unit = holder if isinstance(holder, Unit) else holder.department_on(day)
    if unit is None or not unit.path.startswith(profile.unit.path):
        raise ValidationError(f"{holder}在 {day.month}月{day.day}日不属于{profile.unit}，请核对。")
