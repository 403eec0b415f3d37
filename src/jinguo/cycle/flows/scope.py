"""Who reads approvals, rounds and papers: the organ they belong to, and whoever is asked, wherever she works."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q

from jinguo.org.structure.scope import Scope

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment


@dataclass(frozen=True, slots=True)
class ApprovalScope(Scope):
    """Rows of an approval; `approval` is the lookup path to it, empty for the approval itself."""

    approval: str = ""

    def own(self, grant: "Appointment") -> Q:
        """What she began, and what she is or was asked to answer."""
        approval = f"{self.approval}__" if self.approval else ""
        hers = _answers().filter(staff=grant.staff_id)
        return super(ApprovalScope, self).own(grant) | Q(**{f"{approval}pk__in": hers.values("step__approval")})


@dataclass(frozen=True, slots=True)
class PaperScope(Scope):
    """Papers: everybody of the organ they are kept for, and whoever is asked in an approval that rests on them."""

    def own(self, grant: "Appointment") -> Q:
        """What she typed, and what lies with approvals that ask her."""
        asked = _answers().filter(staff=grant.staff_id).values("step__approval")
        papers = _answers().filter(step__approval__in=asked, paper__isnull=False).values("paper")
        return super(PaperScope, self).own(grant) | Q(pk__in=papers)


@dataclass(frozen=True, slots=True)
class RoundScope(Scope):
    """Rows of a round; `round` is the lookup path to it, empty for the round itself."""

    round: str = ""

    def within(self, grant: "Appointment") -> Q:
        """What the organ reads, and the rounds that ask her or the organ she works in."""
        asked = apps.get_model("flows", "Consulted")._base_manager.filter(
            Q(staff=grant.staff_id) | Q(unit__organ_path=grant.unit.organ_path)
        )
        prefix = f"{self.round}__" if self.round else ""
        return super(RoundScope, self).within(grant) | Q(**{f"{prefix}pk__in": asked.values("round")})


class ChainScope(Scope):
    """Chains hold for their organ and for every organ below it, so their people read them."""

    def within(self, grant: "Appointment") -> Q:
        """What the organ reads, and what the organs above it have put up."""
        path = grant.unit.organ_path
        above = [path[: end + 1] for end, sign in enumerate(path) if sign == "/"]
        return super().within(grant) | Q(unit__path__in=above)


def _answers() -> Any:
    return apps.get_model("flows", "ApprovalAnswer")._base_manager
