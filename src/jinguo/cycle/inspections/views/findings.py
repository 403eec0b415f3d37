"""A record of one item at one place: what was found, its task, and the re-check."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import files
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.forms import RecheckForm
from jinguo.cycle.inspections.permissions import may_recheck
from jinguo.cycle.inspections.views.gates import finding_or_404, for_readers
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.queries import of_subject
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def finding(request: StaffRequest, pk: int) -> HttpResponse:
    """What was found, with its photos and what became of it."""
    found = finding_or_404(request, pk)
    context = {
        "finding": found,
        "site": found.inspected,
        "photos": list(files.of(found)),
        "tasks": of_subject(found).filter(pk__in=Task.objects.visible_to(request.user).values("pk")),
        "to_recheck": may_recheck(request.user, found),
    }
    return render(request, "inspections/finding.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def recheck(request: StaffRequest, pk: int) -> HttpResponse:
    """复查: whether it was put right, else what is missing and until when."""
    found = finding_or_404(request, pk)
    demand(may_recheck(request.user, found))
    form = RecheckForm(posted(request), initial={"seen": found.version})
    if carried_out(form, lambda: services.recheck(found, by=request.user, **form.cleaned_data)):
        messages.success(request, f"已登记“{found.item}”的复查结果：{found.get_recheck_display()}")
        return redirect(found)
    context = {"form": form, "finding": found, "site": found.inspected}
    return render(request, "inspections/recheck.html", context, status=form_status(form))
