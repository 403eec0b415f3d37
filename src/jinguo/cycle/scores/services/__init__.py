"""The verbs that write scores."""

from jinguo.cycle.scores.services.appeals import decline, object_to, uphold, withdraw_appeal
from jinguo.cycle.scores.services.assessing import begin, enter, set_scheme
from jinguo.cycle.scores.services.publishing import finalise, publish, take_back

__all__ = [
    "begin",
    "decline",
    "enter",
    "finalise",
    "object_to",
    "publish",
    "set_scheme",
    "take_back",
    "uphold",
    "withdraw_appeal",
]
