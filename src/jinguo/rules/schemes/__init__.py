"""Schemes of assessment (考评办法): parts with weights, bonus and deduction with caps, vetoes; and the score they make.

whole = compose("全年", [weigh("goals", "目标完成情况", items, 70), …], bonuses=…, bonus_cap=5)
"""

from jinguo.rules.schemes.composition import Veto, compose, weigh
from jinguo.rules.schemes.credit import credit_of, credit_shares
from jinguo.rules.schemes.keeping import digest_of, from_json, to_json
from jinguo.rules.schemes.scheme import BadSchemeError, Item, Part, Scheme, parse_scheme, shipped_schemes

__all__ = [
    "BadSchemeError",
    "Item",
    "Part",
    "Scheme",
    "Veto",
    "compose",
    "credit_of",
    "credit_shares",
    "digest_of",
    "from_json",
    "parse_scheme",
    "shipped_schemes",
    "to_json",
    "weigh",
]
