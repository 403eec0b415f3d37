"""The verbs of quarter reviews and of the regular appraisal."""

from jinguo.office.quarter.services.appraisals import (
    decide,
    grade_all,
    hand_in,
    propose,
    propose_without,
    reopen_grade,
    see_grade,
    send_back,
    write_summary,
)
from jinguo.office.quarter.services.figures import set_figure
from jinguo.office.quarter.services.opening import Opened, open_quarter
from jinguo.office.quarter.services.reviews import rate_leader, rate_office, rate_self, reopen_review, sign_review

__all__ = [
    "Opened",
    "decide",
    "grade_all",
    "hand_in",
    "open_quarter",
    "propose",
    "propose_without",
    "rate_leader",
    "rate_office",
    "rate_self",
    "reopen_grade",
    "reopen_review",
    "see_grade",
    "send_back",
    "set_figure",
    "sign_review",
    "write_summary",
]
