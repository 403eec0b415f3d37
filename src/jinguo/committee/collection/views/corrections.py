"""Corrections of what was locked: asked for, looked at, approved or not."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand, possible
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.collection import services
from jinguo.committee.collection.forms import AnswerForm, CorrectionForm, RefuseForm
from jinguo.committee.collection.permissions import may_ask_correction, may_decide
from jinguo.committee.collection.views.gates import cell_or_404, correction_or_404, crumbs_of, for_readers, step_view
from jinguo.org.access.history import events_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for another value of a locked cell."""
    cell = cell_or_404(request, pk)
    demand(may_ask_correction(request.user, cell))
    form = CorrectionForm(posted(request))
    if row := carried_out(form, lambda: services.ask_correction(cell, by=request.user, **form.cleaned_data)):
        return done(request, "已提出更正申请，等妇儿工委办审批", row)
    told = f"现在的值：{cell.text or '空'}"
    return form_page(request, form, f"申请更正　{cell}", "提出申请", crumbs_of(cell.sheet), told=told)


@for_readers
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """A correction with both values."""
    found = correction_or_404(request, pk)
    context = {
        "found": found,
        "may": {step.verb: verdict for step, verdict in possible(found, request.user)},
        "events": events_of(found),
    }
    return render(request, "collection/correction.html", context)


approve = step_view(
    correction_or_404,
    may_decide,
    AnswerForm,
    services.approve,
    ("同意更正", "同意更正", "已更正"),
    beside=lambda _request, _row: {"told": "已发布的，更正后的值成为新的监测值并采用，原值仍然可见。"},
)
refuse = step_view(correction_or_404, may_decide, RefuseForm, services.refuse, ("不同意更正", "不同意", "已答复不同意"))
