"""The buttons of quarter sheets: ask for them, report, accept, return."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.cycle.delivery import services
from jinguo.cycle.delivery.forms import QuarterForm, ReturnForm, ReviewForm
from jinguo.cycle.delivery.permissions import may_open_sheets
from jinguo.cycle.delivery.views.gates import for_readers, sheet_or_404
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.views.gates import crumbs_of, plan_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import parse_period

SHEETS = ("季度报表", "/sheets/")


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


def _opened(request: StaffRequest, form: QuarterForm, plan: Plan) -> bool:
    made = services.open_sheets(plan, parse_period(form.cleaned_data["quarter"]), by=request.user)
    told = f"已向 {len(made)} 个单位下达季度报表" if made else "这一季度的报表都已下达，没有新的单位"
    messages.success(request, told)
    return True


pages = StepPages(for_readers, lambda sheet: [SHEETS, (str(sheet), sheet.get_absolute_url())])
submit = pages.button(sheet_or_404, services.submit_sheet, "已报送{found}，等待审核")
accept = pages.button(sheet_or_404, services.accept_sheet, "已通过{found}", ReviewForm)
send_back = pages.button(sheet_or_404, services.send_back_sheet, "已退回{found}", ReturnForm)
