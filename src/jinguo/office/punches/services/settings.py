"""What an organ settles about punches: how often one may make up for one, from which networks one signs in."""

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.office.punches.models import PunchSetting, SignPlace
from jinguo.office.punches.permissions import may_keep
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def set_limit(unit: Unit, *, by: Staff, corrections_a_month: int, seen: int | None = None) -> PunchSetting:
    """Say how many corrections a month may have. Raises Refused, Stale, ValidationError."""
    demand(may_keep(by, unit), act="punchsetting.set_up", row=unit)
    row, is_new = PunchSetting.objects.get_or_create(unit=unit)
    if not is_new:
        row = locked(row, seen)
    row.corrections_a_month = corrections_a_month
    row.version += 1
    row.full_clean()
    row.save()
    audit.record("punchsetting.set_up", row, by=by, note=f"每月补卡上限 {corrections_a_month} 次")
    return row


@transaction.atomic
def add_network(unit: Unit, *, by: Staff, network: str, note: str = "") -> SignPlace:
    """Let people sign in from a network; with the first one, from nowhere else. Raises Refused, ValidationError."""
    demand(may_keep(by, unit), act="signplace.add", row=unit)
    row = SignPlace(unit=unit, network=network.strip(), note=note.strip())
    row.full_clean()
    row.save()
    audit.record("signplace.add", row, by=by, note=row.network)
    return row


@transaction.atomic
def remove_network(place: SignPlace, *, by: Staff) -> None:
    """Let nobody sign in from there any more; without any network one signs in from everywhere. Raises Refused."""
    row = locked(place)
    demand(may_keep(by, row.unit), act="signplace.remove", row=row.unit)
    audit.record("signplace.remove", row, by=by, note=row.network)
    row.delete()
