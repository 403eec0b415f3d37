"""A place on the phone: one item a section, each saved on its own; then handed in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import audit, files
from jinguo.base.files.kinds import KINDS as FILE_KINDS
from jinguo.base.files.views import HEADERS
from jinguo.base.moves import Stale
from jinguo.base.web import words
from jinguo.base.web.downloads import attachment
from jinguo.base.web.forms import given
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.display import CHOICES, ItemSection, evidence_lines, sections
from jinguo.cycle.inspections.forms import EvidenceForm, FindingForm
from jinguo.cycle.inspections.models import CheckItem, Finding, Inspected
from jinguo.cycle.inspections.models.findings import EVIDENCE
from jinguo.cycle.inspections.permissions import is_complete, may_record
from jinguo.cycle.inspections.queries import reports_to_check
from jinguo.cycle.inspections.results import site_result
from jinguo.cycle.inspections.views.gates import finding_or_404, for_readers, item_or_404, site_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.inspection import SEVERITIES

TONE_OF = {"true": "ok", "false": "bad", "missing": "near"}


@for_readers
@require_GET
def site(request: StaffRequest, pk: int) -> HttpResponse:
    """The record of a place: to be filled in by the group, to be read by everybody else who sees it."""
    found = site_or_404(request, pk)
    to_record = may_record(request.user, found)
    context = {
        "site": found,
        "inspection": found.inspection,
        "sections": sections(found),
        "choices": CHOICES,
        "severities": list(SEVERITIES.items()),
        "result": site_result(found),
        "to_record": to_record,
        "whole": is_complete(found),
        "sees_all": type(found.inspection).objects.visible_to(request.user).filter(pk=found.inspection_id).exists(),
    }
    return render(request, "inspections/record.html" if to_record.ok else "inspections/site.html", context)


@for_readers
@require_POST
def record(request: StaffRequest, pk: int, order: int) -> HttpResponse:
    """Save one item; with htmx the answer is a line that says so, else the page at this item."""
    found = site_or_404(request, pk)
    item = item_or_404(found, order)
    try:
        facts = given(FindingForm(request.POST))
        over = facts.pop("over")
        finding = services.record(found, item, by=request.user, **{**facts, "seen": over or facts["seen"]})
    except (ValidationError, Stale) as problem:
        if not request.htmx:
            raise
        return _not_saved(request, found, item, problem)
    if not request.htmx:
        messages.success(request, f"{words.moment(finding.recorded_at)} 已保存第 {order} 项")
        return redirect(f"{found.get_absolute_url()}#item-{order}")
    context = {"item": item, "finding": finding, "site": found, "result": site_result(found)}
    return render(request, "inspections/saved.html", context)


@for_readers
@require_POST
def photos(request: StaffRequest, pk: int, order: int) -> HttpResponse:
    """Keep photos of one item; the answer is its row of photos."""
    found = site_or_404(request, pk)
    item = item_or_404(found, order)
    problem = ""
    try:
        services.add_photos(found, item, by=request.user, photos=request.FILES.getlist("photos"))
    except ValidationError as complaint:
        problem = "；".join(complaint.messages)
    finding = found.findings.filter(item=item).first() or Finding(inspected=found, item=item)
    if not request.htmx:
        if problem:
            messages.error(request, problem)
        return redirect(f"{found.get_absolute_url()}#item-{order}")
    kept = list(files.of(finding)) if finding.pk else []
    context = {"section": ItemSection(item, finding, kept), "site": found, "problem": problem}
    return render(request, "inspections/shots.html", context)


@for_readers
@require_POST
def remove_photo(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """Take one photo away."""
    finding = finding_or_404(request, pk)
    photo = get_object_or_404(files.of(finding), pk=file)
    services.remove_photo(photo, finding, by=request.user)
    messages.success(request, f"已删去照片“{photo.name}”")
    return redirect(f"{finding.inspected.get_absolute_url()}#item-{finding.item.order}")


@for_readers
@require_POST
def hand_in(request: StaffRequest, pk: int) -> HttpResponse:
    """报送检查结果."""
    found = services.hand_in(site_or_404(request, pk), by=request.user)
    asked = found.findings.exclude(task=None).count()
    told = f"，{asked} 项整改已交受检单位" if asked else ""
    messages.success(request, f"已报送“{found}”的检查结果{told}")
    return redirect(found.inspection)


@for_readers
@require_GET
def evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """The accepted reports of the unit with their materials, each to be judged."""
    found = site_or_404(request, pk)
    context = {
        "site": found,
        "inspection": found.inspection,
        "lines": evidence_lines(found),
        "choices": [(code, label, TONE_OF[code]) for code, label in EVIDENCE.items()],
        "to_record": may_record(request.user, found),
        "result": site_result(found),
    }
    return render(request, "inspections/evidence.html", context)


@for_readers
@require_GET
@transaction.atomic
def evidence_file(request: StaffRequest, pk: int, report: int, file: int) -> HttpResponse:
    """A file of a report that is gone through: the group reads what it judges, whatever department it comes from."""
    found = site_or_404(request, pk)
    row = get_object_or_404(reports_to_check(found), pk=report)
    stored = get_object_or_404(files.of(row), pk=file)
    audit.record("file.download", row, by=request.user, note=stored.name)
    response = attachment(files.read(stored), stored.name, FILE_KINDS[stored.kind].mime)
    for name, value in HEADERS.items():
        response[name] = value
    return response


@for_readers
@require_POST
def check(request: StaffRequest, pk: int, report: int) -> HttpResponse:
    """Say of one report whether its materials hold."""
    found = site_or_404(request, pk)
    row = get_object_or_404(reports_to_check(found), pk=report)
    services.check_evidence(found, row, by=request.user, **given(EvidenceForm(request.POST)))
    messages.success(request, f"已记下“{row.task}”的核实结果")
    return redirect(f"{reverse('inspections:evidence', args=[found.pk])}#report-{row.pk}")


def _not_saved(
    request: StaffRequest, found: Inspected, item: CheckItem, problem: ValidationError | Stale
) -> HttpResponse:
    """Why an item was not saved; what its editor wrote stays on her screen, beside what another member has saved."""
    if isinstance(problem, Stale):
        theirs = found.findings.select_related("recorded_by").filter(item=item).first()
        if theirs and request.POST.get("told") == str(theirs.version):
            return HttpResponse(status=204)  # she is told already, and may be pressing one of the buttons
        context = {"item": item, "site": found, "problem": problem.reason, "theirs": theirs}
    else:
        context = {"item": item, "site": found, "problem": "；".join(problem.messages)}
    return render(request, "inspections/not_saved.html", context)
