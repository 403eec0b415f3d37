"""The form with which an inspection is planned, and changed before it begins."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import carried_out, take_errors
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.forms import InspectionForm
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.permissions import may_edit, may_plan
from jinguo.cycle.inspections.views.gates import for_readers, inspection_or_404
from jinguo.org.structure.models import Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """制定督查 of the reader's organ."""
    demand(asked_of_own(request.user, may_plan))
    form = InspectionForm(request.user, posted(request))
    if url := carried_out(form, lambda: _planned(request, form)):
        return redirect(url)
    return render(request, "inspections/edit.html", {"form": form}, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a plan; a form drawn from an older version is refused, naming who changed it."""
    inspection = inspection_or_404(request, pk)
    demand(may_edit(request.user, inspection))
    form = InspectionForm(request.user, posted(request), inspection)
    if form.is_bound and form.is_valid() and _changed(request, form, inspection):
        return redirect(inspection)
    context = {"form": form, "inspection": inspection}
    return render(request, "inspections/edit.html", context, status=form_status(form))


def _planned(request: StaffRequest, form: InspectionForm) -> str:
    """Plan it once for this form; the address to go on to."""
    facts = _facts(form)
    key = facts.pop("form_key")
    facts.pop("seen", None)

    def plan() -> str:
        unit = _organ(request)
        made = services.plan(facts.pop("kind"), facts.pop("title"), unit=unit, by=request.user, **facts)
        messages.success(request, f"已制定“{made}”，开始检查后组员会收到通知")
        return made.get_absolute_url()

    return once(key, request.user.number, plan)


def _changed(request: StaffRequest, form: InspectionForm, inspection: Inspection) -> bool:
    facts = _facts(form)
    facts.pop("form_key")
    try:
        services.change(inspection, by=request.user, **facts)
    except ValidationError as problem:
        take_errors(form, problem)
        return False
    messages.success(request, f"已保存“{inspection}”的计划")
    return True


def _facts(form: InspectionForm) -> dict[str, Any]:
    """What the form says, by the names of the service's arguments."""
    return dict(form.cleaned_data)


def _organ(request: StaffRequest) -> Unit:
    """The organ whose inspection it is: that of the reader's department."""
    department = request.user.department_on(clock.today())
    if department is None:
        raise ValidationError("您今天没有任职部室，不能制定督查。")
    return organ_of(department)
