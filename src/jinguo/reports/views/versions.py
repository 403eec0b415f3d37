"""Sending a report, and the versions that were sent beside the books of today."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import clock
from jinguo.reports import services
from jinguo.reports.comparing import changed_lines, compare, redrawn
from jinguo.reports.forms import SendForm
from jinguo.reports.views.gates import for_readers, report_or_404, version_or_404
from jinguo.reports.views.links import url_of


@for_readers
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """报送: the report becomes a version, the days it used are locked."""
    found = report_or_404(request, pk)
    by: Any = request.user
    form = SendForm(request.POST)
    if not form.is_valid():
        raise next(iter(form.errors.as_data().values()))[0]
    given = form.cleaned_data
    sent = services.send(found, by=by, to=given["to"], on=clock.today(), seen=given["seen"])
    messages.success(request, f"已报送{sent.sent_to}，存为第 {sent.number} 版")
    return redirect("reports:version", sent.pk)


@for_readers
@require_GET
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """What was sent, beside the same report drawn from the books of today."""
    found = version_or_404(request, pk)
    today = clock.today()
    compared = compare(found, today)
    running = replace(found.report.question, as_of=today)
    context = {
        "version": found,
        "composition": found.composition,
        "compared": [(one, url_of(one.sent.measure, running)) for one in compared],
        "would_change": [one for one in compared if one.would_change],
        "changed_lines": changed_lines(found.composition, redrawn(found)),
        "running": running,
    }
    return render(request, "reports/version.html", context)
