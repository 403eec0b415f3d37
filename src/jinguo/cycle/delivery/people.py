"""Who is asked on either side of a quarter's sheet."""

from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.cycle.tasks.people import in_charge_of
from jinguo.org.structure.models import Appointment, Staff

if TYPE_CHECKING:
    from jinguo.cycle.delivery.models import QuarterSheet


def reporters_of(sheet: "QuarterSheet") -> list[Staff]:
    """Who answers for the unit whose sheet it is."""
    return in_charge_of(sheet.unit)


def accepters_of(sheet: "QuarterSheet") -> list[Staff]:
    """The performance office of the plan's organ, else its head; never who reported it."""
    organ = sheet.plan.unit.organ_path
    for role in ("performance_office", "unit_head"):
        running = Appointment.objects.running().filter(Q(unit__organ_path=organ, role=role))
        found = Staff.objects.filter(is_active=True, pk__in=running.values("staff")).exclude(pk=sheet.submitted_by_id)
        if found:
            return list(found)
    return []
