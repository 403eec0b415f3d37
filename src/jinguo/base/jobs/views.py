"""Watching a job."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import page_of

STOP_POLLING = 286  # htmx: swap this answer in and ask no more


@require_GET
def watch(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress of a job of one's own: a page, or for htmx the line that polls itself."""
    user: Any = request.user
    if not user.is_authenticated:
        return HttpResponse(status=404)
    job = get_object_or_404(Job, pk=pk, by_number=user.number)
    context = {"job": job, "result": page_of(job)}
    if not request.headers.get("HX-Request"):
        return render(request, "jobs/job.html", context)
    return render(request, "jobs/line.html", context, status=STOP_POLLING if job.is_over else 200)
