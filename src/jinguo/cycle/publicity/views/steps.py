"""The buttons of the pages: publish, conclude, withdraw; issue, recall, sign for."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jinguo.base.web import words
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import given
from jinguo.base.web.gates import seen_in
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.forms import ConcludeForm, PublishForm, WithdrawForm
from jinguo.cycle.publicity.views.gates import circular_or_404, for_readers, notice_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """发布."""
    notice = notice_or_404(request, pk)
    services.publish(notice, by=request.user, **given(PublishForm(request.POST)))
    return done(request, f"已发布“{notice}”，公示到 {words.day(notice.last_day)}", notice)


@for_readers
@require_POST
def conclude(request: StaffRequest, pk: int) -> HttpResponse:
    """结束公示."""
    notice = services.conclude(notice_or_404(request, pk), by=request.user, **given(ConcludeForm(request.POST)))
    return done(request, f"“{notice}”已结束：{notice.conclusion}", notice)


@for_readers
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """撤回 a notice."""
    notice = services.withdraw(notice_or_404(request, pk), by=request.user, **given(WithdrawForm(request.POST)))
    return done(request, f"已撤回“{notice}”", notice)


@for_readers
@require_POST
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    """印发."""
    seen = seen_in(request.POST, "这份通报的页面")
    circular = services.circulate(circular_or_404(request, pk), by=request.user, seen=seen)
    return done(request, f"已印发“{circular}”，主送 {circular.addressees.count()} 处", circular)


@for_readers
@require_POST
def recall(request: StaffRequest, pk: int) -> HttpResponse:
    """撤回 a circular."""
    circular = services.recall(circular_or_404(request, pk), by=request.user, **given(WithdrawForm(request.POST)))
    return done(request, f"已撤回“{circular}”", circular)


@for_readers
@require_POST
def receive(request: StaffRequest, pk: int) -> HttpResponse:
    """签收."""
    circular = circular_or_404(request, pk)
    services.sign_for(circular, by=request.user)
    return done(request, f"已签收“{circular}”", circular)
