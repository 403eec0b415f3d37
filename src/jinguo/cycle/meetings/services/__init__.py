"""The verbs that write meetings."""

from jinguo.cycle.meetings.services.coming import Line, ask_leave, enter_attendance, sign_in
from jinguo.cycle.meetings.services.inviting import Guest, invite, uninvite
from jinguo.cycle.meetings.services.minuting import Resolution, issue, set_decisions, write_minutes
from jinguo.cycle.meetings.services.planning import Point, cancel, change, hold, plan, set_agenda

__all__ = [
    "Guest",
    "Line",
    "Point",
    "Resolution",
    "ask_leave",
    "cancel",
    "change",
    "enter_attendance",
    "hold",
    "invite",
    "issue",
    "plan",
    "set_agenda",
    "set_decisions",
    "sign_in",
    "uninvite",
    "write_minutes",
]
