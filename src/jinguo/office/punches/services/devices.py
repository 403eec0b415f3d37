"""Machines: made known with a secret of their own, and heard when they deliver."""

import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.office.punches.models import Device
from jinguo.office.punches.permissions import may_keep
from jinguo.office.punches.services.accounts import Line
from jinguo.office.punches.services.taking import Taken, take_in
from jinguo.org.structure.models import Staff, Unit

SECRET_BYTES = 18
STAMP = re.compile(r"[0-9]{1,20}")


@transaction.atomic
def make_known(unit: Unit, *, by: Staff, serial: str, name: str) -> Device:
    """Make a machine known (登记考勤机) and draw the secret of its address. Raises Refused, ValidationError."""
    demand(may_keep(by, unit), act="device.add", row=unit)
    device = Device(unit=unit, serial=serial.strip(), name=name.strip(), secret=secrets.token_urlsafe(SECRET_BYTES))
    device.full_clean()
    device.save()
    audit.record("device.add", device, by=by)
    return device


@transaction.atomic
def switch_off(device: Device, *, by: Staff) -> Device:
    """Hear a machine no more (停用). Raises Refused."""
    demand(may_keep(by, device.unit), act="device.close", row=device)
    Device.objects.filter(pk=device.pk).update(is_active=False, version=device.version + 1)
    audit.record("device.close", device, by=by)
    return device


@transaction.atomic
def switch_on(device: Device, *, by: Staff) -> Device:
    """Hear a machine again (启用), at a new address; the old one is known to nobody any more. Raises Refused."""
    demand(may_keep(by, device.unit), act="device.reopen", row=device)
    row = locked(device)
    row.is_active, row.secret, row.version = True, secrets.token_urlsafe(SECRET_BYTES), row.version + 1
    row.save()
    audit.record("device.reopen", row, by=by)
    return row


def device_of(secret: str, serial: str) -> Device | None:
    """The machine whose address this is; None for a wrong secret, another serial, one that is switched off."""
    found = Device.objects.filter(serial=serial, is_active=True).select_related("unit").first()
    return found if found and constant_time_compare(found.secret, secret) else None


@transaction.atomic
def hear_delivery(device: Device, lines: Iterable[Line], content: bytes, *, stamp: str = "") -> Taken:
    """Take in what a machine delivers; a delivery that is sent again writes nothing twice.

    `stamp` is how far the machine has come by its own account; it is told it when it next comes in.
    """
    facts: dict[str, Any] = {"heard_at": timezone.now()}
    if STAMP.fullmatch(stamp):
        facts["stamp"] = stamp
    Device.objects.filter(pk=device.pk).update(**facts)
    return take_in(device.unit, lines, by=None, name=device.name, sha256=sha256(content).hexdigest(), device=device)


def hear_of(device: Device) -> None:
    """A machine has come in without punches: it is alive."""
    Device.objects.filter(pk=device.pk).update(heard_at=timezone.now())
