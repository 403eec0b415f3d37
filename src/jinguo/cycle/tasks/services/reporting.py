"""Reporting a task and looking at what was reported: one transaction each, the files inside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import clock
from jinguo.base.files import keep
from jinguo.base.moves import Stale, locked, move
from jinguo.cycle.tasks.hooks import changed
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.cycle.tasks.services.giving import extend
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task among several."""

    task: Task
    verdict: Verdict


@transaction.atomic
def submit(
    task: Task,
    *,
    by: Staff | None,
    narrative: str,
    actual: Decimal | None = None,
    problems: str = "",
    measures: str = "",
    files: Iterable[File] = (),
    actual_unit: str = "",
    seen: int | None = None,
) -> TaskReport:
    """Report a task (报送) with its files; it is then locked until it is returned.

    Raises Refused, Stale (with `seen`), ValidationError by field: no narrative, or no file where the kind asks for one.
    """
    row = locked(task, seen)
    today = clock.today()
    task = move(task, "submit", by=by, submitted_on=today, submitted_by=by, version=row.version + 1)
    report = TaskReport(task=task, number=task.reports.count() + 1, submitted_by=by, submitted_on=today)
    report.actual, report.actual_unit = actual, actual_unit
    report.narrative, report.problems, report.measures = narrative.strip(), problems.strip(), measures.strip()
    report.full_clean()
    report.save()
    _keep_all(report, list(files), by)
    changed(task, "submit", by)
    return report


@transaction.atomic
def accept(task: Task, *, by: Staff | None, note: str = "", seen: int | None = None) -> Task:
    """Let what was reported stand (通过). Raises Refused, Stale (with `seen`)."""
    row = locked(task, seen)
    task = move(task, "accept", by=by, reason=note, accepted_on=clock.today(), version=row.version + 1)
    _review(task, "accepted", by, note)
    changed(task, "accept", by)
    return task


@transaction.atomic
def send_back(task: Task, *, by: Staff | None, reason: str, due: date | None = None, seen: int | None = None) -> Task:
    """Return what was reported, with a reason (退回); the day stands unless a later one is given.

    Raises Refused, Stale (with `seen`), ValidationError when the day given is not later.
    """
    row = locked(task, seen)
    task = move(task, "send_back", by=by, reason=reason.strip(), submitted_on=None, version=row.version + 1)
    _review(task, "returned", by, reason.strip())
    if due is not None:
        task = extend(task, by=by, due=due, reason=reason)
    changed(task, "send_back", by)
    return task


def accept_all(tasks: Iterable[Task], *, by: Staff) -> list[Outcome]:
    """Accept several, each by the rule for one and in its own transaction; the others stay, with the reason."""
    return [_try_to_accept(task, by) for task in tasks]


def _try_to_accept(task: Task, by: Staff) -> Outcome:
    try:
        return Outcome(accept(task, by=by), YES)
    except (PermissionDenied, ValidationError) as problem:
        return Outcome(task, no("；".join(getattr(problem, "messages", None) or [str(problem)])))
    except Stale as problem:
        return Outcome(task, no(problem.reason))


def _keep_all(report: TaskReport, files: list[File], by: Staff | None) -> None:
    if report.task.rules.needs_files and not files:
        raise ValidationError({"files": f"{report.task.rules.title}要附佐证材料，请至少上传一个文件。"})
    for upload in files:
        keep(report, upload, by=by)


def _review(task: Task, outcome: str, by: Staff | None, note: str) -> None:
    last = task.reports.last()
    if last is None:  # a task always moves to submitted with its report
        raise LookupError(f"task {task.pk} has no report")
    last.outcome, last.note, last.reviewed_by, last.reviewed_on = outcome, note, by, clock.today()
    last.save(update_fields=["outcome", "note", "reviewed_by", "reviewed_on"])
