"""Punches made by people: signed on screen by oneself, entered from the office's sheet for others."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, bulk, clock, files
from jinguo.base.moves import demand
from jinguo.office.punches.models import Punch, PunchBatch
from jinguo.office.punches.permissions import may_keep, may_sign
from jinguo.office.punches.services.accounts import COLUMNS, ours
from jinguo.office.shifts.present import present
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.attendance import clock as clock_words
from jinguo.rules.attendance.shift import CLOSES, OPENS


@transaction.atomic
def sign(*, by: Staff, address: str) -> Punch:
    """Sign in or out on screen (签到, 签退); two presses within a minute are one. Raises Refused."""
    demand(may_sign(by, address), act="punch.sign", row=by)
    made = present()
    department = by.department_on(made.day) or by.department_on(clock.today())
    facts = {"pin": by.number, "day": made.day, "minute": made.minute, "source": "screen", "origin": ""}
    row, is_new = Punch.objects.get_or_create(unit=department, is_void=False, **facts, defaults={"staff": by})
    if is_new:
        audit.record("punch.sign", row, by=by, note=row.clock)
        touch([by.pk], made.day, made.day)
    return row


@transaction.atomic
def enter_sheet(
    unit: Unit, day: date, rows: Mapping[Staff, Sequence[int]], *, by: Staff, scan: File | None = None
) -> PunchBatch:
    """Enter the office's sign-in sheet of a day for others (代录): minutes by person; `scan` is the sheet itself.

    Returns its batch, which counts what was new. Raises Refused; ValidationError for a day to come, a time outside of
    the day, and people who do not work here.
    """
    demand(may_keep(by, unit), act="punch.enter_sheet", row=unit)
    _check(unit, day, rows)
    batch = PunchBatch.objects.create(
        unit=unit, source="sheet", name=f"签到表 {day.isoformat()}", counts={}, by=by, on=clock.today()
    )
    made = [
        (unit.pk, one.pk, one.number, day, minute, "sheet", "", "", batch.pk, by.pk)
        for one, minutes in rows.items()
        for minute in minutes
    ]
    new = bulk.insert(Punch, COLUMNS, made, skip_known=True)
    batch.counts = {name: count for name, count in {"kept": new, "known": len(made) - new}.items() if count}
    batch.save(update_fields=["counts"])
    if scan is not None:
        files.keep(batch, scan, by=by)
    audit.record("punch.enter_sheet", batch, by=by, note=f"{day.isoformat()}，{len(rows)} 人，新增 {new} 次")
    touch([one.pk for one in rows], day, day)
    return batch


def _check(unit: Unit, day: date, rows: Mapping[Staff, Sequence[int]]) -> None:
    if day > clock.today():
        raise ValidationError("签到表的日期还没有到，请核对。")
    here = ours(unit, rows, day)
    stranger = next((one for one in rows if one.pk not in here), None)
    if stranger is not None:
        raise ValidationError(f"{stranger}这一天不在本单位任职，请核对。")
    odd = next((minute for minute in chain(*rows.values()) if not OPENS <= minute <= CLOSES), None)
    if odd is not None:
        raise ValidationError(f"{clock_words(odd)} 不在这一天（4:00 至次日 3:59），请核对。")
