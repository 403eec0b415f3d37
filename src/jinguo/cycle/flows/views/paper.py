"""代录: what was decided or said on paper is entered with its scan."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.flows import services
from jinguo.cycle.flows.forms.answers import AGREES, EnterAnswerForm, EnterOpinionForm
from jinguo.cycle.flows.models import Approval, Opinion, Round
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.flows.permissions import may_enter_opinion, may_enter_paper
from jinguo.cycle.flows.views.gates import approval_or_404, crumbs_of, for_readers, round_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

KEPT = "照来文录入，录入人和扫描件一并留存"


@for_readers
@require_http_methods(["GET", "POST"])
def enter_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter what a body outside, or an absent leader, decided on paper."""
    approval = approval_or_404(request, pk)
    demand(may_enter_paper(request.user, approval), row=approval)
    form = EnterAnswerForm(approval, posted(request), request.FILES or None)
    if carried_out(form, lambda: _answer_entered(form, approval, request.user)):
        messages.success(request, f"已代录{form.cleaned_data['asked'].name}的意见，{approval.waiting_words}")
        return redirect("flows:approval", pk)
    crumbs = [("审批", "/approvals/"), (approval.subject_label, approval.get_absolute_url())]
    return form_page(request, form, f"代录来文　{approval}", "代录这份来文", crumbs, sub=KEPT)


@for_readers
@require_http_methods(["GET", "POST"])
def enter_opinion(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter an opinion that came on paper."""
    asked = round_or_404(request, pk)
    demand(may_enter_opinion(request.user, asked), row=asked)
    form = EnterOpinionForm(asked, posted(request), request.FILES or None)
    if carried_out(form, lambda: _opinion_entered(form, asked, request.user)):
        messages.success(request, f"已代录{form.cleaned_data['of'].name}的意见")
        return redirect("flows:round", pk)
    return form_page(request, form, f"代录意见　{asked}", "代录这条意见", crumbs_of(asked), sub=KEPT)


@transaction.atomic
def _answer_entered(form: EnterAnswerForm, approval: Approval, by: Staff) -> Approval:
    """Paper and answer together or neither."""
    given = form.cleaned_data
    row = given["asked"]
    paper = keep_paper(approval, unit=approval.unit, by=by, body=row.body or approval.unit.label, **form.paper_facts)
    facts = {"agrees": given["result"] == AGREES, "note": given["note"], "asked": row}
    return services.answer_on_paper(approval, by=by, paper=paper, **facts)


@transaction.atomic
def _opinion_entered(form: EnterOpinionForm, asked: Round, by: Staff) -> Opinion:
    """Paper and opinion together or neither."""
    given = form.cleaned_data
    paper = keep_paper(asked, unit=asked.unit, by=by, body=given["of"].name, **form.paper_facts)
    facts = {"body": given["of"], "text": given["text"], "target": given["target"]}
    return services.enter_opinion(asked, by=by, paper=paper, **facts)
