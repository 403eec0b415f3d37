"""Leave (请假): kinds, counting in half days, entitlement to annual leave, reporting back."""

from jinguo.rules.leave.annual import annual_days, annual_lost, carried_over, service_years
from jinguo.rules.leave.counting import Stay, half_days, halves_of, rest_between
from jinguo.rules.leave.kinds import KINDS, PROFILES, LeaveKind, kind_choices
from jinguo.rules.leave.limits import proof_asked, within_most
from jinguo.rules.leave.returning import GRACE_WORKDAYS, goes_on, overstayed_from, return_due

__all__ = [
    "GRACE_WORKDAYS",
    "KINDS",
    "PROFILES",
    "LeaveKind",
    "Stay",
    "annual_days",
    "annual_lost",
    "carried_over",
    "goes_on",
    "half_days",
    "halves_of",
    "kind_choices",
    "overstayed_from",
    "proof_asked",
    "rest_between",
    "return_due",
    "service_years",
    "within_most",
]
