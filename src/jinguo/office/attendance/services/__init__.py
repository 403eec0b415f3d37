"""The verbs that write attendance."""

from jinguo.office.attendance.services.months import lock_month, reopen_month
from jinguo.office.attendance.services.settling import Settlement, hear, settle, settle_all, settle_since

__all__ = ["Settlement", "hear", "lock_month", "reopen_month", "settle", "settle_all", "settle_since"]
