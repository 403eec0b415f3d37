"""The page of one task, and the form with which it is reported."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web import words
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.flow import TASK
from jinguo.cycle.tasks.forms import ReportForm
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.permissions import may_submit
from jinguo.cycle.tasks.views.gates import crumbs_of, for_readers, task_or_404
from jinguo.cycle.tasks.views.pages import page_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import all_of

FIELDS = {"files": "evidence"}  # of the form, by what the service calls them


@for_readers
@require_GET
def task(request: StaffRequest, pk: int) -> HttpResponse:
    """What is asked, by when and why; what was reported and what became of it; what the reader may do."""
    return render(request, "tasks/task.html", page_of(task_or_404(request, pk), request.user))


@for_readers
@require_http_methods(["GET", "POST"])
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of a report, made for a phone as well; sent twice it arrives once."""
    found = task_or_404(request, pk)
    if request.method == "GET":
        demand(all_of(TASK.check(found.state, "submit"), may_submit(request.user, found)))
    form = ReportForm(found, posted(request), request.FILES or None)
    if form.is_bound and form.is_valid() and _reported(request, form, found):
        return redirect("tasks:task", found.pk)
    sub = f"{found.get_kind_display()}　期限 {words.day(found.due)}"
    more: dict[str, Any] = {"template": "tasks/report.html", "task": found, "last": found.reports.last(), "sub": sub}
    return form_page(request, form, f"报送　{found}", "报送这项任务", crumbs_of(found), **more)


def _reported(request: StaffRequest, form: ReportForm, task: Task) -> bool:
    """Report once for this form; False when it must be drawn again."""
    given = dict(form.cleaned_data)
    key = given.pop("form_key")

    def submit() -> str:
        sent = services.submit(task, by=request.user, **given)
        messages.success(request, f"已报送“{task}”（第 {sent.number} 次），等待审核")
        return reverse("tasks:task", args=[task.pk])

    try:
        once(key, request.user.number, submit)
    except ValidationError as problem:
        take_errors(form, problem, lambda name: FIELDS.get(name, name))
        return False
    return True
