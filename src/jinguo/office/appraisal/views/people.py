"""One person's appraisal on screen: her course, what her grade follows from, and each step of it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.appraisal import services
from jinguo.office.appraisal.datasheet import sheet_of
from jinguo.office.appraisal.forms import (
    AnswerForm,
    AppealForm,
    BecauseForm,
    CircumstancesForm,
    InquiryForm,
    ProposalForm,
    ReportForm,
    SignForm,
)
from jinguo.office.appraisal.models import Appraisee, DutyReport, GradeAppeal
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
from jinguo.office.appraisal.views.gates import FORM, button, crumbs_of, for_readers, person_or_404, step_view
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
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the duty report beside its figures; one button saves, the other hands it in."""
    row = person_or_404(request, pk)
    demand(may_write(request.user, row.report))
    form = ReportForm(posted(request), initial=row.report.words)
    if kept := carried_out(form, lambda: _write(request, row.report, form.cleaned_data)):
        handed_in = kept.state == "handed_in"
        return done(request, "述职报告已提交" if handed_in else "已保存，还没有提交", row)
    more: dict[str, Any] = {"template": FORM, "data": sheet_of(row), "hands_in": True}
    return form_page(request, form, f"述职报告　{row.staff}", "保存草稿", crumbs_of(row), **more)


def _write(request: StaffRequest, row: DutyReport, words: dict[str, Any]) -> DutyReport:
    """Keep what was written, and hand it in where that button was pressed."""
    row = services.write(row, by=request.user, **{code: words[code] for code in PARTS})
    return services.hand_in(row, by=request.user) if "hand_in" in request.POST else row


def _report_or_404(request: StaffRequest, pk: int) -> DutyReport:
    return person_or_404(request, pk).report


def _appeal_or_404(request: StaffRequest, pk: int) -> GradeAppeal:
    rows = GradeAppeal.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("appraisee__staff", "appraisee__assessment__unit"), pk=pk)


def _proposed(row: Appraisee) -> dict[str, str]:
    return {"proposal": row.proposal, "comment": row.comment, "demand_words": row.demand}


def _beside(request: StaffRequest, row: Appraisee) -> Mapping[str, Any]:
    """What a proposal is made by: reasons, her figures, the department's quota."""
    context = person_context(row, request.user)
    return {"reasons": context["reasons"], "data": context["data"], "share": share_of(row)}


circumstances = step_view(
    person_or_404,
    lambda actor, row: may_run(actor, row.assessment),
    CircumstancesForm,
    services.set_circumstances,
    ("考核情况", "保存", "已登记考核情况"),
)
send_back = step_view(
    _report_or_404, may_send_back, BecauseForm, services.send_back, ("退回", "退回", "述职报告已退回")
)
inquire = step_view(
    person_or_404,
    may_inquire,
    InquiryForm,
    services.note_inquiry,
    ("了解核实", "保存记录", "已记录"),
    first=lambda _row: {"on": clock.today()},
)
propose = step_view(
    person_or_404,
    may_propose,
    ProposalForm,
    services.propose,
    ("审核评鉴", "保存评鉴", "已保存评语和拟定等次"),
    first=_proposed,
    beside=_beside,
)
sign = step_view(person_or_404, may_sign, SignForm, services.sign, ("签署意见", "签署", "已签署意见"))
appeal = step_view(
    person_or_404, may_appeal, AppealForm, services.ask_appeal, ("申请复核、申诉", "提交申请", "申请已提交")
)
answer = step_view(_appeal_or_404, may_answer, AnswerForm, services.answer_appeal, ("登记决定", "登记", "已登记决定"))


withdraw_appeal = button(
    _appeal_or_404, services.withdraw_appeal, "已撤回申请", leads_to=lambda _row, found: found.appraisee
)
