"""The goals of a plan while it is being made."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.cycle.bookkeeping.measures import measure
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.permissions import may_edit
from jinguo.org.structure.models import Staff
from jinguo.rules.goal_values import COMPARATORS_OF, LEVELS, is_sound
from jinguo.rules.scoring import complaints, goal_rule_choices
from jinguo.rules.verdict import YES


@transaction.atomic
def add_goal(plan: Plan, *, by: Staff | None, **fields: Any) -> Goal:
    """Add a goal at the end of a plan. Raises Refused, or ValidationError at the field that does not hold."""
    plan = locked(plan)
    demand(may_edit(by, plan) if by else YES)
    last = plan.goals.aggregate(last=Max("order"))["last"] or 0
    goal = Goal(plan=plan, **{"order": last + 1, **_usual(fields), **fields})
    _check(goal)
    goal.save()
    audit.record("goal.add", goal, by=by)
    return goal


@transaction.atomic
def change_goal(goal: Goal, *, by: Staff | None, seen: int | None = None, **fields: Any) -> Goal:
    """Change what a goal says. Raises Refused, Stale, or ValidationError at the field that does not hold."""
    goal = locked(goal, seen)
    demand(may_edit(by, goal.plan) if by else YES)
    before = {name: getattr(goal, name) for name in fields}
    for name, value in fields.items():
        setattr(goal, name, value)
    _check(goal)
    goal.version += 1
    goal.save()
    changes = {name: (old, fields[name]) for name, old in before.items() if old != fields[name]}
    audit.record("goal.change", goal, by=by, changes=changes)
    return goal


@transaction.atomic
def remove_goal(goal: Goal, *, by: Staff, seen: int | None = None) -> None:
    """Take a goal with its targets out of a plan that is being made; one with goals below it stays."""
    goal = locked(goal, seen)
    demand(may_edit(by, goal.plan))
    if goal.children.exists():
        raise ValidationError(f"{goal}还有下级目标，先移走或删去下级目标。")
    if goal.milestones.exists():
        raise ValidationError(f"{goal}已有时间节点，先取消这些节点。")
    audit.record("goal.remove", goal, by=by)
    goal.residual_notes.all().delete()
    goal.targets.all().delete()
    goal.delete()


def _usual(fields: dict[str, Any]) -> dict[str, Any]:
    """What a type of goal usually goes with, where nothing is said: how it is compared; levels do not add up."""
    kind = fields.get("type", "cumulative")
    over_time = {"over_time": "last"} if kind in LEVELS else {}
    return {"comparator": COMPARATORS_OF[kind][0], **over_time}


def _check(goal: Goal) -> None:
    """What no single field can say: its place in the tree, its source, what its type needs."""
    goal.full_clean()
    if goal.parent and (goal.parent.plan_id != goal.plan_id or _is_below(goal.parent, goal)):
        raise ValidationError({"parent": "上级目标要在同一份方案里，且不能是它自己或它的下级。"})
    if goal.source and not _known(goal.source):
        raise ValidationError({"source": f"没有统计项“{goal.source}”，请从清单里选。"})
    if goal.points is not None and not goal.plan.rules.has_points:
        raise ValidationError({"points": f"{goal.plan.rules.title}不计分，请不要填分值。"})
    if not (sound := is_sound(goal.facts)):
        raise ValidationError(sound.reason)
    if not goal.is_text and not goal.unit_of_measure:
        raise ValidationError({"unit_of_measure": "数量目标要写明计量单位，如 万元、人、期、%。"})
    _check_scoring(goal)


def _check_scoring(goal: Goal) -> None:
    """The rule that a goal is scored by, with its parameters against the goal's points."""
    if not goal.scoring_rule:
        if goal.scoring:
            raise ValidationError({"scoring": "没有选计分规则，计分参数请留空。"})
        return
    if goal.scoring_rule not in dict(goal_rule_choices()):
        raise ValidationError({"scoring_rule": "这种计分规则不能用于目标，请从清单里选。"})
    if found := complaints(goal.scoring_rule, goal.scoring, goal.points):
        raise ValidationError({"scoring": "；".join(found) + "。"})


def _is_below(goal: Goal, other: Goal) -> bool:
    """Whether a goal is another one or hangs below it."""
    here: Goal | None = goal
    while here is not None:
        if other.pk is not None and here.pk == other.pk:
            return True
        here = here.parent
    return False


def _known(code: str) -> bool:
    try:
        return bool(measure(code))
    except KeyError:
        return False
