"""Who is asked on either side of a task: who answers for a unit, and who looks at what was reported."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.cycle.tasks.kinds import Accepting
from jinguo.org.structure.models import Appointment, Staff, Unit

if TYPE_CHECKING:
    from jinguo.cycle.tasks.models import Task

IN_CHARGE = ("department_head", "unit_head", "liaison")
LEADERS = ("unit_head", "supervising_leader")


def in_charge_of(unit: Unit) -> list[Staff]:
    """Who answers for a unit today: its heads and liaisons; where it has none, everybody who works there."""
    return _appointed(Q(unit=unit, role__in=IN_CHARGE)) or _appointed(Q(unit=unit))


def first_asked(accepts: Accepting, task: "Task", *, without: Collection[int | None]) -> list[Staff]:
    """The nearest people who may accept, leaving out those who may not judge themselves; empty where there are none."""
    for asked in _in_turn(accepts, task):
        if found := [one for one in _appointed(asked) if one.pk not in without]:
            return found
    return []


def _in_turn(accepts: Accepting, task: "Task") -> list[Q]:
    """The appointments to be asked one after the other."""
    office = Q(unit__organ_path=task.giver.organ_path, role="performance_office")
    leaders = Q(unit__organ_path=task.giver.organ_path, role="unit_head")
    match accepts:
        case "performance_office":
            return [office, leaders]
        case "assigner":
            return [Q(staff=task.assigned_by_id), Q(unit=task.giver, role="department_head"), office, leaders]
    own_leaders = Q(unit__organ_path=task.unit.organ_path, role__in=LEADERS)
    return [Q(unit=task.unit, role="department_head"), own_leaders]


def _appointed(wanted: Q) -> list[Staff]:
    """Active staff with a running appointment that fulfils the condition, each once."""
    running = Appointment.objects.running().filter(wanted)
    return list(Staff.objects.filter(is_active=True, pk__in=running.values("staff")))
