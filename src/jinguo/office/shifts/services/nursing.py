"""Nursing time (哺乳时间), given, put right, taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.office.shifts.models import NursingHours
from jinguo.office.shifts.permissions import may_correct, may_keep
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import organ_of


@transaction.atomic
def give_nursing(staff: Staff, *, by: Staff | None, born: date, first_day: date, babies: int = 1) -> NursingHours:
    """Give a mother her nursing time, from a day until the child is one year old. Raises Refused, ValidationError."""
    unit = staff.department_on(first_day)
    if unit is None:
        raise ValidationError(f"{staff}在 {first_day.month}月{first_day.day}日没有任职部室，请核对起始日。")
    if by is not None:
        demand(may_keep(by, organ_of(unit)), act="nursinghours.add", row=staff)
    row = NursingHours(staff=staff, unit=unit, born=born, babies=babies, first_day=first_day)
    _keep(row)
    audit.record("nursinghours.add", row, by=by)
    touch([staff.pk], first_day, clock.today())
    return row


@transaction.atomic
def change_nursing(row: NursingHours, *, by: Staff, born: date, first_day: date, babies: int) -> NursingHours:
    """Put right what was entered. Raises Refused, ValidationError."""
    row = locked(row)
    demand(may_correct(by, row), act="nursinghours.change", row=row)
    given = {"born": born, "babies": babies, "first_day": first_day}
    changes = {name: (getattr(row, name), value) for name, value in given.items()}
    earliest = min(row.first_day, first_day)
    row.born, row.babies, row.first_day = born, babies, first_day
    _keep(row)
    audit.record("nursinghours.change", row, by=by, changes=changes)
    touch([row.staff_id], earliest, clock.today())
    return row


@transaction.atomic
def remove_nursing(row: NursingHours, *, by: Staff) -> None:
    """Take back what was given by mistake (删去). Raises Refused."""
    row = locked(row)
    demand(may_correct(by, row), act="nursinghours.remove", row=row)
    audit.record("nursinghours.remove", row, by=by)
    staff, first = row.staff_id, row.first_day
    row.delete()
    touch([staff], first, clock.today())


def _keep(row: NursingHours) -> None:
    if not row.born <= row.first_day <= row.last_day:
        raise ValidationError({"first_day": "起始日要在婴儿出生以后、满一周岁以前。"})
    row.full_clean()
    row.save()
