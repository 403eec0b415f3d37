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
    before = kept.address if kept else ""
    if address == before:
        return kept
    if kept and not address:
        audit.record("mailaddress.give_up", kept, by=by)
        kept.delete()
        return None
    row = kept or MailAddress(staff=by)
    row.address = address
    row.full_clean(exclude=["seal_id"])
    row.save()
    audit.record("mailaddress.set", row, by=by, changes={"address": (before, address)})
    return row
