"""Who reads a quarter's sheet: the plan's organ, and the organ of the unit whose sheet it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment


@dataclass(frozen=True, slots=True)
class SheetScope(Scope):
    """Rows of the plan's organ, and those of the reader's own; `sheet` is the lookup path from the row to its sheet."""

    sheet: str = ""

    def within(self, grant: "Appointment") -> Q:
        """What the plan's organ reads, and what the appointment's organ reports."""
        prefix = f"{self.sheet}__" if self.sheet else ""
        own = Q(**{f"{prefix}unit__organ_path": grant.unit.organ_path})
        return super(SheetScope, self).within(grant) | own
