"""A forgotten punch: asked for, its page with the approval, taken back."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.flows.panels import approval_panel
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.punches import services
from jinguo.office.punches.flow import CORRECTION
from jinguo.office.punches.forms import CorrectionForm, starting
from jinguo.office.punches.models import CorrectionRequest
from jinguo.office.punches.permissions import A_MONTH, may_ask_correction
from jinguo.office.punches.queries import corrections_in
from jinguo.office.punches.views.lists import for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest) -> HttpResponse:
    """Ask to make up for a punch."""
    used = corrections_in(request.user, clock.today())
    demand(may_ask_correction(request.user, used))
    form = CorrectionForm(posted(request), initial=starting(clock.today()))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        facts = {"day": given["day"], "minute": form.minute, "reason": given["reason"]}
        try:
            row = services.ask_correction(by=request.user, **facts)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            return done(request, "已提交补卡申请", row)
    context = {
        "form": form,
        "title": "申请补卡",
        "label": "提交补卡申请",
        "hint": f"本月已补卡 {used} 次，每月最多 {A_MONTH} 次",
    }
    return render(request, "punches/form.html", context, status=form_status(form))


@for_readers
@require_GET
def correction(request: StaffRequest, pk: int) -> HttpResponse:
    """A request with its approval."""
    found = _or_404(request, pk)
    context = {
        "correction": found,
        "flow": stages(CORRECTION, found.state, straight=("asked", "granted")),
        "approvals": [approval_panel(one, request.user) for one in approvals_of(found)],
        "steps": possible(found, request.user),
    }
    return render(request, "punches/correction.html", context)


@for_readers
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = services.withdraw_correction(_or_404(request, pk), by=request.user)
    return done(request, "已撤回补卡申请", found)


def _or_404(request: StaffRequest, pk: int) -> CorrectionRequest:
    rows = CorrectionRequest.objects.visible_to(request.user).select_related("staff", "unit")
    return get_object_or_404(rows, pk=pk)
