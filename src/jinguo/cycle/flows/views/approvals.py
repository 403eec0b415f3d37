"""The lists of approvals, and the page of one."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.web.listing import listing
from jinguo.cycle.flows import queries
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.flows.tables import ApprovalConditions, ApprovalGrid
from jinguo.cycle.flows.views.gates import approval_or_404, for_readers
from jinguo.cycle.flows.views.pages import approval_page
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def waiting(request: StaffRequest) -> HttpResponse:
    """待我办: what waits for the reader or for somebody she stands in for."""
    return _list(request, "waiting", queries.waiting_for(request.user))


@for_readers
@require_GET
def on_paper(request: StaffRequest) -> HttpResponse:
    """等来文: what waits for a body outside, whose paper is then entered."""
    return _list(request, "on_paper", queries.on_paper(request.user))


@for_readers
@require_GET
def begun(request: StaffRequest) -> HttpResponse:
    """我发起."""
    return _list(request, "begun", queries.begun_by(request.user))


@for_readers
@require_GET
def done(request: StaffRequest) -> HttpResponse:
    """我办过."""
    return _list(request, "done", queries.answered_by(request.user))


@for_readers
@require_GET
def everything(request: StaffRequest) -> HttpResponse:
    """全部: whatever lies within reach."""
    return _list(request, "everything", queries.with_steps(Approval.objects.visible_to(request.user)))


@for_readers
@require_GET
def approval(request: StaffRequest, pk: int) -> HttpResponse:
    """One approval: its steps, what was said, what may be done."""
    return render(request, "flows/approval.html", approval_page(approval_or_404(request, pk), request.user))


# What each list is called, and what its empty page says.
TABS = {
    "waiting": ("待我办", "没有等您办的审批", "轮到您审批时会列在这里，收件箱也有提醒。"),
    "on_paper": ("等来文", "没有等来文的审批", "送系统外单位审核、批复的会列在这里，收到来文后由办公室或绩效办代录。"),
    "begun": ("我发起", "您还没有发起审批", "在方案、计划和变更申请里送审以后，会列在这里。"),
    "done": ("我办过", "您还没有办过审批", "您办理或代录过的审批会列在这里。"),
    "everything": ("全部", "还没有审批", "职责范围内的审批都会列在这里。"),
}


def _list(request: StaffRequest, tab: str, rows: QuerySet[Approval]) -> HttpResponse:
    shown = listing(request, rows, table=ApprovalGrid, conditions=ApprovalConditions)
    context: dict[str, Any] = {
        "listing": shown,
        "tab": tab,
        "tabs": {code: words[0] for code, words in TABS.items()},
        "nothing_words": TABS[tab][1:],
        "count": shown.found if tab == "waiting" else queries.waiting_for(request.user).count(),
    }
    return render(request, "flows/approvals.html", context)
