"""The rows of the structure: regions, units with their history, staff, posts and appointments."""

from jinguo.org.structure.models.appointments import Appointment, Deputy, Post, PostDuty
from jinguo.org.structure.models.days import CalendarNotice
from jinguo.org.structure.models.regions import Region
from jinguo.org.structure.models.staff import Staff
from jinguo.org.structure.models.units import Unit, UnitChange

__all__ = [
    "Appointment",
    "CalendarNotice",
    "Deputy",
    "Post",
    "PostDuty",
    "Region",
    "Staff",
    "Unit",
    "UnitChange",
]
