"""Changing what is frozen: asked with a reason, decided by an approval of its own, then made."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, move
from jinguo.cycle.flows import ending
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.plans.models import ChangeRequest, Goal, Target
from jinguo.cycle.plans.permissions import may_ask_change
from jinguo.cycle.plans.services.editions import keep_edition
from jinguo.org.structure.models import Staff

CHAIN = "plan.change"
OF_TARGET = ("value", "text")


@transaction.atomic
def ask_change(
    goal: Goal, field: str, new: str, *, by: Staff, reason: str, target: Target | None = None
) -> ChangeRequest:
    """Ask to change one value of a frozen goal, or of one of its targets (目标变更).

    `new` is what people type; it is read as the field wants it. Raises Refused, or ValidationError where it does not
    hold, is no change, or another request for the same value is still open.
    """
    demand(may_ask_change(by, goal))
    row = _row(goal, field, target)
    old, value = getattr(row, field), _read(field, new)
    if old == value:
        raise ValidationError({"new": "新值与原值相同，不用变更。"})
    if goal.changes.filter(state="asked", field=field, target=target).exists():
        raise ValidationError({"field": "这一项已有变更在审批，办结后再申请。"})
    change = ChangeRequest(goal=goal, target=target, field=field, old=_words(old), new=_words(value), reason=reason)
    change.asked_by, change.asked_on = by, clock.today()
    change.full_clean()
    change.save()
    audit.record("changerequest.ask", change, by=by, changes={field: (change.old, change.new)})
    flows.start(change, CHAIN, unit=goal.plan.unit, by=by)
    return change


@transaction.atomic
def withdraw_change(change: ChangeRequest, *, by: Staff, reason: str) -> ChangeRequest:
    """Take a request back before it is decided."""
    change = move(change, "withdraw_change", by=by, version=change.version + 1)
    flows.withdraw_running(change, by=by, reason=reason)
    return change


def settle_change(approval: Approval, by: Staff | None) -> None:
    """The end of its approval: passed, the new value stands and the plan has a new version; else nothing changes."""
    change = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=approval.subject_id)
    if change.state != "asked":
        return
    facts: dict[str, Any] = {"decided_on": clock.today(), "version": change.version + 1}
    if approval.state == "passed":
        _make(change)
        move(change, "make_change", by=None, **facts)
        keep_edition(change.goal.plan, "change", by=by)
    elif approval.state == "returned":
        move(change, "decline_change", by=None, **facts)
    elif approval.state == "withdrawn":
        move(change, "withdraw_change", by=None, version=change.version + 1)


def hang_up() -> None:
    """Let the end of the chain settle it, from the app's `ready()`."""
    ending.on_end(CHAIN, settle_change)


def _row(goal: Goal, field: str, target: Target | None) -> Goal | Target:
    """The row that the field belongs to."""
    if field in OF_TARGET:
        if target is None or target.goal_id != goal.pk:
            raise ValidationError({"target": "变更目标值或要求时，请选是哪一格。"})
        return target
    if target is not None:
        raise ValidationError({"target": "这一项属于目标本身，不用选格。"})
    return goal


def _read(field: str, text: str) -> Any:
    """What was typed, as the field holds it."""
    try:
        match field:
            case "value" | "points":
                return Decimal(text.strip())
            case "due":
                return date.fromisoformat(text.strip())
    except (InvalidOperation, ValueError) as problem:
        wanted = "日期，如 2026-06-30" if field == "due" else "数字，如 60 或 60.5"
        raise ValidationError({"new": f"“{text}”不是{wanted}。"}) from problem
    return text.strip()


def _words(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def _make(change: ChangeRequest) -> None:
    """Write the new value; the row's version rises, so that an editor who saw the old one is told."""
    row = change.target or change.goal
    setattr(row, change.field, _read(change.field, change.new))
    row.version += 1
    row.full_clean(exclude=["goal", "plan", "unit", "staff", "region", "key"], validate_unique=False)
    row.save()
    audit.record(f"{row._meta.model_name}.amend", row, by=None, changes={change.field: (change.old, change.new)})
