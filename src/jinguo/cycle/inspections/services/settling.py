"""An inspection begins, its results are put together and made known, what had to be put right is looked at again."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.cycle.inspections.models import Finding, Inspection
from jinguo.cycle.inspections.permissions import may_circulate, may_recheck
from jinguo.cycle.inspections.results import results_table
from jinguo.cycle.inspections.services.recording import order_rectification
from jinguo.cycle.publicity.models import Circular
from jinguo.cycle.publicity.services import write
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import YES


@transaction.atomic
def start(inspection: Inspection, *, by: Staff | None, seen: int | None = None) -> Inspection:
    """Begin an inspection (开始检查); the group is told and can record. Raises Refused, Stale."""
    row = locked(inspection, seen)
    return move(inspection, "start", by=by, version=row.version + 1)


@transaction.atomic
def cancel(inspection: Inspection, *, by: Staff | None, reason: str) -> Inspection:
    """Call an inspection off with a reason (取消督查). Raises Refused."""
    row = locked(inspection)
    return move(inspection, "cancel", by=by, reason=reason.strip(), version=row.version + 1)


@transaction.atomic
def report(inspection: Inspection, *, by: Staff | None, summary: str, seen: int | None = None) -> Inspection:
    """Put the results together (汇总督查情况). Raises Refused, Stale, ValidationError: nothing is said."""
    if not summary.strip():
        raise ValidationError({"summary": "督查情况没有填，请写明总的情况、主要问题和建议。"})
    row = locked(inspection, seen)
    return move(inspection, "report", by=by, summary=summary.strip(), version=row.version + 1)


@transaction.atomic
def close(inspection: Inspection, *, by: Staff | None, seen: int | None = None) -> Inspection:
    """Close an inspection when all that had to be put right was found so (办结). Raises Refused, Stale."""
    row = locked(inspection, seen)
    return move(inspection, "close", by=by, version=row.version + 1)


@transaction.atomic
def draft_circular(inspection: Inspection, *, by: Staff) -> Circular:
    """Write a circular (通报) of an inspection with its results as they stand now, to the units that were inspected.

    It goes out with `publicity.services.circulate`, from its own page; a draft that has not gone out yet is the answer.
    Raises Refused.
    """
    locked(inspection)  # pressed twice it is still one draft
    demand(may_circulate(by, inspection))
    about = {"subject_type": inspection._meta.label_lower, "subject_id": str(inspection.pk)}
    if begun := Circular.objects.filter(state="draft", **about).first():
        return begun
    sites = inspection.sites.exclude(unit=None).select_related("unit")
    return write(
        f"关于{inspection.title}情况的通报",
        "circular",
        unit=inspection.unit,
        body=inspection.summary,
        by=by,
        units=[site.unit for site in sites if site.unit],
        figures=results_table(inspection),
        about=inspection,
    )


@transaction.atomic
def recheck(
    finding: Finding,
    *,
    by: Staff | None,
    passed: bool,
    note: str = "",
    due: date | None = None,
    seen: int | None = None,
) -> Finding:
    """Say whether a problem was put right (复查); where it was not, the unit is asked again, until `due`.

    Raises Refused, Stale, ValidationError: no word of what is still missing, or no later day.
    """
    row = locked(finding, seen)
    verdict = may_recheck(by, row) if by else YES
    note = note.strip()
    facts: dict[str, Any] = {"recheck": "passed" if passed else "failed", "recheck_note": note, "rechecked_by": by}
    facts |= {"rechecked_on": clock.today(), "version": row.version + 1}
    demand(verdict, act="finding.recheck", row=row)
    if not passed:
        facts |= _asked_again(row, note, due, by)
    return act("finding.recheck", finding, by=by, verdict=YES, note=note, **facts)


def _asked_again(finding: Finding, note: str, due: date | None, by: Staff | None) -> dict[str, Any]:
    if not note:
        raise ValidationError({"note": "没有整改到位的，请写明还差什么。"})
    if due is None or due <= clock.today():
        raise ValidationError({"due": "没有整改到位的，请定新的整改期限，要晚于今天。"})
    return {"due": due, "task": order_rectification(finding, finding.inspected, due=due, by=by)}
