"""Whom an assessment is about, and how many share the points of each goal."""

from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from jinguo.cycle.plans.models import Target
from jinguo.cycle.scores.models import Assessment
from jinguo.org.structure.models import Staff, Unit

Holder = Unit | Staff
HolderKey = tuple[str, int]
SIDES = {"u": Q(staff=None), "s": Q(unit=None)}


class Group(NamedTuple):
    """Those who answer for a goal side by side: how many of them lead, and whether any has a share of its own."""

    leads: int
    are_set: bool


def targets_of(assessment: Assessment, holder: Holder | None = None) -> QuerySet[Target]:
    """The targets of a plan in the period but for the organ's own; only those of `holder` where one is given."""
    plan = assessment.plan
    found = Target.objects.filter(goal__plan=plan, period=assessment.period).exclude(unit=plan.unit)
    return found.filter(unit=holder) if isinstance(holder, Unit) else found.filter(staff=holder) if holder else found


def groups_of(assessment: Assessment, goals: set[int]) -> dict[tuple[str, int], Group]:
    """The groups of each of the plan's goals that are asked for, by their side and the goal; one query."""
    held = Target.objects.filter(goal__in=goals, period=assessment.period)  # no join: it would sort before it counts
    found = held.exclude(unit=assessment.plan.unit)
    counted = {f"{side}_leads": Count("pk", filter=Q(condition, role="lead")) for side, condition in SIDES.items()}
    counted |= {f"{side}_set": Count("share", filter=condition) for side, condition in SIDES.items()}
    rows: Any = found.order_by().values("goal_id").annotate(**counted)
    return {
        (side, row["goal_id"]): Group(row[f"{side}_leads"], bool(row[f"{side}_set"])) for row in rows for side in SIDES
    }


def key_of(holder: Holder | None) -> HolderKey:
    """A holder as a key."""
    return ("u" if isinstance(holder, Unit) else "s", holder.pk if holder else 0)
