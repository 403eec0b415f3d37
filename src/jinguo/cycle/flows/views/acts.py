"""The buttons of an approval's page: answer, urge, take back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jinguo.base.moves import demand
from jinguo.base.web.forms import carried_out, given
from jinguo.cycle.flows import services
from jinguo.cycle.flows.forms.answers import AGREES, AnswerForm, WithdrawForm
from jinguo.cycle.flows.models import Approval, ApprovalAnswer
from jinguo.cycle.flows.permissions import may_answer
from jinguo.cycle.flows.views.gates import approval_or_404, for_readers
from jinguo.cycle.flows.views.pages import approval_page
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def answer(request: StaffRequest, pk: int, row: int) -> HttpResponse:
    """同意 or 退回, of the row that was looked at; the form is drawn again where a return says no reason."""
    approval = approval_or_404(request, pk)
    asked = get_object_or_404(ApprovalAnswer.objects.select_related("step__approval"), pk=row, step__approval=approval)
    demand(may_answer(request.user, asked), row=approval)
    form = AnswerForm(asked, request.POST)
    if not carried_out(form, lambda: _answered(form, approval, request.user)):
        return render(request, "flows/approval.html", approval_page(approval, request.user, form), status=422)
    done = "同意" if form.cleaned_data["result"] == AGREES else "退回"
    messages.success(request, f"已{done}“{approval.subject_label}”，{approval.waiting_words}")
    return redirect("flows:approval", pk)


@for_readers
@require_POST
def remind(request: StaffRequest, pk: int) -> HttpResponse:
    """催办."""
    approval = services.remind(approval_or_404(request, pk), by=request.user)
    names = "、".join(str(row.staff) for row in approval.waiting() if row.staff)
    messages.success(request, f"已催办{names}")
    return redirect("flows:approval", pk)


@for_readers
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """撤回."""
    approval = approval_or_404(request, pk)
    services.withdraw(approval, by=request.user, **given(WithdrawForm(request.POST)))
    messages.success(request, f"已撤回“{approval.subject_label}”的审批")
    return redirect("flows:approval", pk)


def _answered(form: AnswerForm, approval: Approval, by: Staff) -> Approval:
    given = form.cleaned_data
    return services.answer(approval, by=by, agrees=given["result"] == AGREES, note=given["note"], asked=form.row)
