"""数据采集: how cells are read, what is wrong or odd about them, who is asked, and how a return stands."""

from jinguo.rules.collecting.assigning import suggested_unit, usual_group
from jinguo.rules.collecting.checking import check
from jinguo.rules.collecting.counts import contradiction
from jinguo.rules.collecting.findings import RULES, Entry, Finding, Past
from jinguo.rules.collecting.reading import PARTS, Reading, read
from jinguo.rules.collecting.standing import STANDINGS, Standing, standing

__all__ = [
    "PARTS",
    "RULES",
    "STANDINGS",
    "Entry",
    "Finding",
    "Past",
    "Reading",
    "Standing",
    "check",
    "contradiction",
    "read",
    "standing",
    "suggested_unit",
    "usual_group",
]
