"""Ledgers as the screens, sheets and forms know them: the same whether typed in code or defined by an office."""

from jinguo.cycle.bookkeeping.kinds.base import EntryField, FollowUp, LedgerKind, Problem
from jinguo.cycle.bookkeeping.kinds.custom import CustomLedger
from jinguo.cycle.bookkeeping.kinds.registry import all_ledgers, kind_of_measure, ledger, register
from jinguo.cycle.bookkeeping.kinds.typed import Check, TypedLedger, TypedRegister, fields_of

__all__ = [
    "Check",
    "CustomLedger",
    "EntryField",
    "FollowUp",
    "LedgerKind",
    "Problem",
    "TypedLedger",
    "TypedRegister",
    "all_ledgers",
    "fields_of",
    "kind_of_measure",
    "ledger",
    "register",
]
