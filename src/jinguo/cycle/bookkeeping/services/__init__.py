"""The verbs that write the books."""

from jinguo.cycle.bookkeeping.services.batches import Outcome, confirm_all
from jinguo.cycle.bookkeeping.services.defining import DefinitionFaults, define, redefine
from jinguo.cycle.bookkeeping.services.entries import change, confirm, record, reverse, void
from jinguo.cycle.bookkeeping.services.locks import lock_days
from jinguo.cycle.bookkeeping.services.naming import correct, enter
from jinguo.cycle.bookkeeping.services.registers import freeze
from jinguo.cycle.bookkeeping.services.setting_up import revise, set_up

__all__ = [
    "DefinitionFaults",
    "Outcome",
    "change",
    "confirm",
    "confirm_all",
    "correct",
    "define",
    "enter",
    "freeze",
    "lock_days",
    "record",
    "redefine",
    "reverse",
    "revise",
    "set_up",
    "void",
]
