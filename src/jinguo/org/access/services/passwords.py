"""Passwords: drawn once, chosen by their owner, aged."""

import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password as matches
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jinguo.base import audit, clock
from jinguo.org.access import throttle
from jinguo.org.access.models import Credential, OldPassword
from jinguo.org.structure.models import Staff
from jinguo.org.structure.pinyin import spell
from jinguo.rules.passwords import PROFILES, PasswordProfile, change_due, check_age, check_password

KEPT = 5  # the last passwords that are not taken again, the present one included
ONE_TIME_LASTS = timedelta(days=7)
SIGNS = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ"  # none that is misread
HOUSE_WORDS = ("jinguo", "巾帼", "fulian", "妇联")


def profile() -> PasswordProfile:
    """The installation's password profile (口令策略)."""
    return PROFILES[settings.PASSWORD_PROFILE]


@transaction.atomic
def draw(staff: Staff, *, by: Staff | None) -> str:
    """Give a one-time password, to be shown once; it is good for seven days and must be changed at the first log-in."""
    plain = one_time_password()
    _put(staff, plain, must_change=True, good_until=timezone.now() + ONE_TIME_LASTS)
    throttle.free(staff.login_name)
    audit.record("password.draw", staff, by=by, label=str(staff))
    return plain


@transaction.atomic
def choose(staff: Staff, old: str, new: str) -> None:
    """Take the password that its owner has chosen; her other sessions end.

    Raises ValidationError, by field, when the old one is wrong or the new one may not be taken.
    """
    if not staff.check_password(old):
        raise ValidationError({"old": "现在的口令不对，请重新输入。"})
    verdict = check_password(profile(), new, personal_words(staff))
    if not verdict.ok:
        raise ValidationError({"new": verdict.reason})
    if is_used(staff, new):
        raise ValidationError({"new": f"最近 {KEPT} 次用过的口令不能再用，请换一个。"})
    _put(staff, new, must_change=False, good_until=None)
    audit.record("password.change", staff, by=staff, label=str(staff))


def one_time_password() -> str:
    """Sixteen drawn signs in four groups, about 92 bits.

    >>> len(one_time_password())
    19
    """
    signs = [secrets.choice(SIGNS) for _ in range(16)]
    return "-".join("".join(signs[n : n + 4]) for n in range(0, 16, 4))


def personal_words(staff: Staff) -> list[str]:
    """The words that everybody knows of her: they make no password."""
    unit = staff.department_on(clock.today())
    words = [staff.name, staff.login_name, staff.number, staff.phone, *spell(staff.name), *HOUSE_WORDS]
    if unit:
        words += [unit.name, unit.short_name, unit.pinyin, unit.initials]
    return [word for word in words if word]


def is_used(staff: Staff, plain: str) -> bool:
    """Whether it is one of her last passwords, the present one included."""
    hashes = [staff.password, *staff.old_passwords.values_list("hashed", flat=True)[: KEPT - 1]]
    return any(matches(plain, hashed) for hashed in hashes)


def is_one_time(staff: Staff) -> bool:
    """Whether her password was drawn for her."""
    return Credential.objects.filter(staff=staff, must_change=True).exists()


def must_change(staff: Staff) -> bool:
    """Whether she has to choose a new password before anything else: it was drawn for her, or it is too old."""
    credential = Credential.objects.filter(staff=staff).first()
    if credential is None:
        return False
    changed_on = timezone.localdate(credential.changed_at)
    return credential.must_change or not check_age(profile(), changed_on, timezone.localdate()).ok


def due(staff: Staff) -> date | None:
    """The last day on which she may keep her password; None where the profile does not ask for a change."""
    credential = Credential.objects.filter(staff=staff).first()
    return change_due(profile(), timezone.localdate(credential.changed_at)) if credential else None


def has_expired(staff: Staff) -> bool:
    """Whether her one-time password was not used in time."""
    return Credential.objects.filter(staff=staff, good_until__lte=timezone.now()).exists()


def _put(staff: Staff, plain: str, *, must_change: bool, good_until: datetime | None) -> None:
    if staff.has_usable_password():
        OldPassword.objects.create(staff=staff, hashed=staff.password)
    spare = staff.old_passwords.values("pk")[KEPT:]
    OldPassword.objects.filter(pk__in=list(spare.values_list("pk", flat=True))).delete()
    staff.password = make_password(plain)
    staff.save(update_fields=["password"])
    facts = {"changed_at": timezone.now(), "must_change": must_change, "good_until": good_until}
    Credential.objects.update_or_create(staff=staff, defaults=facts)
