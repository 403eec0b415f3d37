"""What is told beside the steps of the flows."""

from django.db.models import Q

from jinguo.cycle.inbox import kinds
from jinguo.cycle.publicity.scope import HANDLERS
from jinguo.org.structure.models import Appointment, Staff, Unit

OBJECTION = kinds.register("objection", "公示异议").code


def handlers_of(unit: Unit) -> list[Staff]:
    """Who handles the notices of a unit: its own head; where it has none, the offices and leaders of its organ."""
    heads = _appointed(Q(unit=unit, role="department_head"))
    return heads or _appointed(Q(unit__organ_path=unit.organ_path, role__in=HANDLERS))


def _appointed(wanted: Q) -> list[Staff]:
    running = Appointment.objects.running().filter(wanted)
    return list(Staff.objects.filter(is_active=True, pk__in=running.values("staff")))
