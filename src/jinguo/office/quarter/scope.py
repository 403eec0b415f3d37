"""Who reads a department's review: the department, and the organ that asked for its sheet."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

NARROW = ("self", "department")


@dataclass(frozen=True, slots=True)
class ReviewScope(Scope):
    """Rows of the department; to whose reach is the organ, also those of units that it asked from outside.

    `sheet` is the lookup path from the row to its quarter sheet.
    """

    sheet: str = "sheet"

    def within(self, grant: "Appointment") -> Q:
        """What one appointment reaches."""
        own = super(ReviewScope, self).within(grant)
        asked = Q(**{f"{self.sheet}__plan__unit__organ_path": grant.unit.organ_path})
        return own if grant.reach in NARROW else own | asked
