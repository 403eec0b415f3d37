"""Who is told of an inspection: the offices that hold it, and who answers for an inspected unit."""

from django.db.models import Q

from jinguo.cycle.inspections.scope import IN_CHARGE, KEEPERS, LEADERS
from jinguo.org.structure.models import Appointment, Staff, Unit


def keepers_of(unit: Unit) -> list[Staff]:
    """The offices of an organ that hold inspections."""
    return _appointed(Q(unit__organ_path=unit.organ_path, role__in=KEEPERS))


def answering_for(unit: Unit) -> list[Staff]:
    """Who answers for a unit: who is in charge of it, of a whole organ also its leaders."""
    leaders = Q() if unit.is_part else Q(unit__organ_path=unit.path, role__in=LEADERS)
    charge = Q(unit=unit, role__in=IN_CHARGE)
    return _appointed(charge | leaders if leaders else charge)


def _appointed(wanted: Q) -> list[Staff]:
    running = Appointment.objects.running().filter(wanted)
    return list(Staff.objects.filter(is_active=True, pk__in=running.values("staff")))
