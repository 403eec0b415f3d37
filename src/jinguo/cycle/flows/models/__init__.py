"""Chains and the approvals that walk them, rounds of opinions, and the papers both may rest on."""

from jinguo.cycle.flows.models.approvals import Approval, ApprovalAnswer, ApprovalStep
from jinguo.cycle.flows.models.chains import Chain, ChainStep
from jinguo.cycle.flows.models.papers import Paper
from jinguo.cycle.flows.models.rounds import Consulted, Opinion, Round

__all__ = [
    "Approval",
    "ApprovalAnswer",
    "ApprovalStep",
    "Chain",
    "ChainStep",
    "Consulted",
    "Opinion",
    "Paper",
    "Round",
]
