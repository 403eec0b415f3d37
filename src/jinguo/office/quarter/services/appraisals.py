"""A person's quarter: her summary, the proposal, the decision within the share of 好, her own look at it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.office.quarter.models import RegularAppraisal
from jinguo.office.quarter.permissions import may_write
from jinguo.office.quarter.queries import good_count
from jinguo.office.quarter.telling import tell_proposed
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import organ_of
from jinguo.rules.grading.regular import REGULAR_GRADES, RegularGrade, may_be_good
from jinguo.rules.verdict import YES

Proposals = Mapping[RegularAppraisal, tuple[RegularGrade, str]]  # grade and comment
Decisions = Mapping[RegularAppraisal, RegularGrade]


@transaction.atomic
def write_summary(
    appraisal: RegularAppraisal, *, by: Staff | None, summary: str, seen: int | None = None
) -> RegularAppraisal:
    """Keep a summary that is not handed in yet (保存). Raises Refused, Stale (with `seen`)."""
    row = locked(appraisal, seen)
    verdict = may_write(by, row) if by else YES
    words: dict[str, Any] = {"summary": summary.strip(), "version": row.version + 1}
    return act("regularappraisal.write_summary", appraisal, by=by, verdict=verdict, **words)


@transaction.atomic
def hand_in(
    appraisal: RegularAppraisal, *, by: Staff | None, summary: str, seen: int | None = None
) -> RegularAppraisal:
    """Hand a summary in (交小结). Raises Refused, Stale (with `seen`), ValidationError for an empty one."""
    row = locked(appraisal, seen)
    if not summary.strip():
        raise ValidationError({"summary": "小结没有写，请写明本季度做了什么、还有什么不足。"})
    words: dict[str, Any] = {"summary": summary.strip(), "handed_in_on": clock.today(), "version": row.version + 1}
    return move(appraisal, "hand_in", by=by, **words)


@transaction.atomic
def send_back(
    appraisal: RegularAppraisal, *, by: Staff | None, reason: str, seen: int | None = None
) -> RegularAppraisal:
    """Return a summary with a reason (退回小结). Raises Refused, Stale (with `seen`)."""
    row = locked(appraisal, seen)
    return move(appraisal, "send_back", by=by, reason=reason.strip(), handed_in_on=None, version=row.version + 1)


@transaction.atomic
def propose(
    appraisal: RegularAppraisal, *, by: Staff | None, grade: RegularGrade, comment: str = "", seen: int | None = None
) -> RegularAppraisal:
    """The department's proposal (提出意见). Raises Refused, Stale (with `seen`), ValidationError by field."""
    row = locked(appraisal, seen)
    move(appraisal, "propose", by=by, reason=REGULAR_GRADES[grade], **_proposed(row, grade, comment, by))
    tell_proposed(appraisal, by=by)
    return appraisal


@transaction.atomic
def propose_without(
    appraisal: RegularAppraisal, *, by: Staff | None, grade: RegularGrade, reason: str, seen: int | None = None
) -> RegularAppraisal:
    """A proposal without the summary, once its day has passed (不等小结). Raises Refused, Stale, ValidationError."""
    row = locked(appraisal, seen)
    move(appraisal, "propose_without", by=by, reason=reason.strip(), **_proposed(row, grade, reason, by))
    tell_proposed(appraisal, by=by)
    return appraisal


@transaction.atomic
def decide(
    appraisal: RegularAppraisal, *, by: Staff | None, grade: RegularGrade, decision: str = "", seen: int | None = None
) -> RegularAppraisal:
    """The leader's decision (审定). Raises Refused, also where 好 would be over its share; Stale (with `seen`)."""
    row = locked(appraisal, seen)
    _demand_share([row], int(grade == "good"))
    facts = {"grade": grade, "decision": decision.strip(), "decided_by": by, "decided_on": clock.today()}
    return move(appraisal, "decide", by=by, reason=REGULAR_GRADES[grade], **facts, version=row.version + 1)


@transaction.atomic
def grade_all(proposals: Proposals, decisions: Decisions, *, by: Staff) -> int:
    """Propose and decide for several of one organ and quarter at once, all or none; returns for how many.

    Raises Refused, also where the decisions together would be over the share of 好.
    """
    for appraisal, (proposed, comment) in proposals.items():
        propose(appraisal, by=by, grade=proposed, comment=comment)
    _demand_share(list(decisions), sum(grade == "good" for grade in decisions.values()))
    for appraisal, grade in decisions.items():
        decide(appraisal, by=by, grade=grade)
    return len(proposals) + len(decisions)


@transaction.atomic
def see_grade(appraisal: RegularAppraisal, *, by: Staff | None, seen: int | None = None) -> RegularAppraisal:
    """She signs that she has seen her grade (签阅). Raises Refused, Stale (with `seen`)."""
    row = locked(appraisal, seen)
    return move(appraisal, "see_grade", by=by, seen_on=clock.today(), version=row.version + 1)


@transaction.atomic
def reopen_grade(
    appraisal: RegularAppraisal, *, by: Staff | None, reason: str, seen: int | None = None
) -> RegularAppraisal:
    """Open a decided grade again (改评); until the next decision she has none.

    Raises Refused, also without a reason, and Stale (with `seen`).
    """
    row = locked(appraisal, seen)
    empty = {"grade": "", "decision": "", "decided_by": None, "decided_on": None, "seen_on": None}
    return move(appraisal, "reopen_grade", by=by, reason=reason.strip(), **empty, version=row.version + 1)


def _proposed(row: RegularAppraisal, grade: RegularGrade, comment: str, by: Staff | None) -> dict[str, Any]:
    told = {"proposed": grade, "comment": comment.strip(), "proposed_by": by, "proposed_on": clock.today()}
    return {**told, "version": row.version + 1}


def _demand_share(rows: Sequence[RegularAppraisal], good: int) -> None:
    """Hold the organ, so that two leaders cannot each give the last 好, and ask whether so many more may be."""
    if not rows or not good:
        return
    organ = locked(organ_of(rows[0].unit))
    count = good_count(organ, rows[0].span)
    verdict = may_be_good(count.decided, good, count.cap.count)
    demand(verdict, act="regularappraisal.decide", row=rows[0])
