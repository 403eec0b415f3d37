"""Outline targets that stand in plans, implementation plans that were filed, policy papers."""

from jinguo.committee.duties.models.filings import ImplementationFiling
from jinguo.committee.duties.models.listed import ListedTarget
from jinguo.committee.duties.models.policies import PolicyPaper

__all__ = ["ImplementationFiling", "ListedTarget", "PolicyPaper"]
