"""Investigations: opened, closed with their outcome, voided."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.office.conduct.models import OpenCase
from jinguo.office.conduct.permissions import may_close_case
from jinguo.office.conduct.services.keeping import entered, keep_files, not_ahead, voided
from jinguo.office.conduct.telling import tell_her
from jinguo.org.structure.models import Staff


@transaction.atomic
def open_case(
    staff: Staff,
    *,
    by: Staff,
    opened_on: date,
    organ: str,
    number: str = "",
    matter: str = "",
    papers: Sequence[File] = (),
) -> OpenCase:
    """Enter that somebody is investigated (立案). It is for the organ that opened it to tell her. Raises Refused."""
    not_ahead("opened_on", opened_on, "立案日")
    row = OpenCase(staff=staff, opened_on=opened_on, organ=organ.strip(), number=number.strip(), matter=matter.strip())
    entered(row, by=by, code="opencase.record", day=opened_on)
    keep_files(row, papers, by=by)
    return row


@transaction.atomic
def close_case(case: OpenCase, *, by: Staff, closed_on: date, outcome: str) -> OpenCase:
    """Close an investigation with its outcome (结案), and tell her. Raises Refused, ValidationError."""
    row = locked(case)
    demand(may_close_case(by, row), act="opencase.end", row=row)
    not_ahead("closed_on", closed_on, "结案日")
    if closed_on < row.opened_on:
        raise ValidationError({"closed_on": "结案日不能早于立案日。"})
    if not outcome.strip():
        raise ValidationError({"outcome": "请写明结果，如“不予处分”“给予政务警告处分”。"})
    row.closed_on, row.outcome = closed_on, outcome.strip()
    row.save(update_fields=["closed_on", "outcome"])
    audit.record("opencase.end", row, by=by)
    tell_her(row.staff, "有一项关于您的办理结果，请查看", row, by)
    return row


@transaction.atomic
def void_case(case: OpenCase, *, by: Staff, reason: str) -> OpenCase:
    """Void what was entered by mistake. Raises Refused, ValidationError."""
    return voided(case, by=by, reason=reason, code="opencase.void")
