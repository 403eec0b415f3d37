"""Changes to what is frozen: asking for one, and the page on which it is followed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.web.components import stages
from jinguo.base.web.forms import ReasonForm
from jinguo.base.web.steps import StepPages
from jinguo.cycle.flows.panels import approval_panel
from jinguo.cycle.flows.queries import approvals_of
from jinguo.cycle.plans import services
from jinguo.cycle.plans.flow import CHANGE
from jinguo.cycle.plans.forms.goals import ChangeForm
from jinguo.cycle.plans.models import ChangeRequest, Goal
from jinguo.cycle.plans.permissions import may_ask_change, may_withdraw_change
from jinguo.cycle.plans.views.gates import change_or_404, crumbs_of, for_readers, goal_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

STRAIGHT = ("asked", "made")  # a side way is drawn only while the request stands there


@for_readers
@require_GET
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """A change: old, new, reason, and how its approval stands."""
    found = change_or_404(request, pk)
    shown = {CHANGE.names[state] for state in (*STRAIGHT, found.state)}
    context = {
        "change": found,
        "plan": found.goal.plan,
        "flow": [stage for stage in stages(CHANGE, found.state) if stage.label in shown],
        "approvals": [approval_panel(one, request.user) for one in approvals_of(found)],
        "to_withdraw": may_withdraw_change(request.user, found),
    }
    return render(request, "plans/change.html", context)


def _ask(goal: Goal, *, by: Staff, field: str, new: str, **facts: Any) -> ChangeRequest:
    return services.ask_change(goal, field, new, by=by, **facts)


ask = StepPages(for_readers, lambda goal: crumbs_of(goal.plan)).view(
    goal_or_404,
    may_ask_change,
    ChangeForm,
    _ask,
    ("申请变更", "送审", "{found}已送审"),
    needs=lambda _request, goal: {"goal": goal},
    leads_to=lambda _goal, asked: asked,
)
withdraw = StepPages(for_readers, lambda row: [*crumbs_of(row.goal.plan), (str(row), row.get_absolute_url())]).view(
    change_or_404,
    may_withdraw_change,
    ReasonForm,
    services.withdraw_change,
    ("撤回", "撤回申请", "已撤回变更申请"),
)
