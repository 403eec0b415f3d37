"""The verbs that write the books."""

from jinguo.cycle.bookkeeping.services.entries import change, confirm, record, reverse, void
from jinguo.cycle.bookkeeping.services.locks import lock_days
from jinguo.cycle.bookkeeping.services.registers import freeze

__all__ = ["change", "confirm", "freeze", "lock_days", "record", "reverse", "void"]
