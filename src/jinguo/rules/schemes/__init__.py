"""Schemes of assessment (考评办法): parts, bonus, deduction, vetoes, grades, and the score they make.

whole = compose("全年", [weigh("goals", "目标完成情况", items, 70), …], bonuses=…, bonus_cap=5)
"""

from jinguo.rules.schemes.comparing import Difference, differences
from jinguo.rules.schemes.composition import Veto, compose, weigh
from jinguo.rules.schemes.credit import credit_of, credit_shares
from jinguo.rules.schemes.grading import grade_of
from jinguo.rules.schemes.keeping import digest_of, from_json, to_json
from jinguo.rules.schemes.parsing import parse_scheme
from jinguo.rules.schemes.scheme import BadSchemeError, Item, Level, Part, Scheme, VetoRule, shipped_schemes

__all__ = [
    "BadSchemeError",
    "Difference",
    "Item",
    "Level",
    "Part",
    "Scheme",
    "Veto",
    "VetoRule",
    "compose",
    "credit_of",
    "credit_shares",
    "differences",
    "digest_of",
    "from_json",
    "grade_of",
    "parse_scheme",
    "shipped_schemes",
    "to_json",
    "weigh",
]
