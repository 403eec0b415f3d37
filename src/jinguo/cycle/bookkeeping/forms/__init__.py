"""The forms of the books, made from what a ledger tells of its fields."""

from jinguo.cycle.bookkeeping.forms.entries import EntryForm
from jinguo.cycle.bookkeeping.forms.reasons import EvidenceForm, FreezeForm, LockForm, ReasonForm

__all__ = ["EntryForm", "EvidenceForm", "FreezeForm", "LockForm", "ReasonForm"]
