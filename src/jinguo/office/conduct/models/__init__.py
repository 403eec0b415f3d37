"""Conduct: records and open cases, protections."""

from jinguo.office.conduct.models.protections import Protection
from jinguo.office.conduct.models.records import ConductRecord, OpenCase

__all__ = ["ConductRecord", "OpenCase", "Protection"]
