"""The rows of bookkeeping: entries, registers, their frozen bases, locks, and the custom ledgers."""

from jinguo.cycle.bookkeeping.models.custom import CustomEntry, EntryFigure, EntryPerson, Ledger
from jinguo.cycle.bookkeeping.models.entries import LedgerEntry
from jinguo.cycle.bookkeeping.models.headings import Heading
from jinguo.cycle.bookkeeping.models.locks import Lock
from jinguo.cycle.bookkeeping.models.numbers import Counter
from jinguo.cycle.bookkeeping.models.registers import FrozenBase, FrozenMember, Register

__all__ = [
    "Counter",
    "CustomEntry",
    "EntryFigure",
    "EntryPerson",
    "FrozenBase",
    "FrozenMember",
    "Heading",
    "Ledger",
    "LedgerEntry",
    "Lock",
    "Register",
]
