"""A panel with its three instruments."""

from jinguo.cycle.panels.models.boxes import AccessCode, BallotBox
from jinguo.cycle.panels.models.panels import Panel, PanelSubject, Participant
from jinguo.cycle.panels.models.questions import PanelQuestion
from jinguo.cycle.panels.models.ratings import RaterGroup, Rating, RatingCriterion

__all__ = [
    "AccessCode",
    "BallotBox",
    "Panel",
    "PanelQuestion",
    "PanelSubject",
    "Participant",
    "RaterGroup",
    "Rating",
    "RatingCriterion",
]
