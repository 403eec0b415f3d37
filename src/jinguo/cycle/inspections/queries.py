"""What is asked of inspections."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from jinguo.base import clock
from jinguo.base.files.models import StoredFile
from jinguo.cycle.inspections.models import Finding, Inspected, Inspection
from jinguo.cycle.tasks.models import TaskReport
from jinguo.org.structure.models import Staff


def with_people(inspections: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """Inspections with whom and what they name."""
    return inspections.select_related("unit", "lead", "plan")


def listed(reader: Staff) -> QuerySet[Inspection]:
    """The inspections within reach, with how many places there are and how many have been handed in."""
    counted = {
        "places": Count("sites", distinct=True),
        "done": Count("sites", filter=Q(sites__state="handed_in"), distinct=True),
    }
    return with_people(Inspection.objects.visible_to(reader)).annotate(**counted)


def to_inspect(reader: Staff) -> QuerySet[Inspected]:
    """The places where she still has to record."""
    hers = Inspection.objects.filter(Q(lead=reader) | Q(members=reader), state="running").values("pk")
    waiting = Inspected.objects.visible_to(reader).filter(inspection__in=hers, state="open")
    return waiting.select_related("inspection", "unit").order_by("inspection__day", "inspection", "order")


def told_to(reader: Staff) -> QuerySet[Inspected]:
    """The places within reach whose inspections she does not see: what was found at her own unit."""
    seen = Inspection.objects.visible_to(reader).values("pk")
    rows = Inspected.objects.visible_to(reader).exclude(inspection__in=seen)
    return rows.select_related("inspection", "unit").order_by("-day", "-pk")


def to_recheck(inspection: Inspection) -> QuerySet[Finding]:
    """The problems that must be put right, in the order of places and items."""
    problems = Finding.objects.problems().filter(inspected__inspection=inspection)
    return problems.select_related("item", "task", "inspected__unit").order_by("inspected__order", "item__order")


def reports_to_check(site: Inspected) -> QuerySet[TaskReport]:
    """The accepted reports of a unit whose materials are gone through: those of the plan's nodes, else of the year."""
    if site.unit is None:
        return TaskReport.objects.none()
    reports = TaskReport.objects.filter(task__unit__path__startswith=site.unit.path, outcome="accepted")
    plan = site.inspection.plan
    if plan:
        reports = reports.filter(task__milestone__goal__plan=plan)
    else:
        first = date(site.inspection.day.year, 1, 1)
        reports = reports.filter(submitted_on__range=(first, clock.today()))
    return reports.select_related("task__unit", "task__staff", "submitted_by").order_by("task__due", "task", "number")


def files_of(rows: Iterable[Finding | TaskReport]) -> dict[str, list[StoredFile]]:
    """The files of rows of one kind by their keys, in one query."""
    found = list(rows)
    files: dict[str, list[StoredFile]] = defaultdict(list)
    if found:
        label = found[0]._meta.label_lower
        kept = StoredFile.objects.filter(owner_type=label, owner_id__in=[str(one.pk) for one in found])
        for stored in kept.order_by("pk"):
            files[stored.owner_id].append(stored)
    return files
