"""Whose a row of a committee is: its member units, its office, the organ beside it, and the offices above.

Committees hang under nobody, and their office sits in the federation; what joins them is the region. So a reader
reaches the committees that her unit sits in or is a member of, the one of her own region, and, where her reach goes
below, those of the regions below.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.scope import EVERYTHING, NOTHING, Scope
from jinguo.org.structure.trees import prefixes

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment

KIND = "committee"
GOES_BELOW = ("unit_and_below", "region_and_below")
ONLY_LISTS = ("expert",)  # reads who is a member, not whom to telephone


def region_of_grant(grant: "Appointment") -> Region | None:
    """The region of an appointment: its own, that of its unit, or that of the nearest unit above (asked once)."""
    known = grant.__dict__
    if "nearest_region" not in known:
        known["nearest_region"] = grant.region or grant.unit.region or _nearest_above(grant.unit)
    found: Region | None = known["nearest_region"]
    return found


def _nearest_above(unit: Unit) -> Region | None:
    above = Unit.objects.filter(path__in=prefixes(unit.path), region__isnull=False)
    nearest = above.select_related("region").order_by("-path").first()
    return nearest.region if nearest else None


def committees_of(grant: "Appointment") -> Q:
    """The condition on units that holds for the committees one appointment reaches."""
    if grant.reach == "whole":
        return EVERYTHING
    memberships = apps.get_model("body", "Membership")._base_manager
    joined = memberships.filter(unit__organ_path=grant.unit.organ_path).values("committee")
    found = Q(path__in=prefixes(grant.unit.path)) | Q(pk__in=joined)
    if region := region_of_grant(grant):
        found |= Q(region__path__startswith=region.path) if grant.reach in GOES_BELOW else Q(region=region)
    return found


@dataclass(frozen=True, slots=True)
class CommitteeScope(Scope):
    """Rows of a committee; `committee` is the lookup path from the row to it."""

    committee: str = "committee"

    def within(self, grant: "Appointment") -> Q:
        """The rows of the committees that one appointment reaches."""
        reached = Unit._base_manager.filter(committees_of(grant), kind=KIND)
        return Q(**{f"{self.committee}__in": reached.values("pk")})


@dataclass(frozen=True, slots=True)
class ContactScope(CommitteeScope):
    """Whom to telephone in a member unit: the unit itself, the committee's office and leaders; not the experts."""

    def within(self, grant: "Appointment") -> Q:
        """The whole committee's, but her own unit's to a liaison and nothing to an expert."""
        if grant.role in ONLY_LISTS:
            return NOTHING
        if grant.role == "liaison":
            return self.in_organ(grant, below=False)
        return super(ContactScope, self).within(grant)
