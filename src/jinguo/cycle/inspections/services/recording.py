"""What the group finds at a place: each item is saved on its own, then the place is handed in as a whole."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.files.models import StoredFile
from jinguo.base.moves import Stale, demand, locked, move
from jinguo.base.web import words
from jinguo.cycle.inspections.models import CheckItem, EvidenceCheck, Finding, Inspected
from jinguo.cycle.inspections.permissions import may_record
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.cycle.tasks.services import assign
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import YES

KIND = "rectification"
NEW = 0  # the version that a form shows of what nobody has recorded yet


@transaction.atomic
def record(site: Inspected, item: CheckItem, *, by: Staff | None, seen: int | None = None, **facts: Any) -> Finding:
    """Save what was found of one item; it may be unfinished until the place is handed in.

    `seen` is the version that was on the screen, 0 where there was none. Raises Refused, ValidationError by field, and
    Stale when another member of the group has recorded it meanwhile: neither record is lost.
    """
    site = locked(site)  # two members at one place come one after the other
    demand(may_record(by, site) if by else YES)
    finding = site.findings.filter(item=item).first() or Finding(inspected=site, item=item)
    if seen is not None and finding.version != seen:
        raise Stale(*_quicker(finding))
    changes = {name: (getattr(finding, name), value) for name, value in facts.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if finding.pk and not changes:
        return finding
    for name, value in facts.items():
        setattr(finding, name, value)
    _save(finding, by)
    audit.record("finding.record", finding, by=by, changes=changes)
    return finding


@transaction.atomic
def add_photos(site: Inspected, item: CheckItem, *, by: Staff | None, photos: Iterable[File]) -> Finding:
    """Keep photos with what was found of an item, whether it has been judged yet or not. Raises Refused."""
    site = locked(site)
    demand(may_record(by, site) if by else YES)
    finding = site.findings.filter(item=item).first()
    if finding is None:
        finding = Finding(inspected=site, item=item)
        _save(finding, by, version=NEW)  # a photo is no judgement: whoever has the form open can still save it
        audit.record("finding.record", finding, by=by)
    for photo in photos:
        files.keep(finding, photo, by=by)
    return finding


@transaction.atomic
def remove_photo(photo: StoredFile, finding: Finding, *, by: Staff | None) -> None:
    """Take a photo away while the place has not been handed in. Raises Refused."""
    site = locked(finding.inspected)
    demand(may_record(by, site) if by else YES)
    files.discard(photo, owner=finding, by=by)


@transaction.atomic
def check_evidence(
    site: Inspected, report: TaskReport, *, by: Staff | None, verdict: str, note: str = "", seen: int | None = None
) -> EvidenceCheck:
    """Say whether the materials of a report hold. Raises Refused, Stale, ValidationError: no word why they do not."""
    site = locked(site)
    demand(may_record(by, site) if by else YES)
    check = site.evidence.filter(report=report).first() or EvidenceCheck(inspected=site, report=report)
    if seen is not None and check.version != seen:
        raise Stale(*_quicker(check))
    check.verdict, check.note, check.checked_by, check.checked_on = verdict, note.strip(), by, clock.today()
    check.version += 1
    check.full_clean()
    check.save()
    audit.record("evidencecheck.record", check, by=by, note=check.get_verdict_display())
    return check


@transaction.atomic
def hand_in(site: Inspected, *, by: Staff | None, seen: int | None = None) -> Inspected:
    """Hand in what was found at a place (报送检查结果): its unit is told, and what must be put right becomes tasks.

    Raises Refused with every item that is not whole yet; Stale.
    """
    row = locked(site, seen)
    today = clock.today()
    site = move(site, "hand_in", by=by, day=today, handed_in_by=by, version=row.version + 1)
    for finding in site.findings.filter(outcome="bad", needs_rectification=True).select_related("item"):
        finding.task = order_rectification(finding, site, due=finding.due or today, by=by)
        finding.save(update_fields=["task"])
    return site


def order_rectification(finding: Finding, site: Inspected, *, due: date, by: Staff | None) -> Task:
    """Give the unit what is to be put right, in the name of whoever hands it in."""
    if site.unit is None:
        raise ValidationError("没有受检单位，不能下达整改。")
    detail = f"{words.full_day(site.day or clock.today())}“{site.inspection}”检查“{finding.item}”发现：{finding.text}"
    title = f"整改：{finding.item}"[:200]
    return assign(
        KIND, title, unit=site.unit, due=due, by=by, about=finding, detail=detail, giver=site.inspection.unit,
        evidence="整改情况说明和照片",
    )  # fmt: skip


def _save(finding: Finding, by: Staff | None, version: int | None = None) -> None:
    finding.recorded_by, finding.recorded_at = by, clock.now()
    finding.version = finding.version + 1 if version is None else version
    finding.full_clean()
    finding.save()


def _quicker(row: Finding | EvidenceCheck) -> tuple[str, str]:
    who = row.recorded_by if isinstance(row, Finding) else row.checked_by
    at = words.moment(row.recorded_at) if isinstance(row, Finding) and row.recorded_at else "刚才"
    return (who.name if who else "有人"), at
