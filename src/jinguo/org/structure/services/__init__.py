"""The verbs that write the structure."""

from jinguo.org.structure.services.appointments import appoint, end_appointment, end_deputy, hand_over, name_deputy
from jinguo.org.structure.services.days import correct_notice, enter_notice
from jinguo.org.structure.services.posts import describe_post
from jinguo.org.structure.services.regions import Division, open_regions
from jinguo.org.structure.services.staff import engage
from jinguo.org.structure.services.units import (
    close_unit,
    merge_unit,
    move_unit,
    name_on,
    open_unit,
    rename_unit,
    split_unit,
)

__all__ = [
    "Division",
    "appoint",
    "close_unit",
    "correct_notice",
    "describe_post",
    "end_appointment",
    "end_deputy",
    "engage",
    "enter_notice",
    "hand_over",
    "merge_unit",
    "move_unit",
    "name_deputy",
    "name_on",
    "open_regions",
    "open_unit",
    "rename_unit",
    "split_unit",
]
