"""The page of a goal, and the form that writes one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.goals import GoalForm, leaders_of
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.permissions import may_ask_change, may_edit, may_edit_goal
from jinguo.cycle.plans.views.gates import crumbs_of, for_readers, goal_or_404, plan_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def goal(request: StaffRequest, pk: int) -> HttpResponse:
    """A goal: its standard, how it is measured, who answers for which value, what changed."""
    found = goal_or_404(request, pk)
    targets = Target.objects.visible_to(request.user).filter(goal=found)
    context = {
        "goal": found,
        "plan": found.plan,
        "targets": targets.select_related("unit", "staff", "region").order_by("period", "pk"),
        "changes": found.changes.visible_to(request.user),
        "nodes": found.milestones.visible_to(request.user).select_related("task__unit", "task__staff"),
        "to_edit": may_edit_goal(request.user, found),
        "to_change": may_ask_change(request.user, found),
    }
    return render(request, "plans/goal.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of a new goal."""
    plan = plan_or_404(request, pk)
    demand(may_edit(request.user, plan))
    return _form(request, plan, Goal(plan=plan, number=_next_number(plan)))


@for_readers
@require_http_methods(["GET", "POST"])
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of a goal that stands."""
    found = goal_or_404(request, pk)
    demand(may_edit_goal(request.user, found))
    return _form(request, found.plan, found)


@for_readers
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a goal out of a plan that is being made."""
    found = goal_or_404(request, pk)
    plan = found.plan
    services.remove_goal(found, by=request.user)
    messages.success(request, f"已删去目标 {found}")
    return redirect(plan)


def _form(request: StaffRequest, plan: Plan, goal: Goal) -> HttpResponse:
    leaders = leaders_of(plan.unit.organ_path)
    form = GoalForm(posted(request), instance=goal, leaders=leaders, initial={"seen": goal.version})
    if saved := carried_out(form, lambda: _saved(form, plan, goal, request.user)):
        messages.success(request, f"已保存目标 {saved}")
        return HttpResponseClientRedirect(plan.get_absolute_url()) if request.htmx else redirect(saved)
    title = f"修改目标 {goal.number}" if goal.pk else "新增目标"
    return form_page(request, form, title, "保存目标", crumbs_of(plan))


def _saved(form: GoalForm, plan: Plan, goal: Goal, by: Staff) -> Goal:
    """The goal as the service wrote it."""
    facts: dict[str, Any] = {**form.cleaned_data}
    seen = facts.pop("seen", None)
    if goal.pk:
        return services.change_goal(Goal.objects.get(pk=goal.pk), by=by, seen=seen, **facts)
    return services.add_goal(plan, by=by, **facts)


def _next_number(plan: Plan) -> str:
    """The number after the last goal of the first level."""
    tops = [goal.number for goal in plan.goals.filter(parent=None)]
    heads = [int(number.partition(".")[0]) for number in tops if number.partition(".")[0].isdecimal()]
    return str(max(heads, default=0) + 1)
