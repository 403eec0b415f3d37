"""The rows of plans: the plan with its words, goals and targets, what became of them, letters and time nodes."""

from jinguo.cycle.plans.models.changes import ChangeRequest
from jinguo.cycle.plans.models.editions import PlanEdition
from jinguo.cycle.plans.models.goals import Goal
from jinguo.cycle.plans.models.letters import ResponsibilityLetter
from jinguo.cycle.plans.models.milestones import Milestone
from jinguo.cycle.plans.models.plans import Plan, PlanSection
from jinguo.cycle.plans.models.targets import ResidualNote, Target

__all__ = [
    "ChangeRequest",
    "Goal",
    "Milestone",
    "Plan",
    "PlanEdition",
    "PlanSection",
    "ResidualNote",
    "ResponsibilityLetter",
    "Target",
]
