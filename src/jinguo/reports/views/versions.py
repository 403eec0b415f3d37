"""Sending a report, and the versions that were sent beside the books of today."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping.kinds import all_ledgers
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.org.structure.requests import StaffRequest
from jinguo.reports import services
from jinguo.reports.comparing import changed_lines, compare, redrawn
from jinguo.reports.composing import Composition, compose
from jinguo.reports.forms import SendForm
from jinguo.reports.models import Report
from jinguo.reports.permissions import may_send
from jinguo.reports.views.gates import for_readers, report_or_404, version_or_404
from jinguo.reports.views.links import url_of
from jinguo.rules.wording import date_range_words


@for_readers
@require_http_methods(["GET", "POST"])
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """报送: the report becomes a version, the days it used are locked. The dialog of the report's page posts here."""
    found = report_or_404(request, pk)
    by = request.user
    demand(may_send(by, found))
    form = SendForm(posted(request), initial={"seen": found.version})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        sent = services.send(found, by=by, to=given["to"], on=clock.today(), seen=given["seen"])
        messages.success(request, f"已报送{sent.sent_to}，存为第 {sent.number} 版")
        return redirect("reports:version", sent.pk)
    context = {"report": found, **what_sending_does(found, compose(found.outline, found.question)), "send_form": form}
    return render(request, "reports/send.html", context, status=form_status(form))


def what_sending_does(report: Report, composition: Composition) -> dict[str, Any]:
    """What the question of sending says: how many figures are kept, which ledgers and days are locked."""
    titles = {code: kind.title for code, kind in all_ledgers().items()}
    question = report.question
    return {
        "send_form": SendForm(initial={"seen": report.version}),
        "kept": len(composition.figures),
        "locked": [titles.get(code, code) for code in services.ledgers_used(composition)],
        "locked_days": date_range_words(question.first, question.last, clock.today()),
    }


@for_readers
@require_GET
def version(request: StaffRequest, pk: int) -> HttpResponse:
    """What was sent, beside the same report drawn from the books of today."""
    found = version_or_404(request, pk)
    today = clock.today()
    compared = compare(found, today)
    running = replace(found.report.question, as_of=today)
    opens = bool(may_read(request.user))
    context = {
        "version": found,
        "composition": found.composition,
        "compared": [(one, url_of(one.sent.measure, running) if opens else "") for one in compared],
        "would_change": [one for one in compared if one.would_change],
        "changed_lines": changed_lines(found.composition, redrawn(found)),
        "running": running,
    }
    return render(request, "reports/version.html", context)
