"""Who sees a panel: the offices and leaders that oversee the organ, who takes part, and whom it was about."""

from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.org.structure.scope import NOTHING, Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

OFFICES = ("performance_office", "personnel_office")
OVERSEERS = (*OFFICES, "unit_head", "supervising_leader")


class PanelScope(Scope):
    """The organs that an overseer reaches; everybody else sees only what she has part in (`PanelQuerySet`)."""

    def within(self, grant: "Appointment") -> Q:
        """The panels that one appointment oversees."""
        return super().within(grant) if grant.role in OVERSEERS else NOTHING
