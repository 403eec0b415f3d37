"""The giver's side: a task is given, put right, put off, called off."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.base.moves.subjects import point_at
from jinguo.base.web import words
from jinguo.cycle.tasks.hooks import changed
from jinguo.cycle.tasks.kinds import KINDS
from jinguo.cycle.tasks.models import Task, TaskExtension
from jinguo.cycle.tasks.permissions import may_assign, may_correct, may_extend
from jinguo.cycle.tasks.telling import tell_corrected, tell_given, tell_put_off
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.rules.verdict import YES


@transaction.atomic
def assign(
    kind: str,
    title: str,
    *,
    unit: Unit,
    due: date,
    by: Staff | None,
    staff: Staff | None = None,
    evidence: str = "",
    about: models.Model | None = None,
    detail: str = "",
    giver: Unit | None = None,
) -> Task:
    """Give a unit, or one of its people, something to do and report by `due` (交办).

    `about` is the row it belongs to. `giver` is the unit that gives it, where that is not the department of `by`.
    A kind given by hand asks whether `by` may give it; every other kind is asked by the room it belongs to.
    Raises Refused; KeyError for an unknown kind; ValidationError by field, e.g. for a person of another unit.
    """
    if by is not None and KINDS[kind].by_hand:
        demand(may_assign(by, unit))
    today = clock.today()
    task = Task(kind=kind, title=title, detail=detail, unit=unit, staff=staff, evidence=evidence)
    task.due = task.original_due = due
    task.giver = giver or (by and by.department_on(today)) or unit
    task.assigned_by, task.assigned_on = by, today
    _tie_to(task, about)
    _demand_of_unit(staff, unit, today)
    task.full_clean()
    task.save()
    audit.record("task.assign", task, by=by, note=f"{staff or unit.label}承办，{words.day(due)}止")
    tell_given(task, by=by)
    changed(task, "assign", by)
    return task


@transaction.atomic
def cancel(task: Task, *, by: Staff | None, reason: str) -> Task:
    """Call a task off (撤销); it stays to be read and counts nowhere. Raises Refused."""
    task = move(task, "cancel", by=by, reason=reason)
    changed(task, "cancel", by)
    return task


@transaction.atomic
def extend(task: Task, *, by: Staff | None, due: date, reason: str, seen: int | None = None) -> Task:
    """Put the day off (延期). Raises Refused, Stale, ValidationError: the new day is not later, or no reason given."""
    row = locked(task, seen)
    demand(may_extend(by, row) if by else YES, act="task.put_off", row=row)
    _demand_later(row, due, reason)
    TaskExtension.objects.create(task=row, old_due=row.due, new_due=due, reason=reason.strip(), by=by, on=clock.today())
    task = act("task.put_off", task, by=by, verdict=YES, note=reason.strip(), due=due, version=row.version + 1)
    tell_put_off(task, by=by)
    changed(task, "extend", by)
    return task


@transaction.atomic
def correct(task: Task, *, by: Staff | None, title: str, detail: str, evidence: str, seen: int | None = None) -> Task:
    """Put the wording of an open task right (更正任务); day, unit and person stay. The old words stay on the trail.

    Raises Refused, Stale (with `seen`), ValidationError by field.
    """
    row = locked(task, seen)
    demand(may_correct(by, row) if by else YES, act="task.correct", row=row)
    words = {"title": title.strip(), "detail": detail.strip(), "evidence": evidence.strip()}
    if words == {name: getattr(row, name) for name in words}:
        return row
    task = act("task.correct", task, by=by, verdict=YES, version=row.version + 1, **words)
    tell_corrected(task, by=by)
    return task


def _tie_to(task: Task, about: models.Model | None) -> None:
    point_at(task, about)
    if about is not None:
        task.subject_label = str(about)[:200]


def _demand_of_unit(staff: Staff | None, unit: Unit, day: date) -> None:
    """Refuse a responsible person who does not work in the unit or below it."""
    if staff is None:
        return
    if not Appointment.objects.running(day).filter(staff=staff, unit__path__startswith=unit.path).exists():
        raise ValidationError({"staff": f"{staff}不在{unit.label}任职。请另选责任人，或改选承办单位。"})


def _demand_later(task: Task, due: date, reason: str) -> None:
    if due <= task.due:
        raise ValidationError({"due": f"新期限要晚于现在的期限 {task.due.month}月{task.due.day}日。"})
    if not reason.strip():
        raise ValidationError({"reason": "延期要写明理由。"})
