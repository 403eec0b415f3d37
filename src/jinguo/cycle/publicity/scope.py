"""Who reads what: a draft only its own organ, a circular whom it is addressed to, an objection who handles it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from jinguo.base import clock
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import NOTHING, Scope, grants_reading

if TYPE_CHECKING:
    from jinguo.org.structure.models import Appointment, Staff, Unit

# Who publishes an organ's notices and settles what is objected to them; a unit's own heads do so for the unit.
HANDLERS = ("performance_office", "personnel_office", "supervising_leader", "unit_head")


@dataclass(frozen=True, slots=True)
class HandlerScope(Scope):
    """Rows for those alone who handle them: within their own organ, a department's head within her department."""

    def within(self, grant: "Appointment") -> Q:
        """The rows that one appointment handles; `unit` must be given."""
        if grant.role in HANDLERS:
            return self.in_organ(grant, below=False)
        return self.in_units(path__startswith=grant.unit.path) if grant.role == "department_head" else NOTHING


def in_own_organs(staff: "Staff", on: date | None, path: str = "unit") -> Q:
    """The condition for rows of the organs in which she holds an appointment that reads the common work."""
    grants = grants_reading(staff, WORK, on or clock.today())
    return Q(**{f"{path}__organ_path__in": {grant.unit.organ_path for grant in grants}})


def works_in(actor: "Staff", unit: "Unit") -> bool:
    """Whether she works in a unit or a part of it today; an organ below it is no part of it."""
    grants = grants_reading(actor, WORK, clock.today())
    return any(grant.unit.organ_path == unit.organ_path and grant.unit.path.startswith(unit.path) for grant in grants)


def handles(actor: "Staff", unit: "Unit") -> bool:
    """Whether she handles notices and circulars of a unit: what `HandlerScope` asks, of one unit."""
    heading = (grant for grant in actor.grants_on(clock.today()) if grant.role == "department_head")
    return actor.holds(unit, *HANDLERS) or any(unit.path.startswith(grant.unit.path) for grant in heading)
