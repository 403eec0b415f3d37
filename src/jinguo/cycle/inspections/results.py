"""The results of an inspection by place, in figures and in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from jinguo.cycle.inspections.models import CheckItem, Finding, Inspected, Inspection
from jinguo.cycle.inspections.models.findings import EVIDENCE
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.rules.inspection import Checked, Result, result_of

HEADS = ("受检单位", "检查日", "检查项", "符合的占", "存在问题", "整改")


@dataclass(frozen=True, slots=True)
class SiteResult:
    """A place with what its items and materials came to."""

    site: Inspected
    result: Result
    problems: tuple[Finding, ...]
    evidence: dict[str, int]

    @property
    def share(self) -> str:
        """The share in words; a dash while nothing counts."""
        return f"{self.result.share}%" if self.result.share is not None else "—"

    @property
    def evidence_words(self) -> str:
        """How many materials hold and how many do not; empty where none were gone through."""
        told = [f"{EVIDENCE[code]} {count}" for code, count in self.evidence.items() if count]
        return f"材料核实 {sum(self.evidence.values())} 份：{'，'.join(told)}" if told else ""

    @property
    def rectified(self) -> str:
        """How many of those that must be put right were found so."""
        asked = [one for one in self.problems if one.needs_rectification]
        done = sum(1 for one in asked if one.recheck == "passed")
        return f"{done}/{len(asked)}" if asked else "—"


def site_results(inspection: Inspection) -> list[SiteResult]:
    """Every place of an inspection; four queries, however many there are."""
    findings = Finding.objects.select_related("item", "task", "inspected__unit").order_by("item__order")
    sites = inspection.sites.select_related("unit", "handed_in_by")
    sites = sites.prefetch_related(Prefetch("findings", findings), "evidence").order_by("order")
    items = list(inspection.items.all())
    return [_site_result(site, items) for site in sites]


def site_result(site: Inspected) -> SiteResult:
    """One place."""
    return _site_result(site, list(site.inspection.items.all()))


def results_table(inspection: Inspection) -> Snapshot:
    """The table that a circular or the paper shows, in words."""
    rows = []
    for one in site_results(inspection):
        day = f"{one.site.day.month}月{one.site.day.day}日" if one.site.day else "—"
        problems = "；".join(f"{found.item}：{found.text}" for found in one.problems)
        rows.append((one.site, day, one.result.items, one.share, _fitting(problems) or "无", one.rectified))
    return Snapshot.of(HEADS, rows)


def _site_result(site: Inspected, items: Sequence[CheckItem]) -> SiteResult:
    found = {one.item_id: one for one in site.findings.all()}
    checks = [_checked(item, found.get(item.pk)) for item in items]
    problems = tuple(one for one in found.values() if one.outcome == "bad")
    counted = Counter(one.verdict for one in site.evidence.all())
    return SiteResult(site, result_of(checks), problems, {code: counted[code] for code in EVIDENCE})


def _checked(item: CheckItem, finding: Finding | None) -> Checked:
    return finding.checked if finding else Checked(points=item.points)


def _fitting(text: str) -> str:
    """What fits into one cell of a published table."""
    longest = 200
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
