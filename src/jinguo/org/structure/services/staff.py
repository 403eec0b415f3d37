"""People come to work here."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction

from jinguo.base import audit, bulk
from jinguo.base.audit import Changes
from jinguo.base.vault.fields import index_fields
from jinguo.org.structure.login_names import normal
from jinguo.org.structure.models import Staff
from jinguo.org.structure.pinyin import spell


@transaction.atomic
def engage(*, by: Staff | None, on: date | None = None, **fields: Any) -> Staff:
    """Enter a member of staff (入职); `fields` are those of `Staff`. She cannot log in before a password is drawn.

    Raises ValidationError, e.g. for a number or login name that is taken.
    """
    staff = newcomer(on=on, **fields)
    staff.full_clean()
    staff.save()
    audit.record("staff.engage", staff, by=by)
    return staff


@transaction.atomic
def engage_all(people: Sequence[Staff], *, by: Staff | None) -> None:
    """Enter many newcomers, whose numbers and login names are free: a few statements, one row on the trail.

    The trail holds how many there were and the SHA-256 of their numbers; each of them stands in the import's batch.
    """
    bulk.create(people)
    digest = hashlib.sha256("\n".join(staff.number for staff in people).encode()).hexdigest()
    audit.record("staff.engage_all", by=by, label="人员", note=f"{len(people)} 人，工号 SHA-256 {digest}")


def correction(staff: Staff, facts: Mapping[str, Any]) -> Changes:
    """What facts change of somebody: old and new by column, put into her columns and checked, but not written.

    Only of what no two people share: number and login name are changed otherwise. Raises ValidationError.
    """
    changes = {name: (getattr(staff, name), value) for name, value in facts.items() if getattr(staff, name) != value}
    for name, (_, value) in changes.items():
        setattr(staff, name, value)
    if changes:
        staff.clean_fields()
    if "employed_from" in changes:
        staff.validate_constraints()
    return changes


@transaction.atomic
def correct_all(changes: Sequence[tuple[Staff, Changes]], *, by: Staff | None) -> None:
    """Write the corrections of many people at once, each with its row on the trail."""
    names = sorted({name for _, found in changes for name in found})
    indexes = [field.name for field in index_fields(Staff) if field.source in names]
    bulk.update([staff for staff, _ in changes], [*names, *indexes])
    audit.record_all("staff.correct", changes, by=by)


def newcomer(*, on: date | None = None, **fields: Any) -> Staff:
    """Somebody who has not been entered yet, each of her columns checked.

    Raises ValidationError; whether number and login name are free is asked by whoever enters her.
    """
    pinyin, initials = spell(fields["name"])
    fields["login_name"] = normal(fields["login_name"])
    staff = Staff(**fields, employed_from=on, pinyin=pinyin, initials=initials[:40])
    staff.password = UNUSABLE_PASSWORD_PREFIX + secrets.token_urlsafe(30)  # as Django draws it, in one draw
    staff.clean_fields()
    return staff
