"""What is heard of a person, and what her leader says and proposes."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked
from jinguo.base.web import words as say
from jinguo.office.appraisal.facts import judged_of
from jinguo.office.appraisal.models import Appraisee, Inquiry
from jinguo.office.appraisal.permissions import may_inquire, may_propose
from jinguo.office.appraisal.services.steps import take
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.grades import GRADES, Grade


@transaction.atomic
def note_inquiry(appraisee: Appraisee, *, by: Staff, kind: str, on: date, words: str, spoken_with: str = "") -> Inquiry:
    """Record a talk or what else was heard (了解核实); the first one is that step of her appraisal.

    Raises Refused; ValidationError for a day to come.
    """
    row = locked(appraisee)
    demand(may_inquire(by, row), act="appraisee.inquiry", row=row)
    if on > clock.today():
        raise ValidationError({"on": f"日期不能晚于今天 {say.day(clock.today())}。"})
    inquiry = Inquiry(appraisee=row, kind=kind, on=on, words=words.strip(), spoken_with=spoken_with.strip(), by=by)
    inquiry.full_clean()
    if "inquiry" not in row.done:
        take(row, "inquiry", by=by, on=on)
    inquiry.save()
    audit.record("appraisee.inquiry", row, by=by, note=inquiry.get_kind_display())
    return inquiry


@transaction.atomic
def propose(
    appraisee: Appraisee,
    *,
    by: Staff,
    proposal: Grade | None,
    comment: str,
    demand_words: str = "",
    seen: int | None = None,
) -> Appraisee:
    """Write comment, what to improve, and the proposed grade (审核评鉴); it may be changed until grades are decided.

    Raises Refused, Stale; ValidationError for a grade that her year does not allow, or none where one is due.
    """
    row = locked(appraisee, seen)
    demand(may_propose(by, row), act="appraisee.propose", row=row)
    _demand_allowed(row, proposal)
    if "review" not in row.done:
        take(row, "review", by=by)
    fields: dict[str, Any] = {"proposal": proposal or "", "comment": comment.strip(), "demand": demand_words.strip()}
    fields |= {"proposed_by": by, "proposed_on": clock.today(), "version": row.version + 1}
    return act("appraisee.propose", appraisee, by=by, verdict=may_propose(by, row), **fields)


def _demand_allowed(row: Appraisee, proposal: Grade | None) -> None:
    """A grade where one is due, and one of those her year allows; else comment only."""
    row.proposal = proposal or ""
    (found,) = judged_of(row.assessment, [row])
    result = found.result
    if result.outcome == "elsewhere":
        raise ValidationError(f"{row.staff}{result.because[0]}，这里不评鉴。")
    if result.outcome not in ("graded", "open"):
        if proposal:
            raise ValidationError({"proposal": f"{'；'.join(result.because)}。请不选等次，只写评语。"})
        return
    if proposal is None:
        raise ValidationError({"proposal": "请选拟定等次。"})
    if proposal not in result.allowed and result.grade != "unfit":
        may = "、".join(words for grade, words in GRADES.items() if grade in result.allowed)
        raise ValidationError({"proposal": f"{'；'.join(result.because[:-1])}。可定的等次：{may}。"})
