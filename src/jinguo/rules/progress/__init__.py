"""How outline targets are evaluated (进展评估): one small module per method, all side by side for one `Case`.

`formulas` has the arithmetic without a word in it, `words` the sentences, `lacking` the reasons why a method cannot
answer; `rates`, `composite`, `ranks` and `gaps` look at many indicators. Law: outlines/methods.md, by section.
"""

from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.cagr import cagr_progress
from jinguo.rules.progress.cagr_cases import indicator_score
from jinguo.rules.progress.case import Case, Judgement, Observation, Point
from jinguo.rules.progress.composite import POLICIES, Composite, Item, by_region, comparable, composite
from jinguo.rules.progress.evidence import OUTCOMES, TextRate, text_rate
from jinguo.rules.progress.gaps import gap_change, gender_gap
from jinguo.rules.progress.inequality import gender_development_index, gender_inequality_index, inequality
from jinguo.rules.progress.methods import METHODS, method_choices, side_by_side, verdict
from jinguo.rules.progress.ranks import Place, ranks
from jinguo.rules.progress.rates import (
    Clocks,
    Rate,
    change,
    clocks,
    parts_sum,
    quantified,
    rate,
    rates_by,
    reported_contradictions,
)

__all__ = [
    "METHODS",
    "OUTCOMES",
    "POLICIES",
    "STATUSES",
    "Attainment",
    "Case",
    "Clocks",
    "Composite",
    "Item",
    "Judgement",
    "Observation",
    "Place",
    "Point",
    "Rate",
    "TextRate",
    "by_region",
    "cagr_progress",
    "change",
    "clocks",
    "comparable",
    "composite",
    "gap_change",
    "gender_development_index",
    "gender_gap",
    "gender_inequality_index",
    "indicator_score",
    "inequality",
    "method_choices",
    "parts_sum",
    "quantified",
    "ranks",
    "rate",
    "rates_by",
    "reported_contradictions",
    "side_by_side",
    "text_rate",
    "verdict",
]
