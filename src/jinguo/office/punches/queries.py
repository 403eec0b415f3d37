"""What is asked of punches; everything for settling is asked once for a whole range."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, Max, Min, QuerySet

from jinguo.base import clock
from jinguo.base.grouped import Iso, Joined
from jinguo.office.punches.models import A_MONTH, CorrectionRequest, Punch, PunchSetting
from jinguo.org.structure.models import Staff
from jinguo.rules.periods import month_of

CHUNK = 500
Made = tuple[int, date, int]  # a person, a day, a minute of it
PunchedDay = tuple[int, str, str]  # a person, a day as ISO writes it, its minutes joined by commas


def punch_minutes(first: date, last: date, staff_ids: Collection[int] | None = None) -> Iterator[Made]:
    """Every known punch of a range, and every granted correction; two queries, in no particular order."""
    for rows in _counted(first, last, staff_ids):
        yield from rows.values_list("staff_id", "day", "minute").iterator(chunk_size=CHUNK)


def punched_days(first: date, last: date, staff_ids: Collection[int] | None = None) -> Iterator[PunchedDay]:
    """The same by days, as the database puts them together; a granted correction tells its day once more."""
    for rows in _counted(first, last, staff_ids):
        days = rows.values("staff_id", "day").annotate(minutes=Joined("minute"))
        yield from days.values_list("staff_id", Iso("day"), "minutes").iterator(chunk_size=CHUNK)


def minutes_in(told: str) -> tuple[int, ...]:
    """The minutes that the database joined, in their order.

    >>> minutes_in("1051,505"), minutes_in("")
    ((505, 1051), ())
    """
    return tuple(sorted(map(int, told.split(",")))) if told else ()


def _counted(first: date, last: date, staff_ids: Collection[int] | None) -> Iterator[QuerySet]:
    """The punches that count in a range, and the corrections that were granted."""
    made = Punch.objects.filter(day__range=(first, last), staff__isnull=False, is_void=False)
    granted = CorrectionRequest.objects.filter(day__range=(first, last), state="granted")
    for rows in (made, granted):
        yield (rows if staff_ids is None else rows.filter(staff__in=staff_ids)).order_by()


def listed(reader: Staff) -> QuerySet[Punch]:
    """The punches within reach, the newest first."""
    return Punch.objects.visible_to(reader).select_related("staff", "unit", "entered_by", "batch")


def unmatched(reader: Staff) -> QuerySet:
    """The numbers that nobody is known by, with how often and when they punched."""
    unknown = Punch.objects.visible_to(reader).filter(staff=None, is_void=False)
    told = {"times": Count("pk"), "first": Min("day"), "last": Max("day")}
    return unknown.order_by("pin").values("pin", "origin").annotate(**told)


def corrections_in(staff: Staff, day: date) -> int:
    """How many corrections of a month were granted or still run."""
    month = month_of(day)
    return CorrectionRequest.objects.filter(
        staff=staff, day__range=(month.first, month.last), state__in=("asked", "granted")
    ).count()


def limit_of(staff: Staff) -> int:
    """How many corrections a month the organ allows in which somebody works today."""
    department = staff.department_on(clock.today())
    rows = PunchSetting.objects.filter(unit__path=department.organ_path if department else "")
    limit: int | None = rows.values_list("corrections_a_month", flat=True).first()
    return A_MONTH if limit is None else limit


def minutes_of(people: Collection[Staff], day: date) -> dict[int, list[int]]:
    """The minutes at which people were there on a day, by their key; two queries."""
    found: dict[int, set[int]] = {}
    for staff, _, minute in punch_minutes(day, day, [one.pk for one in people]):
        found.setdefault(staff, set()).add(minute)
    return {staff: sorted(minutes) for staff, minutes in found.items()}
