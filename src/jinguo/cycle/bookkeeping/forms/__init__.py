"""The forms of the books, made from what a ledger tells of its fields."""

from jinguo.cycle.bookkeeping.forms.entries import EntryForm
from jinguo.cycle.bookkeeping.forms.reasons import BecauseForm, EvidenceForm, FreezeForm, LockForm

__all__ = ["BecauseForm", "EntryForm", "EvidenceForm", "FreezeForm", "LockForm"]
