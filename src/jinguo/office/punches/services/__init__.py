"""The verbs that write punches."""

from jinguo.office.punches.services.correcting import ask_correction, hang_up, settle_correction, withdraw_correction
from jinguo.office.punches.services.devices import device_of, hear_delivery, make_known, switch_off
from jinguo.office.punches.services.keeping import Line, Taken, enter_sheet, match_pin, sign, take_in

__all__ = [
    "Line",
    "Taken",
    "ask_correction",
    "device_of",
    "enter_sheet",
    "hang_up",
    "hear_delivery",
    "make_known",
    "match_pin",
    "settle_correction",
    "sign",
    "switch_off",
    "take_in",
    "withdraw_correction",
]
