"""Time nodes: what of a goal is reported when."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.cycle.plans.models import Goal, Milestone
from jinguo.cycle.plans.permissions import may_set_node
from jinguo.cycle.tasks import services as tasks
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES

KIND = "milestone"


@transaction.atomic
def set_node(
    goal: Goal,
    title: str,
    *,
    unit: Unit,
    due: date,
    by: Staff | None,
    staff: Staff | None = None,
    evidence: str = "",
    detail: str = "",
) -> Milestone:
    """Set a node of a goal: a task of its holder with its day and the materials that are asked for.

    Raises Refused, or ValidationError for a day outside the plan's period.
    """
    demand(may_set_node(by, goal.plan) if by else YES)
    facts: dict[str, Any] = {"unit": unit, "staff": staff, "due": due, "evidence": evidence, "detail": detail}
    task = tasks.assign(KIND, title, by=by, about=goal, giver=goal.plan.unit, **facts)
    last = goal.milestones.aggregate(last=Max("order"))["last"] or 0
    node = Milestone.objects.create(goal=goal, task=task, order=last + 1)
    audit.record("milestone.set", node, by=by)
    return node
