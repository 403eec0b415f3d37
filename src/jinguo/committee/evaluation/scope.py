"""Who reads an evaluation: the committee's office, its leaders and experts all of it, a participant her own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from jinguo.committee.body.scope import CommitteeScope
from jinguo.cycle.inspections.scope import IN_CHARGE, OF_ORGAN
from jinguo.org.structure.scope import NOTHING

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

FROM_OUTSIDE = ("liaison",)  # sits in the committee for her unit alone


@dataclass(frozen=True, slots=True)
class RoundScope(CommitteeScope):
    """A round: its committee's people, and whoever takes part once its plan is issued."""

    def within(self, grant: "Appointment") -> Q:
        """The rounds of the committees that one appointment reaches, and those its own unit takes part in."""
        whole = NOTHING if grant.role in FROM_OUTSIDE else super(RoundScope, self).within(grant)
        return whole | self._taking_part(grant)

    def _taking_part(self, grant: "Appointment") -> Q:
        participants = apps.get_model("evaluation", "RoundParticipant")._base_manager
        hers = participants.filter(unit__organ_path=grant.unit.organ_path)
        return Q(pk__in=hers.exclude(round__state__in=("draft", "cancelled")).values("round"))


@dataclass(frozen=True, slots=True)
class ParticipantScope(CommitteeScope):
    """What a participant hands in: her own unit's, and everybody's to the committee's office, leaders and experts.

    `participant` is the lookup path from the row to the participant, empty for the participant itself.
    """

    participant: str = ""

    def within(self, grant: "Appointment") -> Q:
        """What one appointment reaches."""
        whole = NOTHING if grant.role in FROM_OUTSIDE else super(ParticipantScope, self).within(grant)
        return whole | self._own(grant)

    def _own(self, grant: "Appointment") -> Q:
        if grant.role not in {*IN_CHARGE, *OF_ORGAN}:
            return NOTHING
        path = f"{self.participant}__" if self.participant else ""
        begun = ~Q(**{f"{path}round__state__in": ("draft", "cancelled")})
        return Q(**{f"{path}unit__organ_path": grant.unit.organ_path}) & begun
