"""A report is looked at: an opinion, sent back or passed, what is not reached ordered to be put right."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jinguo.base.web.drawing import done
from jinguo.base.web.forms import ReasonForm
from jinguo.base.web.steps import StepPages
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.forms import ReviewForm
from jinguo.committee.evaluation.permissions import may_keep, may_review, may_send_back
from jinguo.committee.evaluation.views.gates import crumbs_of_self, for_readers, participant_or_404
from jinguo.org.structure.requests import StaffRequest

pages = StepPages(for_readers, crumbs_of_self, named=lambda row: row.title)
review = pages.view(
    participant_or_404,
    may_review,
    ReviewForm,
    services.review,
    ("审核意见", "保存意见", "已写审核意见"),
    needs=lambda request, row: {"keeps": may_keep(request.user, row.round.committee).ok},
)
send_back = pages.view(
    participant_or_404,
    may_send_back,
    ReasonForm,
    services.send_back,
    ("退回自评", "退回", "已退回{found}，并告知对方"),
)
accept = pages.button(participant_or_404, services.accept, "{found}审核通过")


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
