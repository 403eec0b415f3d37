"""The verbs that write plans."""

from jinguo.cycle.plans.services.changes import ask_change, withdraw_change
from jinguo.cycle.plans.services.goals import add_goal, change_goal, remove_goal
from jinguo.cycle.plans.services.letters import (
    draw_letters,
    enter_signature,
    sign_all_for_organ,
    sign_as_holder,
    sign_for_organ,
)
from jinguo.cycle.plans.services.milestones import set_node
from jinguo.cycle.plans.services.plans import change_plan, copy_plan, draft, edit_section
from jinguo.cycle.plans.services.targets import Cell, Conflict, Conflicts, explain, set_targets
from jinguo.cycle.plans.services.way import (
    ask_approval,
    ask_opinions,
    ask_own_approval,
    ask_review,
    close,
    enter_approved,
    hand_down,
    revise,
    take_back,
)

__all__ = [
    "Cell",
    "Conflict",
    "Conflicts",
    "add_goal",
    "ask_approval",
    "ask_change",
    "ask_opinions",
    "ask_own_approval",
    "ask_review",
    "change_goal",
    "change_plan",
    "close",
    "copy_plan",
    "draft",
    "draw_letters",
    "edit_section",
    "enter_approved",
    "enter_signature",
    "explain",
    "hand_down",
    "remove_goal",
    "revise",
    "set_node",
    "set_targets",
    "sign_all_for_organ",
    "sign_as_holder",
    "sign_for_organ",
    "take_back",
    "withdraw_change",
]
