"""What a person may fetch: rows within the reach of her appointments.

A model that belongs to somebody derives from `ScopedModel` and declares its `domain` (which roles read it) and its
`scope` (which of its columns say whose it is). `Model.objects.visible_to(staff)` is then the only door to its rows:
what is out of reach is not found, as if it were not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from django.db import models
from django.db.models import Q

from jinguo.base import clock
from jinguo.org.structure.roles import CONDUCT, REACHES, ROLES, STAFF_FILE

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment, Staff

NOTHING = Q(pk__in=())
EVERYTHING = ~NOTHING
HERE = "."  # the row itself is the unit (or the staff member) that the scope asks for
_WIDTH = {reach: width for width, reach in enumerate(REACHES)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a row says whose it is: lookup paths to a staff member, a unit and a region; empty where it has none.

    `at_least` widens narrow reaches: everybody of an organ may look up its directory, whatever her own reach.
    `passes_on`: whoever stands in for somebody reads in her place.
    """

    staff: str = ""
    unit: str = ""
    region: str = ""
    at_least: str = "self"
    passes_on: bool = True

    def within(self, grant: "Appointment") -> Q:
        """The rows that one appointment reaches."""
        reach = max(grant.reach, self.at_least, key=_WIDTH.__getitem__)
        match reach:
            case "whole":
                return EVERYTHING
            case "region_and_below":
                return self.in_region(grant) | self.in_organ(grant, below=True)
            case "unit_and_below" | "unit":
                return self.in_organ(grant, below=reach == "unit_and_below") | self.own(grant)
            case "department":
                return self.in_units(path__startswith=grant.unit.path) | self.own(grant)
        return self.own(grant)

    def own(self, grant: "Appointment") -> Q:
        """The rows of the appointed person herself."""
        return _on(self.staff, pk=grant.staff_id)

    def in_organ(self, grant: "Appointment", *, below: bool) -> Q:
        """The rows of the organ the appointment stands in: with its departments, or with all units below it too."""
        organ = grant.unit.organ_path
        return self.in_units(path__startswith=organ) if below else self.in_units(organ_path=organ)

    def in_region(self, grant: "Appointment") -> Q:
        """The rows measured in the appointment's region or below it."""
        region = grant.region or grant.unit.region
        return _on(self.region, path__startswith=region.path) if region else NOTHING

    def in_units(self, **conditions: str) -> Q:
        """The rows whose unit fulfils the conditions."""
        return _on(self.unit, **conditions)


@dataclass(frozen=True, slots=True)
class FileScope(Scope):
    """A colleague's file (attendance, leave, appraisal): her own to herself, others' to whose role reads files."""

    def within(self, grant: "Appointment") -> Q:
        """What one appointment reaches."""
        reads = STAFF_FILE in ROLES[grant.role].reads
        return super(FileScope, self).within(grant) | self.own(grant) if reads else self.own(grant)


@dataclass(frozen=True, slots=True)
class ConfidentialScope(Scope):
    """What stays between a person, her organ's main leader and personnel: no deputy and no organ above reads it."""

    passes_on: bool = False

    def within(self, grant: "Appointment") -> Q:
        """Her own, and the whole organ's to who keeps them; however far her appointment reaches otherwise."""
        own = self.own(grant)
        return own | self.in_organ(grant, below=False) if CONDUCT in ROLES[grant.role].reads else own


def _on(path: str, **conditions: Any) -> Q:
    """The conditions asked of what `path` leads to; nothing where there is no such path."""
    if not path:
        return NOTHING
    return Q(**{name if path == HERE else f"{path}__{name}": value for name, value in conditions.items()})


class ScopedQuerySet(models.QuerySet):
    """A queryset that can be narrowed to what a person may see."""

    def visible_to(self, staff: "Staff", on: date | None = None) -> Self:
        """The rows within the reach of the appointments that `staff` holds on the day (today where not given)."""
        return self.filter(reach_of(cast(type[ScopedModel], self.model), staff, on or clock.today()))


class ScopedModel(models.Model):
    """A row that belongs to somebody."""

    domain: ClassVar[str]
    scope: ClassVar[Scope]

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True


def reach_of(model: type[ScopedModel], staff: "Staff", on: date) -> Q:
    """The condition that holds for the rows of `model` that `staff` may fetch on a day."""
    grants = grants_reading(staff, model.domain, on)
    held = grants if model.scope.passes_on else [grant for grant in grants if grant.staff_id == staff.pk]
    return _any(model.scope.within(grant) for grant in held)


def grants_reading(staff: "Staff", domain: str, on: date) -> list["Appointment"]:
    """The appointments in force on a day whose role reads `domain`; none for a suspended or anonymous user."""
    if not staff.is_active:
        return []
    return [grant for grant in staff.grants_on(on) if domain in ROLES[grant.role].reads]


def _any(conditions: Iterable[Q]) -> Q:
    found = NOTHING
    for condition in conditions:
        found = condition if found == NOTHING else found | condition
    return found
