"""Time-based codes (RFC 6238) and recovery codes, each good once."""

import base64
import secrets
import time

from cryptography.hazmat.primitives import constant_time
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from jinguo.base import audit
from jinguo.org.access.models import SecondFactor
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import SEATS

SECONDS = 30
DRIFT = 1  # steps before and after now: a phone's clock may be off by half a minute
SECRET_BYTES = 20
RECOVERY_CODES = 10
ISSUER = "巾帼"
REQUIRED_OF = (*SEATS, "case_window")
WRONG = "验证码不对。请等手机上换一个新的再输入，每个验证码只能用一次。"


def is_on(staff: Staff) -> bool:
    """Whether she is asked for a code after her password."""
    return SecondFactor.objects.filter(staff=staff, confirmed_at__isnull=False).exists()


def is_required(staff: Staff) -> bool:
    """Whether she has to use one: in 等保三级模式 the three seats and whoever may open cases."""
    return settings.LEVEL_THREE and staff.has_role(*REQUIRED_OF)


@transaction.atomic
def begin(staff: Staff) -> SecondFactor:
    """The factor being set up, with its secret; the same one until it is confirmed."""
    drawn = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    factor, _ = SecondFactor.objects.get_or_create(staff=staff, defaults={"secret": drawn})
    return factor


@transaction.atomic
def confirm(staff: Staff, code: str) -> list[str]:
    """Switch it on with the first right code; returns the recovery codes, to be shown once.

    Raises ValidationError when the code is not right.
    """
    factor = SecondFactor.objects.select_for_update().get(staff=staff)
    if factor.confirmed_at or not _take_step(factor, code):
        raise ValidationError({"code": WRONG})
    codes = [f"{secrets.randbelow(10**10):010d}" for _ in range(RECOVERY_CODES)]
    factor.recovery_codes = " ".join(codes)
    factor.confirmed_at = timezone.now()
    factor.save()
    audit.record("second_factor.begin", factor, by=staff, label=str(staff))
    return codes


@transaction.atomic
def accept(staff: Staff, code: str) -> bool:
    """Take a time-based or a recovery code, once; False when it is not right or was used."""
    factor = SecondFactor.objects.select_for_update().get(staff=staff)
    if _take_step(factor, code):
        factor.save(update_fields=["last_step"])
        return True
    return _take_recovery_code(factor, code)


@transaction.atomic
def remove(staff: Staff, *, by: Staff | None) -> None:
    """Take her second factor away: her own wish where none is required, or two seats' decision after a lost phone."""
    for factor in SecondFactor.objects.select_for_update().filter(staff=staff):
        audit.record("second_factor.end", factor, by=by, label=str(staff))
        factor.delete()


def address_for_phone(factor: SecondFactor) -> str:
    """What the QR code says to the phone's app."""
    return _generator(factor).get_provisioning_uri(factor.staff.login_name, ISSUER)


def drawing(factor: SecondFactor) -> SafeString:
    """The QR code as an SVG element."""
    import qrcode  # a fifth of a second to load, once in a person's life
    from qrcode.image.svg import SvgPathImage

    image = qrcode.make(address_for_phone(factor), image_factory=SvgPathImage, box_size=16)
    return mark_safe(image.to_string(encoding="unicode"))  # noqa: S308 - drawn by us, holds shapes only


def _take_step(factor: SecondFactor, code: str) -> bool:
    """Take a time-based code if its step is later than the last one taken."""
    generator, now = _generator(factor), int(time.time()) // SECONDS
    given = code.strip().encode()
    for step in range(max(now - DRIFT, factor.last_step + 1), now + DRIFT + 1):
        if constant_time.bytes_eq(generator.generate(step * SECONDS), given):
            factor.last_step = step
            return True
    return False


def _take_recovery_code(factor: SecondFactor, code: str) -> bool:
    given = code.strip().encode()
    left = factor.codes_left
    found = [one for one in left if constant_time.bytes_eq(one.encode(), given)]
    if not found:
        return False
    factor.recovery_codes = " ".join(one for one in left if one not in found)
    factor.save(update_fields=["recovery_codes"])
    audit.record("second_factor.recover", factor, by=factor.staff, label=str(factor.staff))
    return True


def _generator(factor: SecondFactor) -> TOTP:
    return TOTP(base64.b32decode(factor.secret), 6, SHA1(), SECONDS)  # noqa: S303 - what phone apps know (RFC 6238)
