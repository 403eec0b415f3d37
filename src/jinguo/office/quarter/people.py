"""Who is asked on each side of a quarter's reviews and appraisals."""

from collections import defaultdict
from collections.abc import Iterable

from jinguo.org.structure.models import Appointment, Staff, Unit

OFFICE = ("performance_office", "unit_head")  # the head where there is no office, as with quarter sheets
KEEPERS = ("performance_office", "personnel_office")
LEADERS = ("unit_head", "supervising_leader")


def office_of(unit: Unit) -> list[Staff]:
    """The performance office of a unit's organ, else its head."""
    return _holding(unit, "performance_office") or _holding(unit, "unit_head")


def leaders_of(unit: Unit) -> list[Staff]:
    """The leaders of a unit's organ."""
    return _holding(unit, *LEADERS)


def heads_by_unit(units: Iterable[int]) -> dict[int, list[Staff]]:
    """Who heads each department today; one query."""
    found: dict[int, list[Staff]] = defaultdict(list)
    running = Appointment.objects.running().filter(unit__in=list(units), role="department_head", staff__is_active=True)
    for row in running.select_related("staff").order_by("pk"):
        found[row.unit_id].append(row.staff)
    return found


def _holding(unit: Unit, *roles: str) -> list[Staff]:
    running = Appointment.objects.running().filter(unit__organ_path=unit.organ_path, role__in=roles)
    return list(Staff.objects.filter(is_active=True, pk__in=running.values("staff")))
