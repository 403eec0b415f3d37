"""One person's appraisal on screen: her course, what her grade follows from, and each step of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.appraisal import services
from jinguo.office.appraisal.datasheet import sheet_of
from jinguo.office.appraisal.forms import (
    AnswerForm,
    AppealForm,
    CircumstancesForm,
    InquiryForm,
    ProposalForm,
    ReasonForm,
    ReportForm,
    SignForm,
)
from jinguo.office.appraisal.models import DutyReport, GradeAppeal
from jinguo.office.appraisal.permissions import (
    may_answer,
    may_appeal,
    may_inquire,
    may_propose,
    may_run,
    may_send_back,
    may_sign,
    may_write,
)
from jinguo.office.appraisal.person import person_context
from jinguo.office.appraisal.shares import share_of
from jinguo.office.appraisal.views.gates import for_readers, form_page, person_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.grading.duty import PARTS


@for_readers
@require_GET
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """Her page."""
    found = person_or_404(request, pk)
    return render(request, "appraisal/person.html", person_context(found, request.user))


@for_readers
@require_http_methods(["GET", "POST"])
def circumstances(request: StaffRequest, pk: int) -> HttpResponse:
    """登记考核情况."""
    row = person_or_404(request, pk)
    demand(may_run(request.user, row.assessment))
    form = CircumstancesForm(posted(request), instance=row)
    if carried_out(form, lambda: services.set_circumstances(row, by=request.user, **form.cleaned_data)):
        return done(request, "已登记考核情况", row)
    return form_page(request, form, f"考核情况　{row.staff}", "保存", row)


@for_readers
@require_http_methods(["GET", "POST"])
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the duty report beside its figures; one button saves, the other hands it in."""
    row = person_or_404(request, pk)
    demand(may_write(request.user, row.report))
    form = ReportForm(posted(request), initial=row.report.words)
    if kept := carried_out(form, lambda: _write(request, row.report, form.cleaned_data)):
        handed_in = kept.state == "handed_in"
        return done(request, "述职报告已提交" if handed_in else "已保存，还没有提交", row)
    return form_page(request, form, f"述职报告　{row.staff}", "保存草稿", row, data=sheet_of(row), hands_in=True)


@for_readers
@require_http_methods(["GET", "POST"])
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """退回述职."""
    row = person_or_404(request, pk)
    demand(may_send_back(request.user, row.report))
    form = ReasonForm(posted(request))
    if carried_out(form, lambda: services.send_back(row.report, by=request.user, **form.cleaned_data)):
        return done(request, "述职报告已退回", row)
    return form_page(request, form, f"退回述职报告　{row.staff}", "退回", row)


@for_readers
@require_http_methods(["GET", "POST"])
def inquire(request: StaffRequest, pk: int) -> HttpResponse:
    """记录了解核实."""
    row = person_or_404(request, pk)
    demand(may_inquire(request.user, row))
    form = InquiryForm(posted(request), initial={"on": clock.today()})
    if carried_out(form, lambda: services.note_inquiry(row, by=request.user, **form.cleaned_data)):
        return done(request, "已记录", row)
    return form_page(request, form, f"了解核实　{row.staff}", "保存记录", row)


@for_readers
@require_http_methods(["GET", "POST"])
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """审核评鉴: comment and proposed grade."""
    row = person_or_404(request, pk)
    demand(may_propose(request.user, row))
    first = {"proposal": row.proposal, "comment": row.comment, "demand_words": row.demand}
    form = ProposalForm(posted(request), initial=first)
    if carried_out(form, lambda: services.propose(row, by=request.user, **form.cleaned_data)):
        return done(request, "已保存评语和拟定等次", row)
    context = person_context(row, request.user)
    told = {name: context[name] for name in ("reasons", "data")} | {"share": share_of(row)}
    return form_page(request, form, f"审核评鉴　{row.staff}", "保存评鉴", row, **told)


@for_readers
@require_http_methods(["GET", "POST"])
def sign(request: StaffRequest, pk: int) -> HttpResponse:
    """签署意见."""
    row = person_or_404(request, pk)
    demand(may_sign(request.user, row))
    form = SignForm(posted(request))
    if carried_out(form, lambda: services.sign(row, by=request.user, **form.cleaned_data)):
        return done(request, "已签署意见", row)
    return form_page(request, form, f"签署意见　{row}：{row.result_words}", "签署", row)


@for_readers
@require_http_methods(["GET", "POST"])
def appeal(request: StaffRequest, pk: int) -> HttpResponse:
    """申请复核、申诉."""
    row = person_or_404(request, pk)
    demand(may_appeal(request.user, row))
    form = AppealForm(posted(request))
    if carried_out(form, lambda: services.ask_appeal(row, by=request.user, **form.cleaned_data)):
        return done(request, "申请已提交", row)
    return form_page(request, form, f"申请复核、申诉　{row}", "提交申请", row)


@for_readers
@require_http_methods(["GET", "POST"])
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """登记复核、申诉的决定."""
    row = _appeal_or_404(request, pk)
    demand(may_answer(request.user, row))
    form = AnswerForm(posted(request))
    if carried_out(form, lambda: services.answer_appeal(row, by=request.user, **form.cleaned_data)):
        return done(request, "已登记决定", row.appraisee)
    return form_page(request, form, f"登记决定　{row}", "登记", row.appraisee)


@for_readers
@require_POST
def withdraw_appeal(request: StaffRequest, pk: int) -> HttpResponse:
    """撤回."""
    row = services.withdraw_appeal(_appeal_or_404(request, pk), by=request.user)
    return done(request, "已撤回申请", row.appraisee)


def _write(request: StaffRequest, row: DutyReport, words: dict[str, Any]) -> DutyReport:
    """Keep what was written, and hand it in where that button was pressed."""
    row = services.write(row, by=request.user, **{code: words[code] for code in PARTS})
    return services.hand_in(row, by=request.user) if "hand_in" in request.POST else row


def _appeal_or_404(request: StaffRequest, pk: int) -> GradeAppeal:
    rows = GradeAppeal.objects.visible_to(request.user).select_related(
        "appraisee__staff", "appraisee__assessment__unit"
    )
    return get_object_or_404(rows, pk=pk)
