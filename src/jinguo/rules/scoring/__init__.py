"""Scoring (计分): rules that turn facts into points, each with its reason; `rules.schemes` puts them together.

`score_by("ratio", 30, {"plan": 40, "actual": 36}, unit="万元")` gives a `Score`.
"""

from jinguo.rules.scoring.declaring import ScoringError
from jinguo.rules.scoring.lines import asked_for, parameter_lines, read_parameters
from jinguo.rules.scoring.registry import (
    SCORING_RULES,
    Scorer,
    complaints,
    goal_rule_choices,
    rule_choices,
    score_by,
    scorer,
)
from jinguo.rules.scoring.score import Score, missing, scored, uncounted

__all__ = [
    "SCORING_RULES",
    "Score",
    "Scorer",
    "ScoringError",
    "asked_for",
    "complaints",
    "goal_rule_choices",
    "missing",
    "parameter_lines",
    "read_parameters",
    "rule_choices",
    "score_by",
    "scored",
    "scorer",
    "uncounted",
]
