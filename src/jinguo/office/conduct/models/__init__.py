"""Conduct: records and open cases, protections, what was noticed."""

from jinguo.office.conduct.models.notices import ConductNotice
from jinguo.office.conduct.models.protections import Protection
from jinguo.office.conduct.models.records import ConductRecord, OpenCase

__all__ = ["ConductNotice", "ConductRecord", "OpenCase", "Protection"]
