"""A unit's implementation plan: begun out of what it answers for, approved by the unit, filed with the office."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.committee.duties.models import ImplementationFiling
from jinguo.committee.duties.permissions import OF_UNIT, may_begin_implementation, may_file
from jinguo.committee.duties.services.years import copy_goals
from jinguo.cycle.inbox.kinds import register
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.queries import with_targets
from jinguo.cycle.plans.services import Cell
from jinguo.org.structure.models import Staff, Unit

TOLD = register("implementation", "实施方案备案").code


@transaction.atomic
def begin_implementation(plan: Plan, unit: Unit, *, by: Staff) -> Plan:
    """Begin a unit's implementation plan below the year's plan: the goals that it leads or joins, with its own levels.

    Its people come in by the matrix. Raises Refused, ValidationError for a unit that answers for nothing.
    """
    demand(may_begin_implementation(by, unit, plan))
    goals = with_targets(plan.goals.filter(targets__unit=unit, targets__period=plan.period).distinct())
    if not goals:
        raise ValidationError(f"{unit}在这份计划里没有主责或协同的目标，不用制定实施方案。")
    title = f"{unit.label}{plan.span.label}纲要目标实施方案"
    made = plans.draft(OF_UNIT, unit, period=plan.span, by=by, title=title, parent=plan)
    copied = copy_goals(goals, made, leader=None)
    held = {
        goal.pk: one for goal in goals for one in goal.targets.all() if one.unit == unit and one.period == plan.period
    }
    cells = [
        Cell(copied[key], made.period, unit, {"value": one.value, "text": one.text, "share": Decimal(100)})
        for key, one in held.items()
    ]
    plans.set_targets(made, cells, by=by)
    return made


@transaction.atomic
def file_plan(plan: Plan, *, by: Staff, filed_on: date | None = None, note: str = "") -> ImplementationFiling:
    """File a unit's approved plan with the committee's office (备案), which is told when the unit does it itself.

    Raises Refused; ValidationError for a day ahead or before the plan was approved.
    """
    demand(may_file(by, plan), act="implementationfiling.file", row=plan)
    today = clock.today()
    day = filed_on or today
    if day > today:
        raise ValidationError({"filed_on": "备案日不能晚于今天。"})
    if plan.approved_on and day < plan.approved_on:
        raise ValidationError({"filed_on": "备案日不能早于本单位批准的日子，请核对。"})
    row = ImplementationFiling(plan=plan, filed_on=day, note=note.strip(), entered_by=by)
    row.full_clean()
    row.save()
    audit.record("implementationfiling.file", row, by=by, note=plan.approved_number)
    above = plan.parent
    if above and above.drafted_by and above.drafted_by != by:
        tell([above.drafted_by], f"{plan.unit}的实施方案已备案", about=row, kind=TOLD, by=by)
    return row
