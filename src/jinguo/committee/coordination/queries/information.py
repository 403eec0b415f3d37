"""What units sent: counted by unit, and what is not printed yet."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from jinguo.committee.coordination.models import Bulletin, Information
from jinguo.org.structure.models import Unit


def by_unit(rows: QuerySet[Information], year: int) -> list[dict[str, Any]]:
    """How many pieces each unit sent in a year and how many were taken up, the most first; one query."""
    counted: Any = rows.filter(day__year=year).order_by().values("unit__name")
    taken_up = Count("pk", filter=Q(state="accepted"))
    return list(counted.annotate(sent=Count("pk"), accepted=taken_up).order_by("-accepted", "-sent", "unit__name"))


def to_print(committee: Unit) -> QuerySet[Information]:
    """What was taken up and stands in no bulletin, the oldest first."""
    rows = Information.objects.filter(committee=committee, state="accepted", bulletin=None)
    return rows.select_related("unit").order_by("day", "pk")


def last_number(committee: Unit) -> str:
    """The number of its last bulletin; empty before the first."""
    last = Bulletin.objects.filter(committee=committee).select_related("circular").first()
    return last.circular.number if last else ""
