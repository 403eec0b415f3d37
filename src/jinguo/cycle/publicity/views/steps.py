"""The buttons of the pages: publish, conclude, withdraw; issue, recall, sign for."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jinguo.base.web.drawing import done
from jinguo.base.web.gates import seen_in
from jinguo.base.web.steps import StepPages
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.forms import ConcludeForm, PublishForm, WithdrawForm
from jinguo.cycle.publicity.views.gates import circular_or_404, crumbs_of, for_readers, notice_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    """印发."""
    seen = seen_in(request.POST, "这份通报的页面")
    circular = services.circulate(circular_or_404(request, pk), by=request.user, seen=seen)
    return done(request, f"已印发“{circular}”，主送 {circular.addressees.count()} 处", circular)


button = StepPages(for_readers, crumbs_of).button
publish = button(
    notice_or_404,
    services.publish,
    "已发布“{row}”，公示到 {row.last_day.month}月{row.last_day.day}日",
    PublishForm,
    leads_to=lambda row, _found: row,
)
conclude = button(notice_or_404, services.conclude, "“{found}”已结束：{found.conclusion}", ConcludeForm)
withdraw = button(notice_or_404, services.withdraw, "已撤回“{found}”", WithdrawForm)
recall = button(circular_or_404, services.recall, "已撤回“{found}”", WithdrawForm)
receive = button(circular_or_404, services.sign_for, "已签收“{row}”", leads_to=lambda row, _found: row)
