"""Who reads outlines and observations: the organ's people, those above it, and everybody below it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q

from jinguo.org.structure.scope import Scope
from jinguo.org.structure.trees import prefixes

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment


@dataclass(frozen=True, slots=True)
class PublishedScope(Scope):
    """What an organ keeps of its own area and of the areas above it is read by everybody below the organ too.

    Below it are also the bureaus of its area (成员单位), which stand under the committee and not under the federation.
    Figures of another county stay with the organ: a county reads its own, those of its city and those of the nation.
    """

    def within(self, grant: "Appointment") -> Q:
        """What one appointment reaches."""
        return super(PublishedScope, self).within(grant) | self._from_above(grant)

    def _from_above(self, grant: "Appointment") -> Q:
        region = grant.region or grant.unit.region
        areas = prefixes(region.path) if region else ()
        kept_above = Q(**{f"{self.unit}__path__in": prefixes(grant.unit.path)})
        of_her_area = Q(**{f"{self.unit}__region__path__in": areas})
        organs_own = Q(**{self.region: F(f"{self.unit}__region")}) | Q(**{f"{self.region}__level": "nation"})
        hers = Q(**{f"{self.region}__path__in": areas})
        return (kept_above | of_her_area) & (organs_own | hers)
