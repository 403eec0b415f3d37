"""Units and staff from a workbook; an export is the template filled in, and can be imported again."""

from jinguo.org.structure.importing.staff import StaffImporter
from jinguo.org.structure.importing.units import UnitImporter

__all__ = ["StaffImporter", "UnitImporter"]
