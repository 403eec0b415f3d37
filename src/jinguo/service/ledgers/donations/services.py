"""Making donations public."""

from datetime import date

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping.permissions import may_set_up
from jinguo.org.structure.models import Staff
from jinguo.service.ledgers.donations.models import DonationPublication, DonationPurpose


@transaction.atomic
def publish(purpose: DonationPurpose, *, on: date, place: str, by: Staff | None) -> DonationPublication:
    """Note that a purpose was made public on a day. Raises Refused; ValidationError for the same place and day."""
    if by is not None and not (verdict := may_set_up(by, purpose.unit)):
        raise Refused(verdict.reason)
    publication = DonationPublication(purpose=purpose, day=on, place=place)
    publication.full_clean()
    publication.save()
    audit.record("donationpurpose.publish", purpose, by=by, note=place)
    return publication
