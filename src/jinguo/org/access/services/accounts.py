"""What becomes of an account: suspended, taken up again, cleared away when nobody uses it."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from jinguo.base import audit, clock
from jinguo.base.moves import Refused
from jinguo.org.structure.models import Appointment, Staff
from jinguo.org.structure.roles import ROLES, SEATS

UNUSED_AFTER = timedelta(days=90)


@transaction.atomic
def suspend(staff: Staff, *, by: Staff | None, note: str = "") -> Staff:
    """Suspend an account (停用): her sessions end at once, her rows stay. Raises Refused for the last of a seat."""
    keep_last_seat(staff)
    return _switch(staff, False, "account.suspend", by=by, note=note)


@transaction.atomic
def restore(staff: Staff, *, by: Staff | None) -> Staff:
    """Let a suspended account be used again (启用); sessions of before stay dead."""
    return _switch(staff, True, "account.restore", by=by)


@transaction.atomic
def suspend_unused() -> list[Staff]:
    """Suspend the accounts that nobody has used for ninety days, or whose owner has left; never the last of a seat.

    Source: GB/T 22239-2019, 8.1.4.2 c) 及时删除或停用多余的、过期的账户.
    """
    return [
        suspend(staff, by=None, note="90 天未使用或已离职")
        for staff in _unused()
        if all(_other_holders(staff, role) for role in _seats(staff))
    ]


def keep_last_seat(staff: Staff) -> None:
    """Raise Refused when a seat would be left without anybody who can log in."""
    for role in _seats(staff):
        if not _other_holders(staff, role):
            raise Refused(f"{staff.name}是最后一位{ROLES[role].name}，请先由接任者到位。")


def _unused() -> Iterable[Staff]:
    """Those whose last log-in, or without any whose password, is older than the limit, and those who have left."""
    used = Coalesce(F("last_login"), F("credential__changed_at"))
    open_accounts = Staff.objects.filter(is_active=True).exclude(password="").annotate(used=used)
    idle = open_accounts.filter(used__lt=timezone.now() - UNUSED_AFTER)
    left = open_accounts.filter(employed_to__lte=clock.today())
    return (idle | left).order_by("pk")


def _seats(staff: Staff) -> list[str]:
    return list(staff.appointments.running().filter(role__in=SEATS).values_list("role", flat=True))


def _other_holders(staff: Staff, role: str) -> bool:
    holders = Appointment.objects.running().filter(role=role, staff__is_active=True, last_day=None)
    return holders.exclude(staff=staff).exists()


def _switch(staff: Staff, active: bool, code: str, *, by: Staff | None, note: str = "") -> Staff:
    was = staff.is_active
    staff.is_active = active
    staff.session_epoch = F("session_epoch") + 1
    staff.save(update_fields=["is_active", "session_epoch"])
    staff.refresh_from_db(fields=["session_epoch"])
    audit.record(code, staff, by=by, changes={"is_active": (was, active)}, note=note)
    return staff
