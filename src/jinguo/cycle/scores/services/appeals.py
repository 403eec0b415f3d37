"""Objections to published results: made, upheld or declined, each with its reply."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.cycle.inbox.kinds import PROGRESS
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.scores.computing import of_holder
from jinguo.cycle.scores.models import Appeal, Result
from jinguo.cycle.scores.permissions import may_object
from jinguo.cycle.scores.services.publishing import store
from jinguo.org.structure.models import Staff


@transaction.atomic
def object_to(result: Result, *, by: Staff, text: str) -> Appeal:
    """Object to a published result (提出异议). Raises Refused outside the time or for somebody else's result."""
    result = locked(result)
    demand(may_object(by, result), act="appeal.ask", row=result)
    if not text.strip():
        raise ValidationError({"text": "请写明对哪一项有异议、依据是什么。"})
    appeal = Appeal(result=result, text=text.strip(), by=by, on=clock.today(), old_points=result.points)
    appeal.full_clean()
    appeal.save()
    audit.record("appeal.ask", appeal, by=by)
    keepers = Staff.objects.filter(
        appointments__role="performance_office",
        appointments__unit__organ_path=result.assessment.plan.unit.organ_path,
        appointments__last_day=None,
    )
    tell(keepers, f"{appeal}待复核", kind=PROGRESS, about=appeal, by=by)
    return appeal


@transaction.atomic
def uphold(appeal: Appeal, *, by: Staff, reply: str) -> Appeal:
    """Find the objection right (异议成立): the result is computed anew from the facts as they now stand.

    The facts are put right before, by a reversing entry, an accepted report or an entered item. Raises Refused;
    ValidationError when they have not been, so that the score would stay as it is.
    """
    row = locked(appeal)
    result = locked(row.result)
    score = of_holder(result.assessment, result.holder)  # type: ignore[arg-type]
    if (score.points, score.grade) == (result.points, result.score.grade):
        raise ValidationError("事实还没有更正，得分不会变。请先更正台账、报告或录入项，再认定。")
    facts: dict[str, Any] = {"reply": reply.strip(), "settled_by": by, "settled_on": clock.today()}
    appeal = move(appeal, "uphold", by=by, version=row.version + 1, new_points=score.points, **facts)
    store(result, score)
    return appeal


@transaction.atomic
def decline(appeal: Appeal, *, by: Staff, reply: str) -> Appeal:
    """Keep the result as it is (维持原结果), with the reason. Raises Refused."""
    row = locked(appeal)
    facts = {"reply": reply.strip(), "settled_by": by, "settled_on": clock.today(), "new_points": row.old_points}
    return move(appeal, "decline", by=by, reason=reply, version=row.version + 1, **facts)


@transaction.atomic
def withdraw_appeal(appeal: Appeal, *, by: Staff) -> Appeal:
    """Take an objection back."""
    row = locked(appeal)
    return move(appeal, "withdraw_appeal", by=by, version=row.version + 1)
