"""Records of conduct: entered when they have taken effect, voided with a reason."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.office.checks.models import CheckedPerson
from jinguo.office.conduct.models import ConductRecord
from jinguo.office.conduct.services.keeping import entered, keep_files, not_ahead, voided
from jinguo.office.conduct.telling import tell_her
from jinguo.org.structure.models import Staff


@transaction.atomic
def enter_record(
    staff: Staff,
    *,
    by: Staff,
    kind: str,
    given: date,
    organ: str,
    facts: str,
    number: str = "",
    period: str = "",
    checked: CheckedPerson | None = None,
    papers: Sequence[File] = (),
) -> ConductRecord:
    """Enter what was given to somebody, and tell her. Raises Refused, ValidationError.

    `period` is the code of the month or quarter whose attendance it answers, `checked` her line of a spot check.
    """
    not_ahead("given", given, "生效日")
    if checked is not None and checked.staff_id != staff.pk:
        raise ValidationError("抽查结果是别人的，请从她本人的抽查结果登记。")
    row = ConductRecord(staff=staff, kind=kind, given=given, organ=organ.strip(), number=number.strip())
    row.facts, row.period, row.checked = facts.strip(), period, checked
    entered(row, by=by, code="conductrecord.record", day=given)
    keep_files(row, papers, by=by)
    tell_her(staff, "有一项关于您的登记，请查看", row, by)
    return row


@transaction.atomic
def void_record(record: ConductRecord, *, by: Staff, reason: str) -> ConductRecord:
    """Void a record with a reason, and tell the person. Raises Refused, ValidationError."""
    row = voided(record, by=by, reason=reason, code="conductrecord.void")
    tell_her(row.staff, "关于您的一项登记已经作废，请查看", row, by)
    return row
