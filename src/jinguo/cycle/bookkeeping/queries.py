"""What is asked of the books."""

from datetime import date

from django.db.models import F, Value

from jinguo.cycle.bookkeeping.models import Lock
from jinguo.org.structure.models import Unit


def lock_on(ledger: str, unit: Unit, day: date) -> Lock | None:
    """The lock that holds a day of a ledger for a unit (its own, or one of a unit above it); None when open."""
    above = Lock.objects.alias(asked=Value(unit.path)).filter(asked__startswith=F("unit__path"))
    return above.filter(ledger=ledger, first_day__lte=day, last_day__gte=day).first()
