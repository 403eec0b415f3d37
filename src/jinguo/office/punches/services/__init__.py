"""The verbs that write punches."""

from jinguo.office.punches.services.correcting import ask_correction, hang_up, settle_correction, withdraw_correction
from jinguo.office.punches.services.keeping import Line, Taken, enter_sheet, match_pin, sign, take_in

__all__ = [
    "Line",
    "Taken",
    "ask_correction",
    "enter_sheet",
    "hang_up",
    "match_pin",
    "settle_correction",
    "sign",
    "take_in",
    "withdraw_correction",
]
