"""Where a person wants to be told outside the product."""

from django.db import transaction

from jinguo.base import audit
from jinguo.cycle.inbox.models import MailAddress
from jinguo.org.structure.models import Staff


@transaction.atomic
def set_mail_address(address: str, *, by: Staff) -> MailAddress | None:
    """Keep her own mail address, or give it up with an empty one; returns what stands now.

    Raises ValidationError for what is no address. An address that stands already is left as it is.
    """
    kept = MailAddress.objects.select_for_update().filter(staff=by).first()
    if (kept.address if kept else "") == address:
        return kept
    if not address:
        return _give_up(kept)
    row = kept or MailAddress(staff=by)
    before, row.address = (kept.address if kept else ""), address
    row.full_clean(exclude=["seal_id"])
    row.save()
    audit.record("mailaddress.set", row, by=by, changes={"address": (before, address)})
    return row


def _give_up(kept: MailAddress) -> None:
    audit.record("mailaddress.give_up", kept, by=kept.staff)
    kept.delete()
