"""The way into plans: who may come in, and to which plan, goal, change and letter."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.plans.models import ChangeRequest, Goal, Plan
from jinguo.cycle.plans.permissions import may_read
from jinguo.org.structure.requests import StaffRequest

HOME = ("目标", "/plans/")
for_readers = gate(may_read)  # the others are told why they do not read plans


def plan_or_404(request: StaffRequest, pk: int) -> Plan:
    """A plan within the reader's reach."""
    plans = Plan.objects.visible_to(request.user).select_related("unit", "staff", "drafted_by", "meeting", "paper")
    return get_object_or_404(plans, pk=pk)


def goal_or_404(request: StaffRequest, pk: int) -> Goal:
    """A goal of a plan within reach."""
    goals = Goal.objects.visible_to(request.user).select_related("plan__unit", "plan__staff", "leader", "parent")
    return get_object_or_404(goals, pk=pk)


def change_or_404(request: StaffRequest, pk: int) -> ChangeRequest:
    """A change within reach."""
    changes = ChangeRequest.objects.visible_to(request.user)
    return get_object_or_404(changes.select_related("goal__plan__unit", "target", "asked_by"), pk=pk)


def crumbs_of(plan: Plan) -> list[tuple[str, str]]:
    """The way back to a plan."""
    return [HOME, (plan.title, plan.get_absolute_url())]
