"""Who reads a task: whoever answers for it, and whoever gave it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment


@dataclass(frozen=True, slots=True)
class TaskScope(Scope):
    """Rows of two units, the one that answers for the task and the one that gave it, and of the people on both sides.

    `giver` and `assigned_by` are the lookup paths of the second side.
    """

    giver: str = ""
    assigned_by: str = ""

    def own(self, grant: "Appointment") -> Q:
        """The tasks she answers for, and those she gave."""
        given = Q(**{f"{self.assigned_by}__pk": grant.staff_id})
        return super(TaskScope, self).own(grant) | given

    def in_units(self, **conditions: str) -> Q:
        """The tasks of units that fulfil the conditions, on either side."""
        given = Q(**{f"{self.giver}__{name}": value for name, value in conditions.items()})
        return super(TaskScope, self).in_units(**conditions) | given
