"""Changes to what is frozen: asking for one, and the page on which it is followed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, draw_part, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.flows.panels import approval_panel
from jinguo.cycle.flows.queries import approvals_of
from jinguo.cycle.plans import services
from jinguo.cycle.plans.flow import CHANGE
from jinguo.cycle.plans.forms.goals import ChangeForm
from jinguo.cycle.plans.forms.plans import ReasonForm
from jinguo.cycle.plans.models import ChangeRequest
from jinguo.cycle.plans.permissions import may_ask_change, may_withdraw_change
from jinguo.cycle.plans.views.gates import change_or_404, for_readers, goal_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

STRAIGHT = ("asked", "made")  # a side way is drawn only while the request stands there


@for_readers
@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest, pk: int) -> HttpResponse:
    """The form that asks for a change of a goal."""
    goal = goal_or_404(request, pk)
    demand(may_ask_change(request.user, goal))
    form = ChangeForm(posted(request), goal=goal)
    if asked := carried_out(form, lambda: _asked(form, request.user)):
        return done(request, f"{asked}已送审", asked)
    context = {"plan": goal.plan, "goal": goal, "form": form, "title": f"申请变更　{goal}", "label": "送审"}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


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


@for_readers
@require_http_methods(["GET", "POST"])
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a request back, with a reason."""
    found = change_or_404(request, pk)
    demand(may_withdraw_change(request.user, found))
    form = ReasonForm(posted(request))
    if form.is_bound and form.is_valid():
        services.withdraw_change(found, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "已撤回变更申请")
        return redirect(found)
    context = {"plan": found.goal.plan, "form": form, "title": f"撤回　{found}", "label": "撤回申请"}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


def _asked(form: ChangeForm, by: Staff) -> ChangeRequest:
    given = form.cleaned_data
    facts = {"reason": given["reason"], "target": given["target"]}
    return services.ask_change(form.goal, given["field"], given["new"], by=by, **facts)
