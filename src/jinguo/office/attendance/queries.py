"""What is asked of settled days: totals that add up, a person's month, who is where today."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from jinguo.office.attendance.models import SettledDay
from jinguo.org.structure.models import Staff
from jinguo.rules.attendance import STATES
from jinguo.rules.attendance.counts import Totals
from jinguo.rules.periods import Period

SHOWN = ("late", "early", "missing", "absent", "leave", "outing", "training", "duty")


def counted() -> dict[str, Count]:
    """Half days of each state as expressions over settled days."""
    return {
        state: Count("pk", filter=Q(am_state=state)) + Count("pk", filter=Q(pm_state=state))  # type: ignore[misc]
        for state in STATES
    }


def totals_by_staff(rows: QuerySet[SettledDay]) -> list[tuple[Staff, Totals]]:
    """Each person's totals, in the order of numbers; two queries."""
    found: Any = {row["staff"]: row for row in rows.order_by().values("staff").annotate(**counted())}
    people = Staff.objects.filter(pk__in=found).order_by("number")
    return [(one, Totals({state: found[one.pk][state] for state in STATES})) for one in people]


def totals_by_unit(rows: QuerySet[SettledDay]) -> dict[int, Totals]:
    """Each department's totals; one query."""
    found: Any = rows.order_by().values("unit").annotate(**counted())
    return {row["unit"]: Totals({state: row[state] for state in STATES}) for row in found}


def sum_of(parts: Iterable[Totals]) -> Totals:
    """Several together."""
    found: dict[str, int] = dict.fromkeys(STATES, 0)
    for part in parts:
        for state in STATES:
            found[state] += part.counts.get(state, 0)
    return Totals(found)


def total(rows: QuerySet[SettledDay]) -> Totals:
    """All of them together."""
    return Totals({state: count or 0 for state, count in rows.order_by().aggregate(**counted()).items()})


def days_in(reader: Staff, month: Period) -> QuerySet[SettledDay]:
    """The settled days of a month within reach."""
    return SettledDay.objects.visible_to(reader).filter(day__range=(month.first, month.last))


def month_of_person(reader: Staff, staff: Staff, month: Period) -> dict[date, SettledDay]:
    """A person's settled days of a month within reach, by day."""
    rows = days_in(reader, month).filter(staff=staff).select_related("unit")
    return {row.day: row for row in rows}
