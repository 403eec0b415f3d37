"""What is asked of the books."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, Q, QuerySet, Value

from jinguo.base import clock
from jinguo.cycle.bookkeeping.models import Ledger, Lock
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import LEDGER
from jinguo.org.structure.scope import grants_reading
from jinguo.org.structure.trees import prefixes

LockFinder = Callable[[str, Unit, date], Lock | None]
# What a region picker offers somebody whose region is of a level: finer divisions come with an import.
OFFERED = {
    "nation": ("province",),
    "province": ("city", "county"),
    "city": ("county",),
    "county": ("town", "village"),
    "town": ("village",),
    "village": (),
}


def lock_on(ledger: str, unit: Unit, day: date) -> Lock | None:
    """The lock that holds a day of a ledger for a unit (its own, or one of a unit above it); None when open."""
    above = Lock.objects.alias(asked=Value(unit.path)).filter(asked__startswith=F("unit__path"))
    return above.filter(ledger=ledger, first_day__lte=day, last_day__gte=day).first()


def lock_finder(ledger: str) -> LockFinder:
    """`lock_on` for many rows of one ledger: its locks are fetched once, now."""
    locks = list(Lock.objects.filter(ledger=ledger).select_related("unit"))

    def found(_ledger: str, unit: Unit, day: date) -> Lock | None:
        return next((one for one in locks if _holds(one, unit, day)), None)

    return found


def _holds(lock: Lock, unit: Unit, day: date) -> bool:
    return lock.first_day <= day <= lock.last_day and unit.path.startswith(lock.unit.path)


def ledgers_open_to(reader: Staff) -> QuerySet[Ledger]:
    """The custom ledgers that a reader may use: those of her organs, of organs above them, and within her reach."""
    organs = [grant.unit.organ_path for grant in grants_reading(reader, LEDGER, clock.today())]
    above = Q(pk__in=())
    for path in organs:
        above |= Q(unit__path__in=prefixes(path))
    within = Ledger.objects.visible_to(reader).values("pk")
    return Ledger.objects.filter(above | Q(pk__in=within)).select_related("unit")


def regions_offered(reader: Staff) -> list[Region]:
    """The regions of a picker: her own ones and what lies below them, as deep as `OFFERED` says."""
    wanted = Q(pk__in=())
    for region in _own_regions(reader):
        wanted |= Q(pk=region.pk) | Q(path__startswith=region.path, level__in=OFFERED[region.level])
    return list(Region.objects.filter(wanted, closed=None))


def _own_regions(reader: Staff) -> set[Region]:
    """Where her appointments lie: their own region, else that of the unit or of the nearest unit above it."""
    grants = grants_reading(reader, LEDGER, clock.today())
    own = {region for grant in grants if (region := grant.region or grant.unit.region)}
    bare = [grant.unit.path for grant in grants if not (grant.region or grant.unit.region)]
    wanted = {above for path in bare for above in prefixes(path)}
    above = Unit.objects.filter(path__in=wanted, region__isnull=False).select_related("region") if wanted else ()
    by_path = {unit.path: unit.region for unit in above if unit.region}
    return own | {by_path[max(found)] for path in bare if (found := [one for one in prefixes(path) if one in by_path])}
