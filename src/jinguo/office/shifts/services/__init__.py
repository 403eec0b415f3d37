"""The verbs that write work hours; each tells attendance which days it touched."""

from jinguo.office.shifts.services.holders import assign, change_assignment, remove_assignment
from jinguo.office.shifts.services.installing import hear_of_day, install_at_first_start, install_hours
from jinguo.office.shifts.services.nursing import change_nursing, give_nursing, remove_nursing
from jinguo.office.shifts.services.profiles import add_season, correct_season, remove_season, set_profile

__all__ = [
    "add_season",
    "assign",
    "change_assignment",
    "change_nursing",
    "correct_season",
    "give_nursing",
    "hear_of_day",
    "install_at_first_start",
    "install_hours",
    "remove_assignment",
    "remove_nursing",
    "remove_season",
    "set_profile",
]
