"""Papers of member units filed with the committee."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.moves import demand, locked
from jinguo.committee.body.queries import members_on
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.duties.permissions import may_edit_policy, may_enter_policy
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Staff, Unit

FACTS = ("title", "number", "kind", "issued_on", "valid_from", "valid_to", "replaced_by", "note")


@transaction.atomic
def file_policy(
    committee: Unit,
    unit: Unit,
    *,
    by: Staff,
    targets: Iterable[OutlineTarget] = (),
    papers: Iterable[File] = (),
    **facts: Any,
) -> PolicyPaper:
    """File a paper of a member unit (政策文件备案); one that it names as its predecessor ends on the day before.

    Raises Refused; ValidationError for a unit that is no member, a number that is known, days that do not fit.
    """
    demand(may_enter_policy(by, committee, unit), act="policypaper.file", row=committee)
    if not members_on(committee, clock.today()).filter(unit=unit).exists():
        raise ValidationError({"unit": f"{unit}不在成员单位名单里，请先在“妇儿工委”登记调整。"})
    row = PolicyPaper(committee=committee, unit=unit, entered_by=by, filed_on=clock.today())
    _fill(row, facts)
    row.targets.set(targets)
    for upload in papers:
        files.keep(row, upload, by=by)
    audit.record("policypaper.file", row, by=by, note=row.number)
    return row


@transaction.atomic
def edit_policy(
    paper: PolicyPaper,
    *,
    by: Staff,
    seen: int,
    targets: Iterable[OutlineTarget],
    papers: Iterable[File] = (),
    **facts: Any,
) -> PolicyPaper:
    """Correct a paper, say that it ended or what came in its place. Raises Refused, Stale, ValidationError."""
    row = locked(paper, seen)
    demand(may_edit_policy(by, row), act="policypaper.edit", row=row)
    before = {name: getattr(row, name) for name in facts}
    row.version += 1
    _fill(row, facts)
    row.targets.set(targets)
    for upload in papers:
        files.keep(row, upload, by=by)
    changes = {name: (old, getattr(row, name)) for name, old in before.items() if old != getattr(row, name)}
    audit.record("policypaper.edit", row, by=by, changes=changes)
    return row


def _fill(row: PolicyPaper, facts: dict[str, Any]) -> None:
    if unknown := set(facts) - set(FACTS):
        raise KeyError(*unknown)
    for name, value in facts.items():
        setattr(row, name, value)
    if row.issued_on > clock.today():
        raise ValidationError({"issued_on": "印发日不能晚于今天。"})
    later = row.replaced_by
    if later and later.valid_from <= row.valid_from:
        raise ValidationError({"replaced_by": "代替它的文件要在它以后施行，请核对。"})
    if later and row.valid_to is None:
        raise ValidationError({"valid_to": "已被代替的，请填失效日。"})
    row.full_clean()
    row.save()
