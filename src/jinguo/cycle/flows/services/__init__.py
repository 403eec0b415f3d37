"""The verbs that write approvals, rounds of opinions and chains."""

from jinguo.cycle.flows.services.advancing import renew
from jinguo.cycle.flows.services.answering import answer, answer_on_paper
from jinguo.cycle.flows.services.asking import close_round, open_round, urge
from jinguo.cycle.flows.services.opinions import enter_opinion, give_opinion, settle_opinion
from jinguo.cycle.flows.services.starting import remind, start, withdraw, withdraw_running

__all__ = [
    "answer",
    "answer_on_paper",
    "close_round",
    "enter_opinion",
    "give_opinion",
    "open_round",
    "remind",
    "renew",
    "settle_opinion",
    "start",
    "urge",
    "withdraw",
    "withdraw_running",
]
