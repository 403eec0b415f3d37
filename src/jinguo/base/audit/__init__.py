"""The audit trail: who did what to what, when, from where, and whether it was allowed.

One row an act, written inside the act's own transaction, chained by keyed hashes with numbers that leave no gap.
There is no setting, permission or address that turns it off. Source: GB/T 22239-2019, 8.1.4.3 安全审计; 网络安全法 on
keeping network logs (six months at least).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinguo.base.audit.trail import AuditUnavailable, Changes, head, record, record_all
    from jinguo.base.audit.verification import Problem, verify

__all__ = ["AuditUnavailable", "Changes", "Problem", "head", "record", "record_all", "verify"]

_HOMES = dict.fromkeys(("AuditUnavailable", "Changes", "head", "record", "record_all"), "trail")
_HOMES |= dict.fromkeys(("Problem", "verify"), "verification")


def __getattr__(name: str) -> Any:
    """Reach the functions on first use: Django imports this package before models may be imported."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
