"""Who is told of a notice or a circular."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from jinguo.org.structure.models import Appointment, Staff, Unit

IN_CHARGE = ("department_head", "unit_head", "liaison")


def people_of_organ(unit: Unit) -> list[Staff]:
    """Everybody who works in the organ of a unit today, each once."""
    running = Appointment.objects.running().filter(unit__organ_path=unit.organ_path)
    return list(Staff.objects.filter(is_active=True, pk__in=running.values("staff")))


def in_charge(units: Iterable[Unit]) -> list[Staff]:
    """Who answers for each of the units: its heads and liaisons; where it has none, everybody who works there."""
    wanted = Q(unit__in=[unit.pk for unit in units], staff__is_active=True)
    by_unit: dict[int, list[Appointment]] = defaultdict(list)
    for row in Appointment.objects.running().filter(wanted).select_related("staff"):
        by_unit[row.unit_id].append(row)
    return [row.staff for rows in by_unit.values() for row in _answering(rows)]


def _answering(rows: list[Appointment]) -> list[Appointment]:
    return [row for row in rows if row.role in IN_CHARGE] or rows
