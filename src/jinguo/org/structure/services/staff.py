"""People come to work here."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from jinguo.base import audit
from jinguo.org.structure.login_names import normal
from jinguo.org.structure.models import Staff
from jinguo.org.structure.pinyin import spell

BATCH = 500


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
    Staff.objects.bulk_create(people, batch_size=BATCH)
    digest = hashlib.sha256("\n".join(staff.number for staff in people).encode()).hexdigest()
    audit.record("staff.engage_all", by=by, label="人员", note=f"{len(people)} 人，工号 SHA-256 {digest}")


def newcomer(*, on: date | None = None, **fields: Any) -> Staff:
    """Somebody who has not been entered yet, each of her columns checked.

    Raises ValidationError; whether number and login name are free is asked by whoever enters her.
    """
    pinyin, initials = spell(fields["name"])
    fields["login_name"] = normal(fields["login_name"])
    staff = Staff(**fields, employed_from=on, pinyin=pinyin, initials=initials[:40])
    staff.set_unusable_password()
    staff.clean_fields()
    return staff
