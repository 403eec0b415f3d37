"""Drafting a report, editing it, sending it upward."""

import hashlib
import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.cycle.bookkeeping.services import lock_days
from jinguo.org.structure.models import Staff, Unit
from jinguo.reports.bindings import names_in
from jinguo.reports.composing import GIVEN, Composition, compose
from jinguo.reports.models import Report, ReportBinding, ReportSection, ReportVersion
from jinguo.reports.outlines import Outline, shipped
from jinguo.reports.permissions import may_draft, may_edit, may_send
from jinguo.rules.periods import Period


@transaction.atomic
def draft(code: str, unit: Unit, *, period: Period, as_of: date, by: Staff | None) -> Report:
    """Begin a report from its shipped outline; the one that exists for the same period and day is returned as it is.

    Raises Refused when `by` is not of the organ.
    """
    if by is not None:
        demand(may_draft(by, unit))
    outline = shipped(code)
    texts = {"title": outline.title, "subtitle": outline.subtitle, "opening": outline.opening}
    key = {"code": code, "unit": unit, "period": period.code, "as_of": as_of}
    report, is_new = Report.objects.get_or_create(**key, defaults=texts)
    if is_new:
        _fill_in(report, outline)
        audit.record("report.draft", report, by=by)
    return report


@transaction.atomic
def edit_section(section: ReportSection, *, by: Staff, seen: int, heading: str, text: str) -> ReportSection:
    """Change a section's words. Raises Refused, Stale, or ValidationError naming a placeholder that is not bound."""
    report = locked(section.report, seen)
    demand(may_edit(by, report))
    _demand_bound(report, text)
    before = {"heading": section.heading, "text": section.text}
    section.heading, section.text = heading, text
    section.full_clean()
    section.save()
    _bump(report)
    after = {"heading": heading, "text": text}
    changes = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    audit.record("report.edit", report, by=by, changes=changes, note=section.heading)
    return section


@transaction.atomic
def send(report: Report, *, by: Staff | None, to: str, on: date, seen: int | None = None) -> ReportVersion:
    """Keep the report as it stands as a version and lock the days it used (报送).

    Raises Refused when `by` may not send it, Stale when it has changed or was sent since `seen`.
    """
    report = locked(report, seen)
    if by is not None:
        demand(may_send(by, report))
    version = _version_of(report, compose(report.outline, report.question))
    version.sent_to, version.sent_on, version.sent_by = to, on, by
    version.full_clean()
    version.save()
    _bump(report)
    question = report.question
    ledgers = ledgers_used(version.composition)
    lock_days(ledgers, report.unit, question.first, question.last, by=by, reason=f"{report}已报送"[:200])
    audit.record("report.send", version, by=by, note=to)
    return version


def ledgers_used(composition: Composition) -> list[str]:
    """The codes of the ledgers whose figures a report says: sending it locks their days."""
    return sorted({spoken.measure.partition(".")[0] for spoken in composition.figures})


def _version_of(report: Report, composition: Composition) -> ReportVersion:
    text, figures = composition.words, composition.figure_rows
    digest = hashlib.sha256(json.dumps([text, figures], ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    number = report.versions.count() + 1
    return ReportVersion(report=report, number=number, text=text, figures=figures, digest=digest)


def _fill_in(report: Report, outline: Outline) -> None:
    sections = [
        ReportSection(report=report, order=order, level=one.level, heading=one.heading, text="\n".join(one.paragraphs))
        for order, one in enumerate(outline.sections, 1)
    ]
    ReportSection.objects.bulk_create(sections)
    ReportBinding.objects.bulk_create(
        [ReportBinding(report=report, name=one.name, measure=one.measure, say=one.say) for one in outline.bindings]
    )


def _demand_bound(report: Report, text: str) -> None:
    known = {*report.bindings.values_list("name", flat=True), *GIVEN}
    unknown = [name for name in names_in(text) if name not in known]
    if unknown:
        raise ValidationError({"text": f"“{{{unknown[0]}}}”没有取数。可用的有：{'、'.join(sorted(known))}。"})


def _bump(report: Report) -> None:
    report.version += 1
    report.save(update_fields=["version"])
