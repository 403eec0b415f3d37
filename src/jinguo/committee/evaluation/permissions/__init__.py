"""Who may do what in an evaluation."""

from jinguo.committee.body.permissions import may_read
from jinguo.committee.evaluation.permissions.checks import may_plan_check, may_record_value, may_settle
from jinguo.committee.evaluation.permissions.judgements import may_add_goal, may_confirm, may_judge, may_turn_down
from jinguo.committee.evaluation.permissions.rounds import (
    may_cancel_round,
    may_change,
    may_close_round,
    may_issue,
    may_keep,
    may_open_self,
    may_publish_round,
    may_rate,
    may_visit,
    may_write_up,
)
from jinguo.committee.evaluation.permissions.selves import (
    may_accept,
    may_fill,
    may_order,
    may_review,
    may_send_back,
    may_submit,
)

__all__ = [
    "may_accept",
    "may_add_goal",
    "may_cancel_round",
    "may_change",
    "may_close_round",
    "may_confirm",
    "may_fill",
    "may_issue",
    "may_judge",
    "may_keep",
    "may_open_self",
    "may_order",
    "may_plan_check",
    "may_publish_round",
    "may_rate",
    "may_read",
    "may_record_value",
    "may_review",
    "may_send_back",
    "may_settle",
    "may_submit",
    "may_turn_down",
    "may_visit",
    "may_write_up",
]
