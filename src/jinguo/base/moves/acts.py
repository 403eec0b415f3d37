"""The two ways in which a row changes: a step of its workflow, and an act beside it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

from django.apps import apps
from django.db import models, transaction
from django.utils.timezone import localtime

from jinguo.base import audit
from jinguo.base.audit.queries import changes_of
from jinguo.base.moves.refusals import Stale, demand
from jinguo.rules.flow import Step, Workflow
from jinguo.rules.verdict import Verdict, all_of, no

Row = TypeVar("Row", bound=models.Model)
Teller = Callable[[models.Model, Step, Any], None]

on_moved: list[Teller] = []  # the inbox, on a higher floor, hangs itself in here


@transaction.atomic
def move(obj: Row, verb: str, *, by: Any, reason: str = "", **fields: Any) -> Row:
    """Take one step of a row's workflow and set `fields` with it; returns the row as it now stands.

    `by` is the acting staff member, None for the system itself. Raises Refused with the reason when the state does
    not allow the verb, when the predicate says no, or when a step that wants a reason gets none; ValidationError
    when a field does not hold what it must.
    """
    row = locked(obj)
    workflow, state = _standing(row)
    code = f"{row._meta.model_name}.{verb}"
    demand(_told_apart(workflow.check(state, verb), row), act=code, row=row)
    step = workflow.index[state, verb]
    demand(
        all_of(allowed(step, by, row), (reason or not step.needs_reason, f"{step.label}要写明理由")), act=code, row=row
    )
    _change(row, {"state": step.next, **fields}, code=code, by=by, note=reason)
    announce(row, step, by=by)
    return _into(obj, row)


def announce(row: models.Model, step: Step, *, by: Any) -> None:
    """Have the people told whom a step names; also for what begins a row and so is no move."""
    for tell in on_moved:
        tell(row, step, by)


@transaction.atomic
def act(code: str, obj: Row, *, by: Any, verdict: Verdict, note: str = "", **fields: Any) -> Row:
    """Change fields of a row without moving its state, when `verdict` allows it; returns the row.

    Raises Refused with the verdict's reason; ValidationError when a field does not hold what it must.
    """
    row = locked(obj)
    demand(verdict, act=code, row=row)
    _change(row, fields, code=code, by=by, note=note)
    return _into(obj, row)


def possible(obj: models.Model, actor: Any) -> list[tuple[Step, Verdict]]:
    """The steps of a row's present state, each with whether `actor` may take it: the buttons of its page."""
    workflow, state = _standing(obj)
    return [(step, allowed(step, actor, obj)) for step in workflow.steps_from(state)]


def allowed(step: Step, actor: Any, obj: models.Model) -> Verdict:
    """What the app's predicate says of this step; the system itself (no actor) is not asked."""
    return Verdict(True) if actor is None else predicate(obj, step.predicate)(actor, obj)


def predicate(obj: models.Model, name: str) -> Callable[[Any, models.Model], Verdict]:
    """The function `name` of the `permissions` module of the row's app, or of the module that its model names."""
    app = apps.get_app_config(obj._meta.app_label).name
    module = getattr(obj, "permissions_module", f"{app}.permissions")
    found: Callable[[Any, models.Model], Verdict] = getattr(import_module(module), name)
    return found


def locked(obj: Row, seen: int | None = None) -> Row:
    """The row as the database has it now, held until the transaction ends (SQLite is IMMEDIATE and holds all).

    `seen` is the version that the actor's form was drawn from. Raises Stale, naming who and when, if it has moved on.
    """
    row = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    if seen is not None and row.version != seen:  # type: ignore[attr-defined]
        raise Stale(*_last_editor(row))
    return row


def _standing(row: Any) -> tuple[Workflow, str]:
    """The workflow of a row and its state in it; the model of what moves has both."""
    return row.workflow, row.state


def _told_apart(verdict: Verdict, row: models.Model) -> Verdict:
    """A verdict on the row's state; a refusal tells who brought it there and when: she may have come second."""
    return verdict if verdict else no(f"{verdict.reason}（{' '.join(_last_editor(row))} 办的）")


def _last_editor(row: models.Model) -> tuple[str, str]:
    """Who changed the row last, and when: the time of today, else the day."""
    last = changes_of(row).first()
    if last is None:
        return "有人", "刚才"
    at = localtime(last.at)
    return last.actor_name, f"{at.hour}:{at:%M}" if at.date() == localtime().date() else f"{at.month}月{at.day}日"


def _change(row: models.Model, fields: dict[str, Any], *, code: str, by: Any, note: str) -> None:
    before = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean(exclude={field.name for field in row._meta.fields} - set(fields), validate_unique=False)
    row.save(update_fields=list(fields))
    changes = {name: (old, fields[name]) for name, old in before.items() if old != fields[name]}
    audit.record(code, row, by=by, changes=changes, note=note)


def _into(obj: Row, row: Row) -> Row:
    """Bring the caller's own object up to date, so that both names show the same."""
    obj.__dict__.update(row.__dict__)
    return obj
