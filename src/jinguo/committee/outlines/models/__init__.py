"""Outlines with their targets; indicators with their definitions; observations."""

from jinguo.committee.outlines.models.indicators import Indicator, IndicatorVersion
from jinguo.committee.outlines.models.observations import Observation
from jinguo.committee.outlines.models.outlines import Outline, OutlineTarget

__all__ = ["Indicator", "IndicatorVersion", "Observation", "Outline", "OutlineTarget"]
