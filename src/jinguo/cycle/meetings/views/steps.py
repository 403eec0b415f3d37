"""The buttons of the page: held, called off, minutes issued."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jinguo.base.web.drawing import done
from jinguo.base.web.steps import StepPages
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.forms import CancelForm
from jinguo.cycle.meetings.views.gates import crumbs_of, for_readers, meeting_or_404, seen_in
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    """签发纪要."""
    meeting = services.issue(meeting_or_404(request, pk), by=request.user, seen=seen_in(request.POST))
    count = meeting.decisions.count()
    return done(request, f"已签发“{meeting}”纪要，{count} 项议定事项已交办", meeting)


button = StepPages(for_readers, crumbs_of).button
hold = button(meeting_or_404, services.hold, "已登记“{found}”召开")
cancel = button(meeting_or_404, services.cancel, "已取消“{found}”，并告知参会人员", CancelForm)
