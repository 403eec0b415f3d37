"""The verbs that write rounds, returns, cells and corrections."""

from jinguo.committee.collection.services.closing import lock, publish, review
from jinguo.committee.collection.services.correcting import approve, ask_correction, refuse
from jinguo.committee.collection.services.filling import Edit, Filled, fill, take_back
from jinguo.committee.collection.services.handing import accept, attach, check, extend, reopen, send_back, submit
from jinguo.committee.collection.services.making import choose, edit_item, edit_round, make_round
from jinguo.committee.collection.services.opening import open_round

__all__ = [
    "Edit",
    "Filled",
    "accept",
    "approve",
    "ask_correction",
    "attach",
    "check",
    "choose",
    "edit_item",
    "edit_round",
    "extend",
    "fill",
    "lock",
    "make_round",
    "open_round",
    "publish",
    "refuse",
    "reopen",
    "review",
    "send_back",
    "submit",
    "take_back",
]
