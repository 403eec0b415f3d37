"""A duty report is written, handed in with its figures frozen, returned."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.office.appraisal.datasheet import sheet_of
from jinguo.office.appraisal.models import DutyReport
from jinguo.office.appraisal.permissions import may_hand_in, may_send_back, may_write
from jinguo.office.appraisal.services.steps import take, undo
from jinguo.org.structure.models import Staff
from jinguo.rules.grading import duty


@transaction.atomic
def write(report: DutyReport, *, by: Staff, seen: int | None = None, **words: str) -> DutyReport:
    """Write the parts of a report (撰写述职), by codes of `duty.PARTS`. Raises Refused, Stale."""
    row = locked(report, seen)
    fields = {code: text.strip() for code, text in words.items()}
    verdict = may_write(by, row)
    return act("dutyreport.write", report, by=by, verdict=verdict, version=row.version + 1, **fields)


@transaction.atomic
def hand_in(report: DutyReport, *, by: Staff, seen: int | None = None) -> DutyReport:
    """Hand a report in (提交述职): the first step of her appraisal; the figures of the data sheet are kept with it.

    Raises Refused, Stale; ValidationError for a part that is missing or a length that does not hold.
    """
    row = locked(report, seen)
    demand(may_hand_in(by, row), act="dutyreport.hand_in", row=row)
    verdict = duty.may_hand_in(row.words, clock.today())
    if not verdict:
        raise ValidationError(verdict.reason)
    take(row.appraisee, "report", by=by)
    facts: dict[str, Any] = {"handed_in_on": clock.today(), "version": row.version + 1}
    report = move(report, "hand_in", by=by, **facts)
    report.data = [line.kept for line in sheet_of(row.appraisee)]
    report.save(update_fields=["data"])
    audit.record("dutyreport.keep", report, by=by, note=f"数据 {len(report.data)} 项")
    return report


@transaction.atomic
def send_back(report: DutyReport, *, by: Staff, reason: str) -> DutyReport:
    """Return a report with a reason (退回述职); it has to be handed in again. Raises Refused."""
    row = locked(report)
    demand(may_send_back(by, row), act="dutyreport.send_back", row=row)
    undo([row.appraisee], "report")
    words = reason.strip()
    return move(report, "send_back", by=by, reason=words, returned_because=words[:200], version=row.version + 1)
