"""The plan of one year, taken out of the outline's plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.committee.duties.models import ListedTarget
from jinguo.committee.duties.permissions import YEAR, may_begin
from jinguo.committee.duties.services.arranging import Arrangement, arrange, held_by
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.queries import with_targets
from jinguo.org.structure.models import Staff
from jinguo.rules.periods import Period, year_of

NOT_COPIED = {"id", "version", "plan", "parent"}


@transaction.atomic
def begin_year(plan: Plan, year: int, *, by: Staff) -> Plan:
    """Begin the plan of a year below an outline's plan in force: its goals with the levels and units of that year.

    A goal without numbers is asked for in every year until its day. Raises Refused, ValidationError.
    """
    demand(may_begin(by, plan.unit))
    period = year_of(year)
    if not plan.is_frozen:
        raise ValidationError("纲要方案批准以后，再生成年度计划。")
    if not plan.span.contains(period.first):
        raise ValidationError({"year": f"年份要在{plan.span.label}之内。"})
    goals = [goal for goal in with_targets(plan.goals.all()) if _asks_in(goal, period)]
    if not goals:
        raise ValidationError({"year": f"{period.label}没有年度目标值，先在目标矩阵里把目标分解到年。"})
    title = f"{period.label}妇女儿童发展纲要实施计划"
    made = plans.draft(YEAR, plan.unit, period=period, by=by, title=title, parent=plan)
    copied = copy_goals(goals, made)
    arrange(made, [_in_year(held_by(goal), copied[goal.pk], plan, period) for goal in goals], by=by)
    return made


def copy_goals(goals: Iterable[Goal], plan: Plan, **changed: Any) -> dict[int, Goal]:
    """The same goals in another plan but for what is `changed`, with the targets of outlines, by the old goal's key."""
    old = list(goals)
    names = [one.name for one in Goal._meta.fields if one.name not in NOT_COPIED]
    fresh = [Goal(plan=plan, **{**_facts(goal, names, plan.span.last), **changed}) for goal in old]
    Goal.objects.bulk_create(fresh)
    made = {before.pk: after for before, after in zip(old, fresh, strict=True)}
    rows = ListedTarget.objects.filter(goal__in=made)
    ListedTarget.objects.bulk_create(
        [ListedTarget(goal=made[row.goal_id], target_id=row.target_id, because=row.because) for row in rows]
    )
    audit.record("plan.copy_goals", plan, by=None, note=f"{len(fresh)} 项")
    return made


def _facts(goal: Goal, names: Iterable[str], last: date) -> dict[str, Any]:
    """The columns of a copied goal; it is due within the new plan."""
    facts = {name: getattr(goal, name) for name in names}
    return facts | {"due": min(goal.due, last) if goal.due else None}


def _asks_in(goal: Goal, period: Period) -> bool:
    """Whether a goal asks for something in a period: a level of its own, or a thing to be done that is not over."""
    levels = held_by(goal).levels
    if goal.is_text:
        return goal.due is None or goal.due >= period.first
    return period.code in levels or all(value is None for value, _ in levels.values())


def _in_year(now: Arrangement, goal: Goal, plan: Plan, period: Period) -> Arrangement:
    level = now.levels.get(period.code) or now.levels[plan.period]
    return Arrangement(goal, {period.code: level}, now.leads, now.joins, now.counties)
