"""The verbs that write panels."""

from jinguo.cycle.panels.services.casting import answer, cast
from jinguo.cycle.panels.services.codes import draw_codes, panel_of_code
from jinguo.cycle.panels.services.content import ask, drop_question, set_criteria
from jinguo.cycle.panels.services.drafting import begin, change, name_participants, name_subjects
from jinguo.cycle.panels.services.rating import Mark, rate
from jinguo.cycle.panels.services.running import cancel, close, close_over, extend, open_panel, publish

__all__ = [
    "Mark",
    "answer",
    "ask",
    "begin",
    "cancel",
    "cast",
    "change",
    "close",
    "close_over",
    "draw_codes",
    "drop_question",
    "extend",
    "name_participants",
    "name_subjects",
    "open_panel",
    "panel_of_code",
    "publish",
    "rate",
    "set_criteria",
]
