"""The steps of a plan's way that people take."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import draw_part, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.plans import ApprovedForm, HandDownForm, OpinionsForm, ReasonForm
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.permissions import may_ask_opinions, may_enter_approved, may_hand_down, may_take_back
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest

Act = Callable[[Plan, Staff], object]
ACTS: dict[str, Act] = {
    "revise": lambda plan, by: services.revise(plan, by=by),
    "ask_review": lambda plan, by: services.ask_review(plan, by=by),
    "ask_approval": lambda plan, by: services.ask_approval(plan, by=by),
    "ask_own_approval": lambda plan, by: services.ask_own_approval(plan, by=by),
    "close": lambda plan, by: services.close(plan, by=by),
}


@for_readers
@require_POST
def take_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """A step that wants nothing but its button."""
    plan = plan_or_404(request, pk)
    if verb not in ACTS:
        raise Http404
    ACTS[verb](plan, request.user)
    plan.refresh_from_db()
    messages.success(request, f"{plan.title}：{plan.state_name}")
    return redirect(plan)


@for_readers
@require_http_methods(["GET", "POST"])
def ask_opinions(request: StaffRequest, pk: int) -> HttpResponse:
    """Whom to ask and until when."""
    plan = plan_or_404(request, pk)
    demand(may_ask_opinions(request.user, plan))
    form = OpinionsForm(posted(request), units=_parts(plan), experts=_experts(plan))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        asked = services.ask_opinions(plan, by=request.user, asked=given["asked"], due=given["due"], text=given["text"])
        messages.success(request, f"已向 {len(given['asked'])} 家征求意见，截止 {asked.due.month}月{asked.due.day}日")
        return redirect(plan)
    context = {"plan": plan, "form": form, "title": "征求意见", "label": "发出"}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def enter_approved(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter an approval that was given on paper."""
    plan = plan_or_404(request, pk)
    demand(may_enter_approved(request.user, plan))
    form = ApprovedForm(posted(request), request.FILES or None)
    if carried_out(form, lambda: _entered(form, plan, request.user)):
        messages.success(request, f"{plan.title}已补录批复，目标冻结")
        return redirect(plan)
    context = {"plan": plan, "form": form, "title": "补录批复", "label": "补录并冻结目标", "has_file": True}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back from the reviewers, with a reason."""
    plan = plan_or_404(request, pk)
    demand(may_take_back(request.user, plan))
    form = ReasonForm(posted(request))
    if form.is_bound and form.is_valid():
        services.take_back(plan, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "已撤回，可以修改")
        return redirect(plan)
    context = {"plan": plan, "form": form, "title": "撤回修改", "label": "撤回"}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def hand_down(request: StaffRequest, pk: int) -> HttpResponse:
    """Which meeting hands the goals down."""
    plan = plan_or_404(request, pk)
    demand(may_hand_down(request.user, plan))
    meetings = Meeting.objects.visible_to(request.user).filter(unit__organ_path=plan.unit.organ_path).order_by("-day")
    form = HandDownForm(posted(request), meetings=meetings, initial={"meeting": plan.meeting})
    if form.is_bound and form.is_valid():
        services.hand_down(plan, form.cleaned_data["meeting"], by=request.user)
        messages.success(request, "已关联部署会议")
        return redirect(plan)
    context = {"plan": plan, "form": form, "title": "关联部署会议", "label": "关联"}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


def _entered(form: ApprovedForm, plan: Plan, by: Staff) -> Plan:
    given = form.cleaned_data
    facts = {name: given[name] for name in ("body", "signer", "number", "day")}
    paper = keep_paper(plan, unit=plan.unit, by=by, scan=given["scan"], **facts)
    return services.enter_approved(plan, by=by, number=given["number"], day=given["day"], paper=paper)


def _parts(plan: Plan) -> object:
    """The departments and offices of the plan's organ."""
    return (
        Unit.objects.standing_on(clock.today())
        .filter(organ_path=plan.unit.organ_path, parent__isnull=False)
        .order_by("path")
    )


def _experts(plan: Plan) -> object:
    """The experts appointed at the organ or at what hangs below it."""
    today = clock.today()
    running = {"appointments__role": "expert", "appointments__first_day__lte": today, "is_active": True}
    return Staff.objects.filter(appointments__unit__path__startswith=plan.unit.organ_path, **running).distinct()
