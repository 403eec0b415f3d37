"""Adjustments on screen: all with who came and left, one with its files, a new one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock, files
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.body import services
from jinguo.committee.body.forms import AdjustForm
from jinguo.committee.body.models import Adjustment
from jinguo.committee.body.permissions import may_keep, may_void_adjustment
from jinguo.committee.body.queries import story_of
from jinguo.committee.body.views.common import committee_or_404, crumbs_of, for_readers, heading, voiding
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def adjustment_list(request: StaffRequest, pk: int) -> HttpResponse:
    """How the committee grew, the newest adjustment first."""
    found = committee_or_404(request, pk)
    rows = {row.pk: row for row in Adjustment.objects.filter(committee=found)}
    context = {
        **heading(found, clock.today(), "adjustments"),
        "story": [(one, rows[one.key]) for one in story_of(found)],
        "voided": [row for row in rows.values() if row.voided_on],
        "to_keep": may_keep(request.user, found),
    }
    return render(request, "body/adjustments.html", context)


@for_readers
@require_GET
def adjustment(request: StaffRequest, pk: int) -> HttpResponse:
    """One adjustment with its files."""
    found = _adjustment_or_404(request, pk)
    context = {
        **heading(found.committee, found.day, "adjustments"),
        "adjustment": found,
        "told": next((one for one in story_of(found.committee) if one.key == found.pk), None),
        "to_keep": may_keep(request.user, found.committee),
        "to_void": may_void_adjustment(request.user, found),
        "papers": files.of(found),
    }
    return render(request, "body/adjustment.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def adjust(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter a document that brings and takes member units."""
    found = committee_or_404(request, pk)
    demand(may_keep(request.user, found))
    is_founded = Adjustment.objects.standing().filter(committee=found).exists()
    first = {"day": clock.today(), "kind": "adjusting" if is_founded else "founding"}
    form = AdjustForm(posted(request), request.FILES or None, initial=first, committee=found)
    if row := carried_out(form, lambda: services.adjust(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已登记{row}", row)
    crumbs = crumbs_of("调整", reverse("body:adjustments", args=[found.pk]))
    sub = "从生效日起，勾选“加入”的成为成员单位，勾选“退出”的到前一天为止；以前的名单仍照当时的算"
    return form_page(request, form, "登记成员单位调整", "登记", crumbs, sub=sub)


def _adjustment_or_404(request: StaffRequest, pk: int) -> Adjustment:
    rows = Adjustment.objects.visible_to(request.user).select_related("committee__region")
    return get_object_or_404(rows, pk=pk)


pages = StepPages(for_readers, lambda row: crumbs_of("调整", row.get_absolute_url()))
void = voiding(pages, _adjustment_or_404, may_void_adjustment, services.void_adjustment)
