"""The verbs that write punches."""

from jinguo.office.punches.services.accounts import Line
from jinguo.office.punches.services.correcting import ask_correction, hang_up, settle_correction, withdraw_correction
from jinguo.office.punches.services.devices import device_of, hear_delivery, hear_of, make_known, switch_off, switch_on
from jinguo.office.punches.services.matching import match_pin
from jinguo.office.punches.services.settings import add_network, remove_network, set_limit
from jinguo.office.punches.services.signing import enter_sheet, sign
from jinguo.office.punches.services.taking import Taken, take_in, void_batch

__all__ = [
    "Line",
    "Taken",
    "add_network",
    "ask_correction",
    "device_of",
    "enter_sheet",
    "hang_up",
    "hear_delivery",
    "hear_of",
    "make_known",
    "match_pin",
    "remove_network",
    "set_limit",
    "settle_correction",
    "sign",
    "switch_off",
    "switch_on",
    "take_in",
    "void_batch",
    "withdraw_correction",
]
