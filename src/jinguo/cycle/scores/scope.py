"""Who reads a result: its holder, her department's head and the leaders, never a colleague of another department.

Appraisals are the second-heaviest data of the house (TRUST): a result is no directory entry.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.cycle.plans.kinds import PLAN_KINDS
from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

OFFICES = ("unit_head", "supervising_leader", "performance_office")


@dataclass(frozen=True, slots=True)
class ResultScope(Scope):
    """Units' results to everybody within reach of the unit; persons' to themselves, their heads, and the offices.

    The office of a kind of plan (妇儿工委办) reads the results of its own kinds.

    `organ` leads to the organ whose assessment it is.
    """

    organ: str = "assessment__plan__unit"

    def within(self, grant: "Appointment") -> Q:
        """What one appointment reaches."""
        found = super(ResultScope, self).within(grant) | self.own(grant)
        if grant.role not in OFFICES:
            kinds = [kind.code for kind in PLAN_KINDS.values() if grant.role in kind.office]
            of_kinds = Q(**{f"{self.organ.removesuffix('__unit')}__kind__in": kinds})
            found |= of_kinds & Q(**{f"{self.organ}__organ_path": grant.unit.organ_path})
        if grant.role in OFFICES:
            return found | Q(**{f"{self.organ}__organ_path": grant.unit.organ_path})
        if grant.role == "department_head":
            return found | Q(**{f"{self.staff}__appointments__unit__path__startswith": grant.unit.path})
        return found
