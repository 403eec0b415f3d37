"""The page of an inspection and its steps, the circular and the paper of its results."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import audit
from jinguo.base.moves.subjects import subject_key
from jinguo.base.web.components import Stage, stages
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.forms import given
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.display import photos_of, steps_of
from jinguo.cycle.inspections.flow import INSPECTION
from jinguo.cycle.inspections.forms import CancelForm, ReportForm
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.papers import results_as_word
from jinguo.cycle.inspections.permissions import may_circulate, may_edit
from jinguo.cycle.inspections.queries import to_recheck
from jinguo.cycle.inspections.results import site_results
from jinguo.cycle.inspections.views.gates import for_readers, inspection_or_404
from jinguo.cycle.publicity.models import Circular
from jinguo.org.structure.requests import StaffRequest

DONE = {"start": "已开始检查，并告知督查组", "close": "已办结", "report": "已汇总督查情况", "cancel": "已取消督查"}


@for_readers
@require_GET
def inspection(request: StaffRequest, pk: int) -> HttpResponse:
    """An inspection with its places, what was found, and what can be done next."""
    found = inspection_or_404(request, pk)
    about = subject_key(found)
    context = {
        "inspection": found,
        "flow": _stages(found),
        "results": site_results(found),
        "items": found.items.select_related("goal"),
        "problems": photos_of(to_recheck(found)),
        "team": found.team(),
        "steps": steps_of(found, request.user),
        "to_edit": may_edit(request.user, found),
        "to_circulate": may_circulate(request.user, found),
        "circulars": Circular.objects.visible_to(request.user).filter(**about),
        "report_form": ReportForm(initial={"seen": found.version, "summary": found.summary}),
        "cancel_form": CancelForm(),
    }
    return render(request, "inspections/inspection.html", context)


def _stages(inspection: Inspection) -> list[Stage]:
    """The way of an inspection that goes on; none of one that was called off."""
    if inspection.state == "cancelled":
        return []
    return [stage for stage in stages(INSPECTION, inspection.state) if stage.label != INSPECTION.names["cancelled"]]


@for_readers
@require_POST
def take_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """A step of the page's buttons."""
    found = inspection_or_404(request, pk)
    if verb not in DONE:
        raise Http404
    facts: dict[str, Any] = {}
    if verb == "report":
        facts = given(ReportForm(request.POST))
    elif verb == "cancel":
        facts = given(CancelForm(request.POST))
    getattr(services, verb)(found, by=request.user, **facts)
    messages.success(request, DONE[verb])
    return redirect(found)


@for_readers
@require_POST
def circular(request: StaffRequest, pk: int) -> HttpResponse:
    """起草通报: the circular's own page goes on from here."""
    made = services.draft_circular(inspection_or_404(request, pk), by=request.user)
    messages.success(request, "已起草通报，核对主送单位和正文后印发")
    return redirect(made)


@for_readers
@require_GET
@transaction.atomic
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The results as a Word file."""
    found = inspection_or_404(request, pk)
    audit.record("inspection.export", found, by=request.user)
    return attachment(results_as_word(found), f"{found.title}情况.docx", DOCX)
