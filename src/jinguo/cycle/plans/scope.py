"""Who reads a plan: its own organ, and once it is in force whoever answers for something in it, and the organ above."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

IN_FORCE = ("in_force", "closed")


@dataclass(frozen=True, slots=True)
class PlanScope(Scope):
    """Rows of the plan's organ; after it came into force also those of the plans that her unit or she answers in, and
    of the plans that hang below one of her organ's (a member unit's below the outline's year).

    `plan` is the lookup path from the row to its plan, empty for the plan itself. `is_held` is for rows that belong to
    one holder (a target, a letter): the others' stay unseen.
    """

    plan: str = ""
    is_held: bool = False

    def within(self, grant: "Appointment") -> Q:
        """What the organ reads, what the appointment's unit answers for, and what hangs below the organ's plans."""
        prefix = f"{self.plan}__" if self.plan else ""
        hers = Q(unit__organ_path=grant.unit.organ_path) | Q(staff_id=grant.staff_id)
        held = hers if self.is_held else Q(**{f"{prefix}pk__in": _plans_with(hers)})
        below = Q(**{f"{prefix}parent__unit__organ_path": grant.unit.organ_path})
        return super(PlanScope, self).within(grant) | ((held | below) & Q(**{f"{prefix}state__in": IN_FORCE}))


def _plans_with(hers: Q) -> object:
    """The plans in which somebody holds a target."""
    return apps.get_model("plans", "Target")._base_manager.filter(hers).values("goal__plan")
