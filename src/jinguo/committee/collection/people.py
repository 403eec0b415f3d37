"""Who is asked on either side of a return: the people of the unit, and the committee's office."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.roles import COMMITTEE, ROLES

if TYPE_CHECKING:
    from jinguo.committee.collection.models import Return

READING = tuple(code for code, role in ROLES.items() if COMMITTEE in role.reads)
LEADING = ("supervising_leader", "unit_head")
FIRST_ASKED = ("liaison", "county_office")


@dataclass
class Reporters:
    """The people of some units: who is asked first, and everybody who may take part, by the unit's key."""

    asked: dict[int, list[Staff]] = field(default_factory=lambda: defaultdict(list))
    everybody: dict[int, list[Staff]] = field(default_factory=lambda: defaultdict(list))

    def of(self, unit: int) -> list[Staff]:
        """Who is asked in a unit: its liaisons and county officers, else whoever there reads the committee's data."""
        return self.asked.get(unit) or self.everybody.get(unit) or []

    def all(self) -> list[Staff]:
        """Those of all units, each once."""
        return list(dict.fromkeys(staff for unit in self.everybody for staff in self.of(unit)))


def reporters_of(units: Mapping[int, str]) -> Reporters:
    """The people of units, given by key and path of organ; one query."""
    rows = Appointment.objects.running().filter(
        unit__organ_path__in=set(units.values()), role__in=READING, staff__is_active=True
    )
    by_organ: dict[str, list[Appointment]] = defaultdict(list)
    for row in rows.select_related("staff", "unit").order_by("pk"):
        by_organ[row.unit.organ_path].append(row)
    found = Reporters()
    for unit, organ in units.items():
        for row in by_organ[organ]:
            _add(found.everybody[unit], row.staff)
            if row.role in FIRST_ASKED:
                _add(found.asked[unit], row.staff)
    return found


def checkers_of(sheet: "Return") -> list[Staff]:
    """Who sees a return through in its unit: the others who work there, who submitted it where there is nobody else."""
    found = reporters_of({sheet.unit_id: sheet.unit.organ_path}).everybody.get(sheet.unit_id, [])
    return [one for one in found if one.pk != sheet.submitted_by_id] or found


def leaders_of(organ: Unit) -> list[Staff]:
    """The leaders (分管领导、主要领导) of the organ that keeps what a round collects; one query."""
    rows = Appointment.objects.running().filter(
        unit__organ_path=organ.organ_path, role__in=LEADING, staff__is_active=True
    )
    return list(dict.fromkeys(row.staff for row in rows.select_related("staff").order_by("pk")))


def _add(people: list[Staff], staff: Staff) -> None:
    if staff not in people:
        people.append(staff)
