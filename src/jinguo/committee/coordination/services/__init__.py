"""The verbs that write a committee's coordination."""

from jinguo.committee.coordination.services.demands import answer, demand_of_unit
from jinguo.committee.coordination.services.informing import accept, decline, gather, send
from jinguo.committee.coordination.services.inspecting import open_round, plan_year
from jinguo.committee.coordination.services.meeting import call_meeting, hand_down, take_back
from jinguo.committee.coordination.services.supervising import draw_circular, issue_slip, redraw_circular

__all__ = [
    "accept",
    "answer",
    "call_meeting",
    "decline",
    "demand_of_unit",
    "draw_circular",
    "gather",
    "hand_down",
    "issue_slip",
    "open_round",
    "plan_year",
    "redraw_circular",
    "send",
    "take_back",
]
