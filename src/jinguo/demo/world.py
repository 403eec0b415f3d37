"""What the scenes of the year play with: the organ, its departments, people and places by their names."""

from dataclasses import dataclass, field
from typing import Any, Self

from jinguo.demo.invented import Names
from jinguo.org.structure.models import Appointment, Region, Staff, Unit

SEED = 2026
BY_ROLE = {"liaison": "联络员", "county_office": "专干"}


@dataclass
class World:
    """The demonstration's cast; the scenes fill and use it.

    People are found by the part they play, such as 妇女发展部/部长: the unit and the post, or the unit and the role.
    """

    names: Names = field(default_factory=lambda: Names(SEED))
    regions: dict[str, Any] = field(default_factory=dict)  # by code
    counties: dict[str, Any] = field(default_factory=dict)  # by name
    units: dict[str, Any] = field(default_factory=dict)  # by label
    staff: dict[str, Any] = field(default_factory=dict)  # by part
    drawn: list[tuple[str, str, str, str]] = field(default_factory=list)  # part, name, login name, password

    @property
    def city(self) -> Any:
        """The city federation."""
        return self.units["泉州市妇联"]

    def head(self, department: str) -> Any:
        """Who heads a department."""
        return self.staff.get(f"{department}/部长") or self.staff[f"{department}/主任"]

    def clerk(self, department: str) -> Any:
        """Who keeps a department's books."""
        return self.staff[f"{department}/干事1"]

    @classmethod
    def remember(cls) -> Self:
        """The cast of a demonstration that was founded in an earlier process."""
        world = cls()
        for region in Region.objects.exclude(level="village"):
            world.regions[region.code] = region
            if region.level == "county":
                world.counties[region.name] = region
        world.units = {unit.label: unit for unit in Unit.objects.all()}
        appointed = Staff.objects.filter(appointments__post__isnull=False).distinct()
        for staff in appointed.prefetch_related("appointments__post__unit"):
            for appointment in staff.appointments.all():
                if appointment.post:
                    world.staff[f"{appointment.post.unit.label}/{appointment.post.name}"] = staff
        return world._with_people_of_no_post()

    def _with_people_of_no_post(self) -> Self:
        """Add who is known by a role: a bureau's liaison, a county's officer, the experts by their numbers."""
        appointed = Appointment.objects.filter(post=None, role__in=BY_ROLE).select_related("staff", "unit")
        for appointment in appointed.order_by("pk"):
            self.staff[f"{appointment.unit.label}/{BY_ROLE[appointment.role]}"] = appointment.staff
        experts = Appointment.objects.filter(role="expert").select_related("staff").order_by("pk")
        self.staff |= {f"专家{number}": one.staff for number, one in enumerate(experts, 1)}
        return self
