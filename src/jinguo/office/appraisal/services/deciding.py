"""The grades of a year are decided together, discussed again, filed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.office.appraisal.facts import Judged, judged_of
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee, GradeGrounds
from jinguo.office.appraisal.models.people import NO_COURSE
from jinguo.office.appraisal.notices import notices_of
from jinguo.office.appraisal.permissions import may_decide
from jinguo.office.appraisal.services.steps import take_all, undo
from jinguo.office.appraisal.shares import quota_of
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.steps import StepCode

KEPT = ("grade", "outcome", "version")
LATER: tuple[StepCode, ...] = ("decision", "publicity", "notice", "opinion")


@transaction.atomic
def decide(assessment: AnnualAssessment, *, by: Staff, decided_at: str, seen: int | None = None) -> AnnualAssessment:
    """Decide every grade as it was proposed (确定等次), keep it with its reasons and inputs, and the quota as it stood.

    Raises Refused: a step that is missing, proposals beyond the quota; Stale; ValidationError without the meeting.
    """
    row = locked(assessment, seen)
    demand(may_decide(by, row), act="annualassessment.decide", row=row)
    if not decided_at.strip():
        raise ValidationError({"decided_at": "请写明研究确定等次的会议。"})
    judged = judged_of(row, row.people.select_related("staff", "unit", "assessment").prefetch_related("steps"))
    _demand_proposed(judged)
    quota = quota_of(row, judged)
    demand(quota.verdict, act="annualassessment.decide", row=row)
    take_all([one.appraisee for one in judged if one.result.outcome not in NO_COURSE], "decision", by=by)
    _keep(judged)
    facts: dict[str, Any] = {"decided_on": clock.today(), "decided_at": decided_at.strip()[:100]}
    assessment = move(assessment, "decide", by=by, version=row.version + 1, **facts)
    assessment.quota = quota.kept
    assessment.save(update_fields=["quota"])
    audit.record("annualassessment.keep", assessment, by=by, note=quota.cap.because[-1])
    return assessment


@transaction.atomic
def reopen(assessment: AnnualAssessment, *, by: Staff, reason: str) -> AnnualAssessment:
    """Let the grades be discussed again (重新研究), before anybody was told. Raises Refused while a notice stands."""
    row = locked(assessment)
    if notices_of(row).filter(state__in=("draft", "published")).exists():
        raise ValidationError("优秀等次的公示还挂着，请先撤回公示。")
    assessment = move(assessment, "reopen", by=by, reason=reason.strip(), version=row.version + 1)
    people = list(row.people.all())
    undo(people, *LATER)
    GradeGrounds.objects.filter(appraisee__in=people).delete()
    row.people.update(grade="", outcome="")
    return assessment


@transaction.atomic
def file_year(assessment: AnnualAssessment, *, by: Staff, number: str = "") -> AnnualAssessment:
    """File the year's results with the authority (备案). Raises Refused while an opinion or the check is missing."""
    row = locked(assessment)
    facts: dict[str, Any] = {"filed_on": clock.today(), "filing_number": number.strip(), "version": row.version + 1}
    return move(assessment, "file", by=by, **facts)


def grounds_of(one: Judged) -> GradeGrounds:
    """Reasons and facts as they are kept."""
    facts = asdict(one.facts) | {"sanctions": [[code, given.isoformat()] for code, given in one.facts.sanctions]}
    inputs = json.dumps({"facts": facts, "sources": one.sources}, ensure_ascii=False, sort_keys=True)
    because = "\n".join(one.result.because)
    return GradeGrounds(appraisee=one.appraisee, because=because, inputs=inputs, is_confidential=one.is_confidential)


def _demand_proposed(judged: Iterable[Judged]) -> None:
    """Every grade that is due was proposed, and is one that the year still allows."""
    open_ones = [one for one in judged if one.result.outcome == "open"]
    if open_ones:
        names = "、".join(str(one.appraisee.staff) for one in open_ones[:5])
        more = f"等 {len(open_ones)} 人" if len(open_ones) > 5 else ""
        raise ValidationError(f"{names}{more}还没有可定的等次：{open_ones[0].result.because[-1]}。")


def _keep(judged: Sequence[Judged]) -> None:
    for one in judged:
        row, result = one.appraisee, one.result
        row.grade, row.outcome, row.version = result.grade or "", result.outcome, row.version + 1
    Appraisee.objects.bulk_update([one.appraisee for one in judged], KEPT)
    GradeGrounds.objects.bulk_create(grounds_of(one) for one in judged)
