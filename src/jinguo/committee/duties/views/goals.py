"""Targets of outlines taken into a plan, and who leads and joins a goal."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.body.queries import members_on
from jinguo.committee.duties import services
from jinguo.committee.duties.forms import BaselineForm, TextGoalForm, UnitsForm
from jinguo.committee.duties.models import ListedTarget
from jinguo.committee.duties.permissions import may_list, may_split
from jinguo.committee.duties.queries import Candidate, candidates, committee_of
from jinguo.committee.duties.services import Choice
from jinguo.committee.duties.services.arranging import held_by
from jinguo.committee.duties.views.common import crumbs_of, for_readers, plan_or_404
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.queries import with_targets
from jinguo.org.structure.models import Appointment, Staff
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """The targets that a plan may take in, and taking in those that were ticked."""
    plan = plan_or_404(request, pk)
    demand(may_list(request.user, plan))
    leaders, complaints = _leaders(plan), list[str]()
    if request.method == "POST":
        leader = next((one for one in leaders if str(one.pk) == request.POST.get("leader")), None)
        keys = [key for key in request.POST.getlist("target") if key.isdecimal()]
        rows = OutlineTarget.objects.visible_to(request.user).filter(pk__in=keys).select_related("outline", "indicator")
        try:
            made = services.list_targets(plan, [Choice(one) for one in _in_order(rows)], by=request.user, leader=leader)
        except ValidationError as problem:
            complaints = problem.messages
        else:
            messages.success(request, f"已列入 {len(made)} 项目标" if made else "没有勾选目标")
            return redirect(plan)
    found = candidates(plan, request.user, clock.today())
    context = {
        "plan": plan,
        "groups": _by_outline(found),
        "complaints": complaints,
        "leaders": leaders,
        "open": sum(one.goal is None and bool(one.verdict) for one in found),
    }
    return render(request, "duties/choose.html", context, status=422 if complaints else 200)


@for_readers
@require_http_methods(["GET", "POST"])
def particulars(request: StaffRequest, pk: int, target: int) -> HttpResponse:
    """Take in a target that leaves something to the place: standard and day of a text, the baseline of a change."""
    plan = plan_or_404(request, pk)
    demand(may_list(request.user, plan))
    open_ended = Q(type="deliverable") | Q(comparator="relative")
    rows = OutlineTarget.objects.visible_to(request.user).filter(open_ended).select_related("outline", "indicator")
    found = get_object_or_404(rows, pk=target)
    first = {"due": plan.span.last, "baseline_year": found.outline.first - 1}
    form = (TextGoalForm if found.type == "deliverable" else BaselineForm)(posted(request), initial=first)
    if made := carried_out(
        form, lambda: services.list_targets(plan, [Choice(found, **form.cleaned_data)], by=request.user)
    ):
        return done(request, f"已列入目标 {made[0]}", made[0])
    back = reverse("duties:choose", args=[plan.pk])
    title = f"列入目标　{found.outline.get_audience_display()}　{found.get_domain_code_display()}"
    crumbs = [*crumbs_of(plan), ("选列目标", back)]
    return form_page(request, form, title, "列入", crumbs, sub=f"{found.title}　{found.source}")


def _goal_or_404(request: StaffRequest, pk: int) -> Goal:
    return get_object_or_404(Goal.objects.visible_to(request.user).select_related("plan__unit__region"), pk=pk)


def _held(goal: Goal) -> dict[str, Any]:
    (found,) = with_targets(goal.plan.goals.filter(pk=goal.pk))
    now = held_by(found)
    return {"leads": now.leads, "joins": now.joins}


def _members(_request: StaffRequest, goal: Goal) -> dict[str, Any]:
    committee = committee_of(goal.plan.unit)
    return {"members": [one.unit for one in members_on(committee, clock.today())] if committee else []}


def _why(_request: StaffRequest, goal: Goal) -> dict[str, Any]:
    """How the shares come about, and why these units were proposed."""
    listed = ListedTarget.objects.filter(goal=goal).first()
    sub = "主责单位合计占 70%，协同单位合计占 30%，没有协同的主责占全部；可在矩阵和目标表里再改"
    return {"sub": sub, "told": listed.because if listed else ""}


units = StepPages(
    for_readers, lambda goal: [*crumbs_of(goal.plan), (f"目标 {goal.number}", goal.get_absolute_url())]
).view(
    _goal_or_404,
    lambda actor, goal: may_split(actor, goal.plan),
    UnitsForm,
    services.split,
    ("承担单位", "保存", "已分解目标 {row}"),
    first=_held,
    needs=_members,
    beside=_why,
)


@for_readers
@require_POST
def sync(request: StaffRequest, pk: int) -> HttpResponse:
    """Let units and counties follow the plan's own line."""
    plan = plan_or_404(request, pk)
    written = services.sync(plan, by=request.user)
    messages.success(request, f"已按总目标更新 {written} 格" if written else "各单位、各县与总目标一致，不用更新")
    return redirect(plan)


def _leaders(plan: Plan) -> list[Staff]:
    """Who may be the supervising leader of the goals: the leaders of the plan's organ."""
    roles = ("supervising_leader", "unit_head")
    running = Appointment.objects.running().filter(role__in=roles, unit__organ_path=plan.unit.organ_path)
    return list(Staff.objects.filter(pk__in=running.values("staff"), is_active=True).order_by("number"))


def _in_order(rows: QuerySet[OutlineTarget]) -> QuerySet[OutlineTarget]:
    return rows.order_by("-outline__audience", "outline", "order")


def _by_outline(found: Iterable[Candidate]) -> list[tuple[Outline, list[Candidate]]]:
    groups: dict[Outline, list[Candidate]] = {}
    for one in found:
        groups.setdefault(one.target.outline, []).append(one)
    return list(groups.items())
