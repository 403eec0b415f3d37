"""What a committee's office drives: targets handed down, rounds of inspection, demands, slips, bulletins, circulars."""

from jinguo.committee.coordination.models.demands import Demand, UpperAnswer
from jinguo.committee.coordination.models.handed import HandedTarget
from jinguo.committee.coordination.models.information import Bulletin, Information
from jinguo.committee.coordination.models.rounds import InspectionRound, YearInspection
from jinguo.committee.coordination.models.supervision import Slip, UnitCircular

__all__ = [
    "Bulletin",
    "Demand",
    "HandedTarget",
    "Information",
    "InspectionRound",
    "Slip",
    "UnitCircular",
    "UpperAnswer",
    "YearInspection",
]
