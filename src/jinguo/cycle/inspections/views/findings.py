"""A record of one item at one place: what was found, its task, and the re-check."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import files
from jinguo.base.web.steps import StepPages
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.forms import RecheckForm
from jinguo.cycle.inspections.permissions import may_recheck
from jinguo.cycle.inspections.views.gates import crumbs_of, finding_or_404, for_readers
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


recheck = StepPages(
    for_readers,
    lambda found: [*crumbs_of(found.inspected), (str(found.item), found.get_absolute_url())],
    named=lambda found: found.item,
    template="inspections/recheck.html",
).view(
    finding_or_404,
    may_recheck,
    RecheckForm,
    services.recheck,
    ("复查", "登记复查结果", "已登记“{row}”的复查结果"),
    beside=lambda _request, found: {"finding": found, "sub": f"原来的问题：{found.text}"},
)
