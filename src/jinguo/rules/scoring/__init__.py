"""Scoring (计分): rules that turn facts into points, schemes that put items together, and the tree that explains it.

    score = SCORING_RULES["ratio"].apply(Fraction(8), Facts(actual=90, target=100), {})

A new rule is one function in `methods`, its examples, one property, and one line in `SCORING_RULES`.
"""

from jinguo.rules.scoring.composition import Veto, compose
from jinguo.rules.scoring.credit import credit_shares
from jinguo.rules.scoring.registry import SCORING_RULES, ScoringRule, complaints, rule_choices
from jinguo.rules.scoring.schemes import Item, Part, Scheme, parse_scheme, shipped_schemes
from jinguo.rules.scoring.score import Facts, Score

__all__ = [
    "SCORING_RULES",
    "Facts",
    "Item",
    "Part",
    "Scheme",
    "Score",
    "ScoringRule",
    "Veto",
    "complaints",
    "compose",
    "credit_shares",
    "parse_scheme",
    "rule_choices",
    "shipped_schemes",
]
