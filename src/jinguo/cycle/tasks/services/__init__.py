"""The verbs that write tasks."""

from jinguo.cycle.tasks.services.giving import assign, cancel, correct, extend
from jinguo.cycle.tasks.services.reporting import Outcome, accept, accept_all, send_back, submit

__all__ = ["Outcome", "accept", "accept_all", "assign", "cancel", "correct", "extend", "send_back", "submit"]
