"""Who reads an inspection: the offices that hold it and its group all of it, an inspected unit what was found there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from jinguo.org.structure.scope import NOTHING, Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

KEEPERS = ("performance_office", "committee_office")
LEADERS = ("unit_head", "supervising_leader")
# Who answers for an inspected unit: whoever is in charge of it, and the leaders and offices of an inspected organ.
IN_CHARGE = ("department_head", "unit_head", "liaison", "county_office", "village_worker")
OF_ORGAN = (*LEADERS, *KEEPERS, "county_office")
HANDED_IN = "handed_in"


@dataclass(frozen=True, slots=True)
class InspectionScope(Scope):
    """Rows of an inspection.

    `inspection` is the lookup path from the row to its inspection, empty for the inspection itself; `site` the path to
    the inspected unit's row, `HERE` for that row itself, empty where the unit sees nothing of the row.
    """

    inspection: str = ""
    site: str = ""

    def within(self, grant: "Appointment") -> Q:
        """What the organ's offices and leaders read, what the group works with, what an inspected unit is told."""
        return self._kept(grant) | self._of_group(grant) | self._told(grant)

    def _kept(self, grant: "Appointment") -> Q:
        if grant.role not in (*KEEPERS, *LEADERS):
            return NOTHING
        prefix = f"{self.inspection}__" if self.inspection else ""
        return Q(**{f"{prefix}unit__organ_path": grant.unit.organ_path})

    def _of_group(self, grant: "Appointment") -> Q:
        inspections = apps.get_model("inspections", "Inspection")._base_manager
        hers = inspections.filter(Q(lead=grant.staff_id) | Q(members=grant.staff_id)).values("pk")
        return Q(**{f"{self.inspection or 'pk'}__in": hers})

    def _told(self, grant: "Appointment") -> Q:
        if not self.site:
            return NOTHING
        prefix = "" if self.site == "." else f"{self.site}__"
        charge = grant.role in IN_CHARGE
        own = Q(**{f"{prefix}unit__pk": grant.unit_id}) if charge else NOTHING
        organ = Q(**{f"{prefix}unit__path": grant.unit.organ_path}) if grant.role in OF_ORGAN else NOTHING
        return (own | organ) & Q(**{f"{prefix}state": HANDED_IN})
