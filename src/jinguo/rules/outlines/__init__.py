"""The outlines (两纲) as they were published: words, indicators, targets, and which series tells of which target."""

from jinguo.rules.outlines.adopting import BASES, Value, adopted, disagreement
from jinguo.rules.outlines.indicators import Indicator, indicator_named, indicators
from jinguo.rules.outlines.milestones import milestone_of
from jinguo.rules.outlines.names import RELATIONS, Name, names, observed_for
from jinguo.rules.outlines.targets import UNQUANTIFIED, Target, as_case, find, targets
from jinguo.rules.outlines.vocabulary import AUDIENCES, DISAGGREGATIONS, DOMAINS, OUTLINES, UNITS, Domain, Outline, Unit

__all__ = [
    "AUDIENCES",
    "BASES",
    "DISAGGREGATIONS",
    "DOMAINS",
    "OUTLINES",
    "RELATIONS",
    "UNITS",
    "UNQUANTIFIED",
    "Domain",
    "Indicator",
    "Name",
    "Outline",
    "Target",
    "Unit",
    "Value",
    "adopted",
    "as_case",
    "disagreement",
    "find",
    "indicator_named",
    "indicators",
    "milestone_of",
    "names",
    "observed_for",
    "targets",
]
