"""The form with which an inspection is planned, and changed before it begins."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.base.web.steps import StepPages
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.forms import InspectionForm
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.permissions import may_edit, may_plan
from jinguo.cycle.inspections.views.gates import HOME, crumbs_of, for_readers, inspection_or_404
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest

OPEN = "检查项和受检单位在开始检查前都可以改；开始以后不再变动"


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """制定督查 of the reader's organ."""
    demand(asked_of_own(request.user, may_plan))
    form = InspectionForm(posted(request), actor=request.user)
    if url := carried_out(form, lambda: _planned(request, form)):
        return redirect(url)
    return form_page(request, form, "制定督查", "制定督查", [HOME], sub=OPEN)


def _change(inspection: Inspection, *, by: Staff, **facts: Any) -> Inspection:
    facts.pop("form_key")  # a change is held once by its version
    return services.change(inspection, by=by, **facts)


change = StepPages(for_readers, crumbs_of).view(
    inspection_or_404,
    may_edit,
    InspectionForm,
    _change,
    ("更改督查计划", "保存更改", "已保存“{row}”的计划"),
    needs=lambda request, inspection: {"actor": request.user, "inspection": inspection},
    beside=lambda _request, _inspection: {"sub": OPEN},
)


def _planned(request: StaffRequest, form: InspectionForm) -> str:
    """Plan it once for this form; the address to go on to."""
    facts: dict[str, Any] = dict(form.cleaned_data)
    key = facts.pop("form_key")
    facts.pop("seen", None)

    def plan() -> str:
        unit = _organ(request)
        made = services.plan(facts.pop("kind"), facts.pop("title"), unit=unit, by=request.user, **facts)
        messages.success(request, f"已制定“{made}”，开始检查后组员会收到通知")
        return made.get_absolute_url()

    return once(key, request.user.number, plan)


def _organ(request: StaffRequest) -> Unit:
    """The organ whose inspection it is: that of the reader's department."""
    department = request.user.department_on(clock.today())
    if department is None:
        raise ValidationError("您今天没有任职部室，不能制定督查。")
    return organ_of(department)
