"""Locking days whose figures have been published."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.cycle.bookkeeping.kinds import all_ledgers
from jinguo.cycle.bookkeeping.models import Lock
from jinguo.cycle.bookkeeping.permissions import may_lock
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES
from jinguo.rules.wording import date_range_words


@transaction.atomic
def lock_days(
    ledgers: Iterable[str], unit: Unit, first: date, last: date, *, by: Staff | None, reason: str
) -> list[Lock]:
    """Lock days of ledgers for a unit and all below it; what is locked already stays so. Raises Refused."""
    demand(may_lock(by, unit) if by is not None else YES)
    days = {"unit": unit, "first_day": first, "last_day": last}
    locks = [Lock.objects.get_or_create(ledger=code, **days, defaults={"reason": reason})[0] for code in ledgers]
    titles = {code: kind.title for code, kind in all_ledgers().items()}
    for lock in locks:
        label = f"{titles.get(lock.ledger, lock.ledger)} {date_range_words(first, last, clock.today())}"
        audit.record("lock.set", lock, by=by, label=label, note=reason)
    return locks
