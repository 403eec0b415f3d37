"""Who reads a meeting: whoever reaches the unit that called it, and everybody who was asked to come."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment


@dataclass(frozen=True, slots=True)
class MeetingScope(Scope):
    """Meetings, or rows of one; `path` leads from the row to its meeting, with `__` at its end."""

    path: str = ""

    def within(self, grant: "Appointment") -> Q:
        """Those in reach, and always her own: the county's clerk is asked to the city's meeting."""
        return super(MeetingScope, self).within(grant) | self.own(grant)

    def own(self, grant: "Appointment") -> Q:
        """Those that she leads, records, called, or is asked to."""
        invited = apps.get_model("meetings", "Attendance")._base_manager.filter(staff=grant.staff_id).values("meeting")
        own = Q(**{f"{self.path}pk__in": invited})
        for role in ("chair", "recorder", "called_by"):
            own |= Q(**{f"{self.path}{role}": grant.staff_id})
        return own
