"""How inspections look: the items of a place as sections, the steps of a page as buttons."""

from collections.abc import Iterable
from dataclasses import dataclass

from jinguo.base.files.models import StoredFile
from jinguo.base.moves import possible
from jinguo.cycle.inspections.models import CheckItem, EvidenceCheck, Finding, Inspected, Inspection
from jinguo.cycle.inspections.queries import files_of, reports_to_check
from jinguo.cycle.tasks.models import TaskReport
from jinguo.org.structure.models import Staff
from jinguo.rules.inspection import OUTCOMES
from jinguo.rules.verdict import Verdict

TONES = {"ok": "ok", "bad": "bad", "none": "none"}
CHOICES = [(code, label, TONES[code]) for code, label in OUTCOMES.items()]


@dataclass(frozen=True, slots=True)
class ItemSection:
    """One item of a place with what stands of it; `finding` is empty where nobody has recorded it yet."""

    item: CheckItem
    finding: Finding
    photos: list[StoredFile]

    @property
    def tone(self) -> str:
        """The tone of its light."""
        return TONES.get(self.finding.outcome, "none")

    @property
    def word(self) -> str:
        """Its outcome in words."""
        return self.finding.get_outcome_display() or "未填"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A report with its files and what the group says of them."""

    report: TaskReport
    files: list[StoredFile]
    check: EvidenceCheck


def sections(site: Inspected) -> list[ItemSection]:
    """The items of a place in their order; three queries, however many there are."""
    found = {one.item_id: one for one in site.findings.select_related("item", "task", "recorded_by")}
    photos = files_of(found.values())
    blank = {item.pk: Finding(inspected=site, item=item) for item in site.inspection.items.all()}
    rows = {item.pk: found.get(item.pk, blank[item.pk]) for item in site.inspection.items.all()}
    return [ItemSection(row.item, row, photos.get(str(row.pk), [])) for row in rows.values()]


def evidence_lines(site: Inspected) -> list[EvidenceLine]:
    """The reports of a place whose materials are gone through."""
    reports = list(reports_to_check(site))
    files = files_of(reports)
    checks = {one.report_id: one for one in site.evidence.select_related("checked_by")}
    return [
        EvidenceLine(one, files.get(str(one.pk), []), checks.get(one.pk, EvidenceCheck(inspected=site, report=one)))
        for one in reports
    ]


def steps_of(inspection: Inspection, actor: Staff) -> dict[str, Verdict]:
    """The steps of an inspection's present state that somebody might take, with whether she may now."""
    return {step.verb: verdict for step, verdict in possible(inspection, actor)}


def photos_of(findings: Iterable[Finding]) -> list[tuple[Finding, list[StoredFile]]]:
    """Findings with their photos, in one query."""
    found = list(findings)
    files = files_of(found)
    return [(one, files.get(str(one.pk), [])) for one in found]
