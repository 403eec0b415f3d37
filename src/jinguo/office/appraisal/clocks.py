"""The clocks of one person's appeal, by the rule."""

from datetime import date

from jinguo.office.appraisal.models import Appraisee
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import Deadline
from jinguo.rules.grading import effects


def last_day_to_ask(appraisee: Appraisee, kind: str) -> Deadline:
    """Until when 复核 may be asked for, or an appeal made: after a 复核 the fifteen days from its decision."""
    review = appraisee.appeals.filter(kind="review").exclude(decided_on=None).first()
    if kind == "appeal" and review and review.decided_on:
        return effects.appeal_after_review_due(review.decided_on, work_calendar())
    clock = effects.appeal_clock(appraisee.done["notice"], work_calendar())
    return clock.review_until if kind == "review" else clock.appeal_until


def decision_due(kind: str, received: date, *, is_extended: bool = False) -> Deadline:
    """Until when it has to be decided."""
    if kind == "review":
        return effects.review_decision_due(received, work_calendar())
    return effects.appeal_decision_due(received, work_calendar(), is_extended=is_extended)
