"""The verbs that write slips."""

from jinguo.office.slips.services.accounts import grant_all, grant_year, hear_of_day, recount, set_service_start
from jinguo.office.slips.services.leave import (
    add_proofs,
    ask_leave,
    hang_up,
    remove_proof,
    report_back,
    settle_leave,
    withdraw_leave,
)
from jinguo.office.slips.services.ledger import carry_over, enter, forfeit
from jinguo.office.slips.services.outings import (
    call,
    cancel_outing,
    come_back,
    confirm_outing,
    decline_outing,
    report_outing,
)

__all__ = [
    "add_proofs",
    "ask_leave",
    "call",
    "cancel_outing",
    "carry_over",
    "come_back",
    "confirm_outing",
    "decline_outing",
    "enter",
    "forfeit",
    "grant_all",
    "grant_year",
    "hang_up",
    "hear_of_day",
    "recount",
    "remove_proof",
    "report_back",
    "report_outing",
    "set_service_start",
    "settle_leave",
    "withdraw_leave",
]
