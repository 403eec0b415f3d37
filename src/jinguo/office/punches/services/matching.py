"""Whose a number in files and machines is: said once, for the punches there are and for those to come."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Min

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.office.punches.models import PinCode, Punch
from jinguo.office.punches.permissions import may_keep
from jinguo.office.punches.services.accounts import ours
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff, Unit

READ_OUT = ("file", "device")  # where numbers stand that somebody has to be known by
ONE_DAY = timedelta(days=1)


@transaction.atomic
def match_pin(unit: Unit, pin: str, staff: Staff, *, by: Staff, first_day: date | None = None) -> int:
    """Say whose a number is (匹配考勤号) from a day on; without one, from its first punch that is nobody's yet.

    Punches from that day to the next holder's become hers, and those to come; a wrong match is put right by another of
    the same day. Returns how many punches changed hands. Raises Refused, ValidationError.
    """
    demand(may_keep(by, unit), act="pincode.match", row=unit)
    first = first_day or _first_unknown(unit, pin)
    if staff.pk not in ours(unit, [staff], first) | ours(unit, [staff], clock.today()):
        raise ValidationError({"staff": f"{staff}不在本单位任职，请核对。"})
    row, _ = PinCode.objects.update_or_create(unit=unit, pin=pin, first_day=first, defaults={"staff": staff})
    count = _hand_over(row)
    audit.record("pincode.match", row, by=by, note=f"{first.isoformat()} 起，{count} 次打卡")
    return count


def _hand_over(row: PinCode) -> int:
    """Give the punches of a number to whom it was matched; both sides' days are settled anew."""
    rows = Punch.objects.filter(unit=row.unit, pin=row.pin, source__in=READ_OUT, day__gte=row.first_day)
    after = PinCode.objects.filter(unit=row.unit, pin=row.pin, first_day__gt=row.first_day).order_by("first_day")
    following = after.values_list("first_day", flat=True).first()
    rows = (rows if following is None else rows.filter(day__lt=following)).exclude(staff=row.staff_id)
    held = list(rows.order_by("day").values_list("staff", "day"))
    count = rows.update(staff=row.staff)
    if held:
        touch({row.staff_id, *(staff for staff, _ in held if staff)}, held[0][1], held[-1][1])
    return count


def _first_unknown(unit: Unit, pin: str) -> date:
    unknown = Punch.objects.filter(unit=unit, pin=pin, staff=None)
    first: date | None = unknown.aggregate(first=Min("day"))["first"]
    if first is None:
        raise ValidationError({"pin": f"没有还不知道是谁的考勤号 {pin}；要改已匹配的，请填从哪天起。"})
    return first
