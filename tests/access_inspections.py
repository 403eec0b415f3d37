"""The addresses of inspections and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.access_lines import BUSINESS, LEADERS, Line, act, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.base.files.services import keep
from jinguo.cycle.inspections.models import Finding, Inspected, Inspection
from jinguo.cycle.inspections.tests.factories import (
    CheckItemFactory,
    FindingFactory,
    InspectedFactory,
    InspectionFactory,
)
from jinguo.cycle.tasks.models import TaskReport
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.structure.models import Staff

# The offices hold inspections, the organ's leaders read them; of the department inspected here its head and whoever
# is in charge read what was found. Nobody of the table is in the group: only its members record.
KEEPERS = frozenset({"performance_office", "committee_office"})
OFFICES = KEEPERS | {"unit_head", "supervising_leader"}
TOLD = OFFICES | {"department_head", "liaison", "county_office", "village_worker"}
FAR = {404: BUSINESS}
SEEN = {200: OFFICES, 404: BUSINESS}
DAY = date(2026, 6, 3)

LINES: list[Line] = [
    page("inspections:list", BUSINESS),
    page("inspections:new", KEEPERS),
    act("inspections:new", KEEPERS, 422),
    one("inspections:inspection", "inspection", SEEN, FAR),
    one("inspections:word", "inspection", SEEN, FAR),
    one("inspections:change", "planned inspection", {200: KEEPERS, 403: LEADERS & OFFICES, 404: BUSINESS}, FAR),
    act_on("inspections:change", "planned inspection", {422: KEEPERS, 403: OFFICES, 404: BUSINESS}, FAR),
    act_on("inspections:take_step", "inspection to start", {302: KEEPERS, 403: OFFICES, 404: BUSINESS}, FAR),
    act_on("inspections:circular", "reported inspection", {302: KEEPERS, 403: OFFICES, 404: BUSINESS}, FAR),
    one("inspections:site", "inspected", SEEN, FAR),
    one("inspections:site", "inspected and handed in", {200: TOLD, 404: BUSINESS}, FAR),
    act_on("inspections:record", "item to record", {403: OFFICES, 404: BUSINESS}, FAR, seen="0", outcome="ok"),
    act_on("inspections:photos", "item to record", {403: OFFICES, 404: BUSINESS}, FAR),
    act_on("inspections:hand_in", "inspected", {403: OFFICES, 404: BUSINESS}, FAR),
    one("inspections:evidence", "inspected and handed in", {200: TOLD, 404: BUSINESS}, FAR),
    one("inspections:evidence_file", "evidence", SEEN, FAR),
    act_on("inspections:check", "evidence to check", {403: OFFICES, 404: BUSINESS}, FAR, seen="0", verdict="true"),
    one("inspections:finding", "finding", {200: TOLD, 404: BUSINESS}, FAR),
    one("inspections:recheck", "finding", {200: KEEPERS, 403: TOLD, 404: BUSINESS}, FAR),
    act_on("inspections:recheck", "finding", {422: KEEPERS, 403: TOLD, 404: BUSINESS}, FAR),
    act_on("inspections:remove_photo", "photo of a finding", {403: TOLD, 404: BUSINESS}, FAR),
]


@thing("inspection")
def _inspection(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _site_in(place).inspection_id}


@thing("planned inspection")
def _planned(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _held_by(place, state="planned").pk}


@thing("inspection to start")
def _to_start(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _site_in(place, _held_by(place, state="planned")).inspection_id, "verb": "start"}


@thing("reported inspection")
def _reported(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _held_by(place, state="reported", summary=place.mark).pk}


@thing("inspected")
def _inspected(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _site_in(place).pk}


@thing("inspected and handed in")
def _handed_in(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _site_in(place, state="handed_in", day=DAY).pk}


@thing("item to record")
def _item(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _site_in(place).pk, "order": 1}


@thing("evidence")
def _evidence(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    report = _report(place)
    file = keep(report, SimpleUploadedFile(f"{place.mark}.txt", place.mark.encode()), by=None)
    return {"pk": _site_in(place).pk, "report": report.pk, "file": file.pk}


@thing("evidence to check")
def _evidence_to_check(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _site_in(place).pk, "report": _report(place).pk}


@thing("finding")
def _finding(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _found_in(place).pk}


@thing("photo of a finding")
def _photo(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    finding = _found_in(place)
    file = keep(finding, SimpleUploadedFile(f"{place.mark}.txt", place.mark.encode()), by=None)
    return {"pk": finding.pk, "file": file.pk}


def _held_by(place: Place, **facts: Any) -> Inspection:
    made = InspectionFactory(unit=place.organ, lead=place.colleague, title=f"{place.mark}现场检查", day=DAY, **facts)
    CheckItemFactory(inspection=made, order=1, text=f"{place.mark}公示上墙")
    return made


def _site_in(place: Place, inspection: Inspection | None = None, **facts: Any) -> Inspected:
    return InspectedFactory(inspection=inspection or _held_by(place), unit=place.office, **facts)


def _found_in(place: Place) -> Finding:
    """A problem of a place that has been handed in, whose task was accepted."""
    site = _site_in(place, state="handed_in", day=DAY)
    facts = {"state": "accepted", "submitted_on": DAY, "accepted_on": DAY, "title": f"{place.mark}整改"}
    task = TaskFactory(unit=place.office, kind="rectification", **facts)
    wrong = {"outcome": "bad", "text": f"{place.mark}缺热线", "needs_rectification": True}
    return FindingFactory(inspected=site, item=site.inspection.items.get(), task=task, **wrong)


def _report(place: Place) -> TaskReport:
    task = TaskFactory(unit=place.office, title=f"{place.mark}进度表")
    return TaskReportFactory(task=task, outcome="accepted", reviewed_on=DAY, submitted_on=DAY)
