"""What a leave itself writes into the ledger: taken, given back, counted anew."""

from jinguo.base import clock
from jinguo.office.slips.models import LeaveEntry, LeaveRequest
from jinguo.org.structure.models import Staff


def book(leave: LeaveRequest, why: str, half_days: int, *, by: Staff | None = None, note: str = "") -> None:
    """Write a line of the ledger, for the kinds that have an account."""
    if leave.rules.has_balance:
        facts = {"staff": leave.staff, "unit": leave.unit, "kind": leave.kind, "year": leave.first.year}
        LeaveEntry.objects.create(
            **facts, why=why, half_days=half_days, leave=leave, note=note, on=clock.today(), by=by
        )
