"""Drafting a report, editing it, sending it upward."""

import hashlib
import json
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Refused, locked
from jinguo.cycle.bookkeeping.services import lock_days
from jinguo.org.structure.models import Staff, Unit
from jinguo.reports.bindings import names_in
from jinguo.reports.composing import as_json, compose
from jinguo.reports.models import Report, ReportBinding, ReportSection, ReportVersion
from jinguo.reports.outlines import Outline, shipped
from jinguo.reports.permissions import may_edit, may_send
from jinguo.rules.periods import parse_period


@transaction.atomic
def draft(code: str, unit: Unit, *, period: str, as_of: date, by: Staff | None) -> Report:
    """Begin a report from its shipped outline; the one that exists for the same period and day is returned as it is."""
    outline = shipped(code)
    texts = {"title": outline.title, "subtitle": outline.subtitle, "opening": outline.opening}
    key = {"code": code, "unit": unit, "period": parse_period(period).code, "as_of": as_of}
    report, is_new = Report.objects.get_or_create(**key, defaults=texts)
    if is_new:
        _fill_in(report, outline)
        audit.record("report.draft", report, by=by)
    return report


@transaction.atomic
def edit_section(section: ReportSection, *, by: Staff, seen: int, heading: str, text: str) -> ReportSection:
    """Change a section's words. Raises Refused, Stale, or ValidationError naming a placeholder that is not bound."""
    report = locked(section.report, seen)
    if not (verdict := may_edit(by, report)):
        raise Refused(verdict.reason)
    _demand_bound(report, text)
    before = section.text
    section.heading, section.text = heading, text
    section.full_clean()
    section.save()
    report.version += 1
    report.save(update_fields=["version"])
    audit.record("report.edit", report, by=by, changes={"text": (before, text)})
    return section


@transaction.atomic
def send(report: Report, *, by: Staff | None, to: str, on: date) -> ReportVersion:
    """Keep the report as it stands as a version and lock the days it used (报送).

    Raises Refused when `by` may not send it.
    """
    report = locked(report)
    if by is not None and not (verdict := may_send(by, report)):
        raise Refused(verdict.reason)
    composition = compose(report)
    text = [{"level": line.level, "text": line.text} for line in composition.lines]
    figures = as_json(composition)
    digest = hashlib.sha256(json.dumps([text, figures], ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    version = ReportVersion.objects.create(
        report=report,
        number=report.versions.count() + 1,
        sent_to=to,
        sent_on=on,
        sent_by=by,
        text=text,
        figures=figures,
        digest=digest,
    )
    _lock_used(report, figures)
    audit.record("report.send", version, by=by, note=to)
    return version


def _lock_used(report: Report, figures: list[dict[str, Any]]) -> None:
    ledgers = sorted({figure["measure"].partition(".")[0] for figure in figures})
    first = parse_period(report.period).first
    lock_days(ledgers, report.unit, first, report.as_of, by=None, reason=f"{report.title}（截至{report.as_of}）")


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
    known = set(report.bindings.values_list("name", flat=True))
    unknown = [name for name in names_in(text) if name not in known]
    if unknown:
        raise ValidationError({"text": f"“{{{unknown[0]}}}”没有取数。可用的有：{'、'.join(sorted(known))}。"})
