"""People come to work here."""

from datetime import date
from typing import Any

from django.db import transaction

from jinguo.base import audit
from jinguo.org.structure.login_names import normal
from jinguo.org.structure.models import Staff
from jinguo.org.structure.pinyin import spell


@transaction.atomic
def engage(*, by: Staff | None, on: date | None = None, **fields: Any) -> Staff:
    """Enter a member of staff (入职); `fields` are those of `Staff`. She cannot log in before a password is drawn.

    Raises ValidationError, e.g. for a number or login name that is taken.
    """
    pinyin, initials = spell(fields["name"])
    fields["login_name"] = normal(fields["login_name"])
    staff = Staff(**fields, employed_from=on, pinyin=pinyin, initials=initials[:40])
    staff.set_unusable_password()
    staff.full_clean()
    staff.save()
    audit.record("staff.engage", staff, by=by)
    return staff
