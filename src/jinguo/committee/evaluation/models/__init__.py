"""The rows of evaluation: judgements of text goals, checks of data, rounds with what participants hand in."""

from jinguo.committee.evaluation.models.checks import CheckedValue, QualityCheck
from jinguo.committee.evaluation.models.judgements import TextJudgement
from jinguo.committee.evaluation.models.reviews import GroupReview, RoundResult
from jinguo.committee.evaluation.models.rounds import EvaluationRound, RoundPhase, RoundWeight
from jinguo.committee.evaluation.models.selves import RoundParticipant, SelfSection, SelfTarget

__all__ = [
    "CheckedValue",
    "EvaluationRound",
    "GroupReview",
    "QualityCheck",
    "RoundParticipant",
    "RoundPhase",
    "RoundResult",
    "RoundWeight",
    "SelfSection",
    "SelfTarget",
    "TextJudgement",
]
