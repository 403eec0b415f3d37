"""Slips: leave with its ledger, outings."""

from jinguo.office.slips.models.leave import LeaveEntry, LeaveRequest, ServiceStart
from jinguo.office.slips.models.outings import CallBack, Outing

__all__ = ["CallBack", "LeaveEntry", "LeaveRequest", "Outing", "ServiceStart"]
