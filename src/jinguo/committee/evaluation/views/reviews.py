"""A report is looked at: an opinion, sent back or passed, what is not reached ordered to be put right."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.forms import ReasonForm, ReviewForm
from jinguo.committee.evaluation.permissions import may_keep, may_review, may_send_back
from jinguo.committee.evaluation.views.gates import drawn, for_readers, participant_or_404
from jinguo.committee.evaluation.views.selves import crumbs_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """写审核意见."""
    row = participant_or_404(request, pk)
    demand(may_review(request.user, row))
    form = ReviewForm(posted(request), keeps=may_keep(request.user, row.round.committee).ok)
    if carried_out(form, lambda: services.review(row, by=request.user, **form.cleaned_data)):
        return done(request, "已写审核意见", row)
    return drawn(request, form, f"审核意见　{row.title}", "保存意见", crumbs=crumbs_of(row))


@for_readers
@require_http_methods(["GET", "POST"])
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """退回 with a reason."""
    row = participant_or_404(request, pk)
    demand(may_send_back(request.user, row))
    form = ReasonForm(posted(request))
    if found := carried_out(form, lambda: services.send_back(row, by=request.user, **form.cleaned_data)):
        return done(request, f"已退回{row}，并告知对方", found)
    return drawn(request, form, f"退回自评　{row.title}", "退回", crumbs=crumbs_of(row))


@for_readers
@require_POST
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """审核通过."""
    row = services.accept(participant_or_404(request, pk), by=request.user)
    return done(request, f"{row}审核通过", row)


@for_readers
@require_POST
def rectify(request: StaffRequest, pk: int) -> HttpResponse:
    """下达整改."""
    row = participant_or_404(request, pk)
    given = services.order_rectification(row, by=request.user)
    return done(request, f"已下达 {len(given)} 项整改" if given else "没有还要下达整改的目标", row)


@for_readers
@require_POST
def visited(request: StaffRequest, pk: int) -> HttpResponse:
    """List for a site check, or take off the list."""
    row = participant_or_404(request, pk)
    services.set_visited(row, by=request.user, is_visited=not row.is_visited)
    return done(request, "不再列入实地核查" if row.is_visited else "已列入实地核查", row)
