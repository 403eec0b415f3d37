"""What every entry has in common: whose it is, its files, how it is voided."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.files.base import File

from jinguo.base import audit, clock, files
from jinguo.base.moves import demand, locked
from jinguo.office.conduct.models import ConductRecord, OpenCase, Protection
from jinguo.office.conduct.permissions import may_enter_for, may_void
from jinguo.org.structure.models import Staff, Unit

Kept = TypeVar("Kept", ConductRecord, OpenCase, Protection)


def entered(row: Kept, *, by: Staff, code: str, day: date) -> Kept:
    """Check and keep a new row about what began on a day; nothing of it but its number goes into the trail."""
    demand(may_enter_for(by, row.staff), act=code, row=by)
    row.unit = department_of(row.staff, day)
    row.entered_on, row.entered_by = clock.today(), by
    row.full_clean()
    row.save()
    audit.record(code, row, by=by)
    return row


def department_of(staff: Staff, day: date) -> Unit:
    """Her department of a day, or today's for what an earlier organ gave her. Raises ValidationError."""
    unit = staff.department_on(day) or staff.department_on(clock.today())
    if unit is None:
        raise ValidationError(f"{staff}今天没有任职部室，请先登记任职。")
    return unit


def not_ahead(name: str, day: date, what: str) -> None:
    """Refuse a day that lies ahead."""
    if day > clock.today():
        raise ValidationError({name: f"{what}不能晚于今天，请到生效以后再登记。"})


def keep_files(row: ConductRecord | OpenCase, uploads: Iterable[File], *, by: Staff) -> None:
    """Keep papers under names that say nothing, for the trail tells the names of files."""
    for number, upload in enumerate(uploads, 1):
        upload.name = f"附件{number}{PurePath(upload.name or '').suffix}"
        files.keep(row, upload, by=by)


def voided(row: Kept, *, by: Staff, reason: str, code: str) -> Kept:
    """Void a row with a reason (作废); it stays to be seen. Raises Refused, ValidationError."""
    found = locked(row)
    demand(may_void(by, found), act=code, row=found)
    if not reason.strip():
        raise ValidationError({"reason": "请写明作废原因，如“登记错人”“处分已撤销”。"})
    found.voided_on, found.voided_by, found.void_reason = clock.today(), by, reason.strip()
    found.save(update_fields=["voided_on", "voided_by", "void_reason"])
    audit.record(code, found, by=by)
    return found
