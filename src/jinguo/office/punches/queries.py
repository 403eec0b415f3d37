"""What is asked of punches; everything for settling is asked once for a whole range."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, QuerySet

from jinguo.office.punches.models import CorrectionRequest, Punch
from jinguo.org.structure.models import Staff
from jinguo.rules.periods import month_of

Made = tuple[int, date, int]  # a person, a day, a minute of it


def punch_minutes(first: date, last: date, staff_ids: Collection[int] | None = None) -> Iterator[Made]:
    """Every known punch of a range, and every granted correction; two queries, in no particular order."""
    made = Punch.objects.filter(day__range=(first, last), staff__isnull=False)
    granted = CorrectionRequest.objects.filter(day__range=(first, last), state="granted")
    for rows in (made, granted):
        hers = rows if staff_ids is None else rows.filter(staff__in=staff_ids)
        yield from hers.order_by().values_list("staff_id", "day", "minute").iterator(chunk_size=5000)


def listed(reader: Staff) -> QuerySet[Punch]:
    """The punches within reach, the newest first."""
    return Punch.objects.visible_to(reader).select_related("staff", "unit", "entered_by")


def unmatched(reader: Staff) -> QuerySet:
    """The numbers that nobody is known by, with how often they punched."""
    unknown = Punch.objects.visible_to(reader).filter(staff=None)
    return unknown.order_by("pin").values("pin", "origin").annotate(times=Count("pk"))


def corrections_in(staff: Staff, day: date) -> int:
    """How many corrections of a month were granted or still run."""
    month = month_of(day)
    return CorrectionRequest.objects.filter(
        staff=staff, day__range=(month.first, month.last), state__in=("asked", "granted")
    ).count()
