"""The steps of a plan's way that people take."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import ReasonForm
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.plans import ApprovedForm, HandDownForm, OpinionsForm
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.permissions import may_ask_opinions, may_enter_approved, may_hand_down, may_take_back
from jinguo.cycle.plans.views.gates import crumbs_of, for_readers, plan_or_404
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
    return form_page(request, form, f"征求意见　{plan.title}", "发出", crumbs_of(plan))


def _entered(plan: Plan, *, by: Staff, scan: UploadedFile | None, **facts: Any) -> Plan:
    paper = keep_paper(plan, unit=plan.unit, by=by, scan=scan, **facts)
    return services.enter_approved(plan, by=by, number=facts["number"], day=facts["day"], paper=paper)


def _meetings(request: StaffRequest, plan: Plan) -> dict[str, Any]:
    """The meetings of the plan's organ, the newest first."""
    held = Meeting.objects.visible_to(request.user).filter(unit__organ_path=plan.unit.organ_path)
    return {"meetings": held.order_by("-day")}


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


step_view = StepPages(for_readers, crumbs_of, named=lambda plan: plan.title).view
enter_approved = step_view(
    plan_or_404, may_enter_approved, ApprovedForm, _entered, ("补录批复", "补录并冻结目标", "{row}已补录批复，目标冻结")
)
take_back = step_view(
    plan_or_404, may_take_back, ReasonForm, services.take_back, ("撤回修改", "撤回", "已撤回，可以修改")
)
hand_down = step_view(
    plan_or_404,
    may_hand_down,
    HandDownForm,
    services.hand_down,
    ("关联部署会议", "关联", "已关联部署会议"),
    first=lambda plan: {"meeting": plan.meeting},
    needs=_meetings,
)
