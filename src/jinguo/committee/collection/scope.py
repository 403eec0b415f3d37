"""Who reaches a round and the returns in it: the committee's own office and leaders all, a reporter her own unit's."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from jinguo.committee.body.scope import CommitteeScope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

ONLY_HER_OWN = ("liaison",)  # a member unit does not look into another one's return


@dataclass(frozen=True, slots=True)
class RoundScope(CommitteeScope):
    """Rounds of a committee; also those in which the reader's own unit reports."""

    def within(self, grant: "Appointment") -> Q:
        """What one appointment reaches."""
        returns = apps.get_model("collection", "Return")._base_manager
        hers = returns.filter(unit__organ_path=grant.unit.organ_path).values("round")
        path = self.committee.removesuffix("committee") + "pk"
        return super(RoundScope, self).within(grant) | Q(**{f"{path}__in": hers})


@dataclass(frozen=True, slots=True)
class ReturnScope(CommitteeScope):
    """Returns and what hangs on them."""

    def within(self, grant: "Appointment") -> Q:
        """Her own unit's, and but for a liaison the whole committee's."""
        own = self.in_organ(grant, below=False)
        return own if grant.role in ONLY_HER_OWN else own | super(ReturnScope, self).within(grant)
