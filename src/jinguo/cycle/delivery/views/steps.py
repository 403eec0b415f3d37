"""The buttons of quarter sheets: ask for them, report, accept, return."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out, given
from jinguo.base.web.gates import posted
from jinguo.cycle.delivery import services
from jinguo.cycle.delivery.forms import QuarterForm, ReturnForm, ReviewForm
from jinguo.cycle.delivery.permissions import may_open_sheets
from jinguo.cycle.delivery.views.gates import for_readers, sheet_or_404
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.views.gates import crumbs_of, plan_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import parse_period


@for_readers
@require_http_methods(["GET", "POST"])
def open_sheets(request: StaffRequest, pk: int) -> HttpResponse:
    """下达 a quarter's sheets of a plan to its departments."""
    plan = plan_or_404(request, pk)
    demand(may_open_sheets(request.user, plan))
    form = QuarterForm(plan, posted(request))
    if carried_out(form, lambda: _opened(request, form, plan)):
        return redirect("delivery:sheets")
    told = "每个承担目标的部室和单位各收到一份，季度结束后 10 日内报送；已经下达的不重复。"
    return form_page(request, form, f"下达季度报表　{plan.title}", "下达报表", crumbs_of(plan), told=told)


@for_readers
@require_POST
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """报送: the figures are frozen as they stand."""
    sheet = services.submit_sheet(sheet_or_404(request, pk), by=request.user)
    return done(request, f"已报送{sheet}，等待审核", sheet)


@for_readers
@require_POST
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """通过."""
    sheet = services.accept_sheet(sheet_or_404(request, pk), by=request.user, **given(ReviewForm(request.POST)))
    return done(request, f"已通过{sheet}", sheet)


@for_readers
@require_POST
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """退回."""
    sheet = services.send_back_sheet(sheet_or_404(request, pk), by=request.user, **given(ReturnForm(request.POST)))
    return done(request, f"已退回{sheet}", sheet)


def _opened(request: StaffRequest, form: QuarterForm, plan: Plan) -> bool:
    made = services.open_sheets(plan, parse_period(form.cleaned_data["quarter"]), by=request.user)
    told = f"已向 {len(made)} 个单位下达季度报表" if made else "这一季度的报表都已下达，没有新的单位"
    messages.success(request, told)
    return True
