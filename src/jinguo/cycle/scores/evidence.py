"""What was handed in behind a score: the tasks of its holder in the period, with the files of their reports."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from jinguo.base.files.models import StoredFile
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.scores.shared import Holder
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.cycle.tasks.queries import files_of_reports
from jinguo.org.structure.models import Staff, Unit


@dataclass(frozen=True)
class HandedIn:
    """A task and the files of its reports."""

    task: Task
    files: list[StoredFile]


@dataclass(frozen=True)
class Evidence:
    """What was handed in: for each goal, and on time or not in all."""

    of_goal: dict[int, list[HandedIn]] = field(default_factory=dict)
    of_holder: list[HandedIn] = field(default_factory=list)


def evidence_of(assessment: Assessment, holder: Holder | None, reader: Staff) -> Evidence:
    """What lies within the reader's reach of the tasks due in the period; three queries, however many there are."""
    tasks = list(_tasks(assessment, holder, reader))
    reports = TaskReport.objects.filter(task__in=tasks).order_by("number")
    files = files_of_reports(reports)
    by_task: dict[int, list[StoredFile]] = defaultdict(list)
    for report in reports:
        by_task[report.task_id] += files[str(report.pk)]
    shown = [HandedIn(task, by_task[task.pk]) for task in tasks]
    of_goal: dict[int, list[HandedIn]] = defaultdict(list)
    for one in shown:
        if hasattr(one.task, "milestone"):
            of_goal[one.task.milestone.goal_id].append(one)
    return Evidence(of_goal, [one for one in shown if holder in (one.task.unit, one.task.staff)])


def _tasks(assessment: Assessment, holder: Holder | None, reader: Staff) -> list[Task]:
    hers = Q(unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(staff=holder)
    within = Task.objects.visible_to(reader).filter(hers, due__range=(assessment.span.first, assessment.last))
    found = within.exclude(state="cancelled").select_related("unit", "staff", "milestone")
    return list(found.order_by("due", "pk"))
