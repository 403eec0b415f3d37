"""The verbs that write evaluations."""

from jinguo.committee.evaluation.services.checks import plan_check, record_value, settle
from jinguo.committee.evaluation.services.judgements import add_goal, confirm, judge, turn_down
from jinguo.committee.evaluation.services.phases import cancel, close, issue, open_self, publish, visit, write_up
from jinguo.committee.evaluation.services.results import begin_rating, draft_circular, order_rectification
from jinguo.committee.evaluation.services.reviews import accept, review, send_back
from jinguo.committee.evaluation.services.rounds import Span, change, draft, name_participants, set_visited
from jinguo.committee.evaluation.services.selves import attach, detach, state_targets, submit, write_sections

__all__ = [
    "Span",
    "accept",
    "add_goal",
    "attach",
    "begin_rating",
    "cancel",
    "change",
    "close",
    "confirm",
    "detach",
    "draft",
    "draft_circular",
    "issue",
    "judge",
    "name_participants",
    "open_self",
    "order_rectification",
    "plan_check",
    "publish",
    "record_value",
    "review",
    "send_back",
    "set_visited",
    "settle",
    "state_targets",
    "submit",
    "turn_down",
    "visit",
    "write_sections",
    "write_up",
]
