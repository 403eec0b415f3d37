"""复核 and 申诉 against a grade of 不称职, with their clocks."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.base.web import words
from jinguo.office.appraisal.clocks import decision_due, last_day_to_ask
from jinguo.office.appraisal.models import Appraisee, GradeAppeal
from jinguo.office.appraisal.permissions import may_appeal
from jinguo.org.structure.models import Staff


@transaction.atomic
def ask_appeal(appraisee: Appraisee, *, by: Staff, kind: str, text: str) -> GradeAppeal:
    """Ask for 复核 or appeal (申请复核、申诉), within its days. Raises Refused; ValidationError once they are over."""
    row = locked(appraisee)
    demand(may_appeal(by, row), act="gradeappeal.ask", row=row)
    last = last_day_to_ask(row, kind)
    if clock.today() > last.due:
        raise ValidationError({"kind": f"{words.day(last.due)} 已过：{last.because}。"})
    today = clock.today()
    appeal = GradeAppeal(
        appraisee=row,
        kind=kind,
        text=text.strip(),
        asked_on=today,
        due=decision_due(kind, today).due,
        old_grade=row.grade,
    )
    appeal.full_clean()
    appeal.save()
    audit.record("gradeappeal.ask", appeal, by=by)
    return appeal


@transaction.atomic
def answer_appeal(appeal: GradeAppeal, *, by: Staff, reply: str, new_grade: str = "") -> GradeAppeal:
    """Enter what was decided (登记决定): the grade stands, or becomes another one; execution was not suspended.

    Raises Refused; ValidationError for a grade that is no better: an appeal never makes it worse (第九十六条).
    """
    row = locked(appeal)
    if not reply.strip():
        raise ValidationError({"reply": "请写明决定和理由。"})
    facts: dict[str, Any] = {"reply": reply.strip(), "decided_on": clock.today(), "version": row.version + 1}
    if not new_grade or new_grade == row.old_grade:
        return move(appeal, "keep_grade", by=by, **facts)
    appeal = move(appeal, "change_grade", by=by, new_grade=new_grade, **facts)
    person = locked(row.appraisee)
    person.grade, person.version = new_grade, person.version + 1
    person.save(update_fields=["grade", "version"])
    audit.record("appraisee.regrade", person, by=by, changes={"grade": (row.old_grade, new_grade)}, note=str(appeal))
    return appeal


@transaction.atomic
def withdraw_appeal(appeal: GradeAppeal, *, by: Staff) -> GradeAppeal:
    """Take it back (撤回). Raises Refused."""
    row = locked(appeal)
    return move(appeal, "withdraw_appeal", by=by, version=row.version + 1)
