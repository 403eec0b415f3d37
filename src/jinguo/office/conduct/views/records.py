"""Records of conduct on screen: one record, its entry, how it is voided."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import audit, clock, files
from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.conduct import services
from jinguo.office.conduct.forms import RecordForm
from jinguo.office.conduct.models import ConductRecord
from jinguo.office.conduct.papers import notice_paper
from jinguo.office.conduct.permissions import may_print, may_void
from jinguo.office.conduct.queries import facts_of_year
from jinguo.office.conduct.views.entering import (
    HOME,
    for_keepers,
    for_readers,
    kept_or_404,
    person_named,
    voiding,
)
from jinguo.office.conduct.views.grounds import Ground, ground_of
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.attendance.ladder import rung


@for_keepers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest) -> HttpResponse:
    """Enter what was given to somebody."""
    ground = ground_of(request)
    first = {"kind": "admonition", "given": clock.today(), "organ": own_organ(request).name, **ground.initial}
    form = RecordForm(posted(request), request.FILES or None, initial=first)
    if row := carried_out(form, lambda: _entered(request, form, ground)):
        return done(request, f"已登记{row.staff}的{row.get_kind_display()}，并通知本人", row)
    sub = "只达到提示、决定不给诫勉教育的，登记“批评教育”：不影响等次，提示随之办结" if ground.suggestion else ""
    return form_page(request, form, "登记纪律记录", "登记", [HOME], sub=sub, warned=ground.words)


@for_readers
@require_GET
def record(request: StaffRequest, pk: int) -> HttpResponse:
    """One record: what was given, why, what follows, its papers."""
    found = kept_or_404(request, ConductRecord, pk)
    context = {
        "record": found,
        "papers": files.of(found),
        "to_void": may_void(request.user, found),
        "to_print": may_print(request.user, found),
        "is_own": found.staff_id == request.user.pk,
    }
    return render(request, "conduct/record.html", context)


void = voiding(ConductRecord, services.void_record, "这条纪律记录")


@for_readers
@require_GET
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The notice on paper; the trail tells who took it."""
    found = kept_or_404(request, ConductRecord, pk)
    demand(may_print(request.user, found))
    told = facts_of_year([found.staff], found.given.year, found.entered_on)[found.staff_id]
    paper = notice_paper(found, rung(told.admonitions, told.warnings, found.given))
    with transaction.atomic():
        audit.record("conductrecord.print", found, by=request.user)
    return attachment(to_docx(paper), f"{paper.title}.docx", DOCX)


def _entered(request: StaffRequest, form: RecordForm, ground: Ground) -> ConductRecord:
    staff = person_named(request, form)
    return services.enter_record(staff, by=request.user, **form.told, **ground.of(staff))
