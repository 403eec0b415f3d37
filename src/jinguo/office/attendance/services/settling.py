"""Days settled out of hours, slips and punches; any range may be settled again, only what has changed is written."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Max, Min

from jinguo.base import audit, bulk, clock
from jinguo.base.grouped import Iso
from jinguo.base.moves import demand
from jinguo.office.attendance.facts import Facts
from jinguo.office.attendance.models import AttendanceMonth, SettledDay
from jinguo.office.attendance.outcomes import ALIKE, Outcome, Outcomes, Settled
from jinguo.office.attendance.permissions import may_settle_days
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.calendar import days_of
from jinguo.rules.periods import month_of

ONE_DAY = timedelta(days=1)
VERSION = 2  # of the rules; raised when a day would be settled otherwise by the same facts
CHUNK = 5000
Key = tuple[int, str]  # a person, a day
Known = tuple[int, int, Outcome]  # the number of a day that stands, its department, what it came to


@dataclass(frozen=True)
class Settlement:
    """What a settlement came to: person-days looked at, written, months left out because they are locked, digest.

    `lacking` counts person-days for which nobody has set hours.
    """

    first: date
    last: date
    days: int = 0
    changed: int = 0
    lacking: int = 0
    locked: list[str] = field(default_factory=list)
    digest: str = ""


@transaction.atomic
def settle(
    organ: Unit, first: date, last: date, *, by: Staff | None, staff_ids: Collection[int] | None = None
) -> Settlement:
    """Settle the days of an organ's people (结算), up to yesterday; locked months stay as they are.

    One row on the trail with the range, counts, version of the rules and the hash of what was written. Raises Refused.
    """
    if by is not None:
        demand(may_settle_days(by, organ), act="settledday.settle", row=organ)
    last = min(last, clock.today() - ONE_DAY)
    locked = _locked(organ, first, last)
    outcomes = Outcomes(Facts(organ, first, last, staff_ids), locked)
    rows, found = outcomes.rows(), outcomes.found
    fresh, gone = _changes(rows, found, _known(organ, first, last, staff_ids), locked)
    _replace(fresh, found, gone)
    changed, digest = len(fresh) + len(gone), _digest(fresh, found)
    told = Settlement(first, last, len(rows), changed, outcomes.lacking, sorted(locked), digest)
    if told.changed:
        audit.record("settledday.settle", organ, by=by, note=_note(told))
    return told


def settle_since(organ: Unit) -> Settlement | None:
    """Settle what has not been settled yet, up to yesterday: what the daily duty does; None where nothing is due."""
    last = SettledDay.objects.filter(unit__organ_path=organ.path).aggregate(last=Max("day"))["last"]
    first = last + ONE_DAY if last else month_of(clock.today()).first
    return settle(organ, first, clock.today(), by=None) if first < clock.today() else None


def settle_all() -> str:
    """Settle what is due in every organ that has hours; says in Chinese what it did."""
    organs = Unit.objects.filter(shift_profiles__isnull=False, closed=None).distinct().order_by("pk")
    told = [(organ, done) for organ in organs if (done := settle_since(organ)) is not None]
    return "；".join(f"{organ.label} {done.days} 人日" for organ, done in told) or "没有要结算的日子"


def hear(staff_ids: Collection[int] | None, first: date, last: date) -> None:
    """Settle anew the days that were settled before and have been touched: by a slip, a punch, other hours."""
    touched = SettledDay.objects.filter(day__range=(first, last)).order_by()
    hers = touched if staff_ids is None else touched.filter(staff__in=staff_ids)
    spans = hers.values_list("unit__organ_path").annotate(first=Min("day"), last=Max("day"))
    for path, begins, ends in list(spans):
        settle(Unit.objects.get(path=path), begins, ends, by=None, staff_ids=staff_ids)


def _changes(
    rows: Iterable[Settled], found: Sequence[Outcome], known: dict[Key, Known], locked: Collection[str]
) -> tuple[list[Settled], list[int]]:
    """The days to be written, and the numbers of those that give way: older versions, and days that are no more."""
    fresh, gone = [], []
    for row in rows:
        staff, unit, day, place = row
        stands = known.pop((staff, day), None)
        if stands is None or stands[1:] != (unit, found[place]):
            fresh.append(row)
            gone += [stands[0]] if stands else []
    gone += [stands[0] for (_, day), stands in known.items() if day[:7] not in locked]
    return fresh, gone


def _known(organ: Unit, first: date, last: date, staff_ids: Collection[int] | None) -> dict[Key, Known]:
    """The days as they stand: number, department, what each came to."""
    rows = SettledDay.objects.filter(unit__organ_path=organ.path, day__range=(first, last)).order_by()
    hers = rows if staff_ids is None else rows.filter(staff__in=staff_ids)
    told = hers.values_list("staff_id", Iso("day"), "pk", "unit_id", *ALIKE)
    return {(staff, day): (pk, unit, tuple(outcome)) for staff, day, pk, unit, *outcome in told}


def _replace(fresh: list[Settled], found: Sequence[Outcome], gone: list[int]) -> None:
    """Write the days that have changed in place of those that give way."""
    for start in range(0, len(gone), CHUNK):
        SettledDay.objects.filter(pk__in=gone[start : start + CHUNK]).delete()
    if fresh:
        bulk.insert_alike(SettledDay, ("staff", "unit", "day"), fresh, ALIKE, found)


def _locked(organ: Unit, first: date, last: date) -> set[str]:
    months = AttendanceMonth.objects.filter(unit=organ, state="locked")
    wanted = {month_of(day).code for day in days_of(first, last) if day.day == 1 or day == first}
    return set(months.filter(period__in=wanted).values_list("period", flat=True))


def _digest(rows: Collection[Settled], found: Iterable[Outcome]) -> str:
    """The hash of days as they were written: whose, which, states, reasons and minutes."""
    outcomes = ["|".join(map(str, one)) for one in found]
    ordinals = {day: date.fromisoformat(day).toordinal() for day in {row[2] for row in rows}}
    told = "\n".join([f"{staff}|{ordinals[day]}|{outcomes[place]}" for staff, _, day, place in rows])
    return sha256(told.encode()).hexdigest()


def _note(told: Settlement) -> str:
    span = f"{told.first.isoformat()}—{told.last.isoformat()}"
    return f"{span}，{told.days} 人日，写入 {told.changed}；规则第 {VERSION} 版，校验值 {told.digest[:16]}"
