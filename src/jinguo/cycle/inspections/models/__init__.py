"""The rows of inspections: the inspection with its items and places, what was found, which materials held."""

from jinguo.cycle.inspections.models.findings import EvidenceCheck, Finding
from jinguo.cycle.inspections.models.inspections import CheckItem, Inspected, Inspection

__all__ = ["CheckItem", "EvidenceCheck", "Finding", "Inspected", "Inspection"]
