"""The buttons of a task's page: accept, return, put right, put off, call off."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jinguo.base.web import words
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import given
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.forms import CancelForm, CorrectForm, ExtendForm, ReturnForm, ReviewForm
from jinguo.cycle.tasks.views.gates import for_readers, task_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """通过."""
    task = services.accept(task_or_404(request, pk), by=request.user, **given(ReviewForm(request.POST)))
    return done(request, f"已通过“{task}”", task)


@for_readers
@require_POST
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """退回, perhaps with more time."""
    task = services.send_back(task_or_404(request, pk), by=request.user, **given(ReturnForm(request.POST)))
    return done(request, f"已退回“{task}”，期限 {words.day(task.due)}", task)


@for_readers
@require_POST
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """更正."""
    task = services.correct(task_or_404(request, pk), by=request.user, **given(CorrectForm(request.POST)))
    return done(request, f"已更正“{task}”", task)


@for_readers
@require_POST
def extend(request: StaffRequest, pk: int) -> HttpResponse:
    """延期."""
    task = services.extend(task_or_404(request, pk), by=request.user, **given(ExtendForm(request.POST)))
    return done(request, f"“{task}”已延期到 {words.day(task.due)}", task)


@for_readers
@require_POST
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """撤销."""
    task = services.cancel(task_or_404(request, pk), by=request.user, **given(CancelForm(request.POST)))
    return done(request, f"已撤销“{task}”，不再计入考评", task)
