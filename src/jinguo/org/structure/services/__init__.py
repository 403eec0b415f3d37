"""The verbs that write the structure."""

from jinguo.org.structure.services.appointments import (
    appoint,
    appoint_newcomers,
    end_appointment,
    end_deputy,
    hand_over,
    name_deputy,
)
from jinguo.org.structure.services.days import correct_notice, enter_notice, on_changed, tell_changed
from jinguo.org.structure.services.posts import describe_post, posts_named
from jinguo.org.structure.services.regions import Division, open_regions
from jinguo.org.structure.services.staff import Changes, correct_all, correction, engage, engage_all, newcomer
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
    "Changes",
    "Division",
    "appoint",
    "appoint_newcomers",
    "close_unit",
    "correct_all",
    "correct_notice",
    "correction",
    "describe_post",
    "end_appointment",
    "end_deputy",
    "engage",
    "engage_all",
    "enter_notice",
    "hand_over",
    "merge_unit",
    "move_unit",
    "name_deputy",
    "name_on",
    "newcomer",
    "on_changed",
    "open_regions",
    "open_unit",
    "posts_named",
    "rename_unit",
    "split_unit",
    "tell_changed",
]
