"""A person's regular appraisal on screen: her own quarters, the page of one, its forms."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand, possible
from jinguo.base.web import words
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.office.quarter import services
from jinguo.office.quarter.flow import APPRAISAL
from jinguo.office.quarter.forms import BecauseForm, DecisionForm, LateProposalForm, ProposalForm, SummaryForm
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.office.quarter.permissions import (
    may_decide,
    may_propose,
    may_propose_without,
    may_reopen_grade,
    may_write,
)
from jinguo.office.quarter.queries import good_count
from jinguo.office.quarter.standing import attendance_of
from jinguo.office.quarter.views.gates import appraisal_or_404, crumbs_of, for_readers, step_view
from jinguo.office.quarter.views.people import TONES
from jinguo.office.quarter.views.ways import ways_of
from jinguo.org.access.history import events_of
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.flow import Step
from jinguo.rules.verdict import Verdict

SHOWN = 12  # quarters
GRADE = "quarter/grade.html"
OWN = ("hand_in", "see_grade")


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """Her own quarters, the newest first, each with her department's review."""
    rows = list(RegularAppraisal.objects.filter(staff=request.user).select_related("unit", "staff")[:SHOWN])
    wanted = {(one.unit_id, one.period) for one in rows}
    reviews = QuarterReview.objects.visible_to(request.user).filter(sheet__unit__in={unit for unit, _ in wanted})
    of_unit = {(one.sheet.unit_id, one.period): one for one in reviews.select_related("sheet__unit")}
    context = {
        "rows": [(one, TONES[one.state], of_unit.get((one.unit_id, one.period))) for one in rows],
        "to_write": [one for one in rows if one.state == "summary"],
        "to_see": [one for one in rows if one.state == "feedback"],
    }
    return render(request, "quarter/mine.html", context)


@for_readers
@require_GET
def appraisal(request: StaffRequest, pk: int) -> HttpResponse:
    """One person's quarter; what is proposed of her she sees with the decision."""
    row = appraisal_or_404(request, pk)
    shows, is_own = _shows(request, row), row.staff_id == request.user.pk
    context = {
        "row": row,
        "is_own": is_own,
        "summary": row.summary if is_own else row.handed_in_summary,
        "handed_in": f"{words.day(row.handed_in_on)}交" if row.handed_in_on else "",
        "shows": shows,
        "flow": stages(APPRAISAL, row.state),
        "ways": ways_of(row.pk, _steps(request, row)),
        "attendance": attendance_of(row),
        "months": row.span.months,
        "events": events_of(row) if shows else [],
    }
    return render(request, "quarter/appraisal.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def summary(request: StaffRequest, pk: int) -> HttpResponse:
    """Her summary: kept, or handed in."""
    row = appraisal_or_404(request, pk)
    demand(may_write(request.user, row))
    form = SummaryForm(posted(request), initial={"summary": row.summary, "seen": row.version})
    hands_in = "hand_in" in request.POST
    service = services.hand_in if hands_in else services.write_summary
    if carried_out(form, lambda: service(row, by=request.user, **form.cleaned_data)):
        return done(request, "小结已交出" if hands_in else "小结已保存，还没有交", row)
    sub = f"{words.day(row.due)}前交给部室负责人；先保存，写好再交"
    title, crumbs = f"{row.span.label}小结", [("我的季度", "/quarter/mine/"), (row.span.label, row.get_absolute_url())]
    return form_page(request, form, title, "只保存", crumbs, template="quarter/summary.html", sub=sub)


@for_readers
@require_http_methods(["GET", "POST"])
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """The department's proposal, with or without a summary."""
    row = appraisal_or_404(request, pk)
    is_late = row.state == "summary"
    demand(APPRAISAL.check(row.state, "propose_without" if is_late else "propose"))
    demand((may_propose_without if is_late else may_propose)(request.user, row))
    kind, service = (LateProposalForm, services.propose_without) if is_late else (ProposalForm, services.propose)
    form = kind(posted(request), initial={"seen": row.version, "comment": row.comment})
    if carried_out(form, lambda: service(row, by=request.user, **form.cleaned_data)):
        return done(request, "已提出意见", row)
    more = {"template": GRADE, **_beside(request, row)}
    return form_page(request, form, f"部室意见　{row}", "提出意见", crumbs_of(row), **more)


def _beside(_request: StaffRequest, row: RegularAppraisal) -> dict[str, Any]:
    """How many 好 are left."""
    return {"row": row, "count": good_count(organ_of(row.unit), row.span)}


decide = StepPages(for_readers, crumbs_of, template=GRADE).view(
    appraisal_or_404,
    may_decide,
    DecisionForm,
    services.decide,
    ("审定等次", "审定", "已审定"),
    verb="decide",
    first=lambda row: {"grade": row.proposed},
    beside=_beside,
)
send_back = step_view(
    appraisal_or_404,
    may_propose,
    BecauseForm,
    services.send_back,
    ("退回小结", "退回小结", "小结已退回"),
    verb="send_back",
    beside=lambda _request, _row: {"told": "本人会收到理由，改好再交。"},
)
reopen = step_view(
    appraisal_or_404,
    may_reopen_grade,
    BecauseForm,
    services.reopen_grade,
    ("改评", "打开重评", "已打开，请重新审定"),
    verb="reopen_grade",
    beside=lambda _request, _row: {"told": "重新审定以前没有等次，年度考核也不取用；原来的等次留在办理经过里。"},
)


def _shows(request: StaffRequest, row: RegularAppraisal) -> bool:
    """Whether the reader sees what is proposed: of herself only with the decision."""
    return row.is_decided or row.staff_id != request.user.pk


def _steps(request: StaffRequest, row: RegularAppraisal) -> list[tuple[Step, Verdict]]:
    """The steps that are drawn: the person's own for her, the others for the others."""
    is_own = row.staff_id == request.user.pk
    return [(step, verdict) for step, verdict in possible(row, request.user) if (step.verb in OWN) == is_own]


see = StepPages(for_readers, crumbs_of).button(appraisal_or_404, services.see_grade, "已签阅")
