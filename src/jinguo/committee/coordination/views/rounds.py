"""The year's inspection: its plan, its rounds, and what the later round found of what the earlier one demanded."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.coordination import services
from jinguo.committee.coordination.forms import RoundForm, YearForm
from jinguo.committee.coordination.models import YearInspection
from jinguo.committee.coordination.models.rounds import STAGES
from jinguo.committee.coordination.permissions import may_open_round, may_oversee
from jinguo.committee.coordination.queries.following import followed, rounds_of
from jinguo.committee.coordination.queries.lateness import watched_units
from jinguo.committee.coordination.views.common import crumbs_of, for_readers, heading, kept, overseen
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def year_list(request: StaffRequest, pk: int) -> HttpResponse:
    """The plans of all years with their rounds."""
    found = overseen(request, pk)
    rows = YearInspection.objects.filter(committee=found).prefetch_related("units", "rounds__inspection")
    return render(
        request, "coordination/year_inspections.html", {**heading(request, found, "year_inspections"), "years": rows}
    )


@for_readers
@require_http_methods(["GET", "POST"])
def plan_year(request: StaffRequest, pk: int) -> HttpResponse:
    """制定 the plan of a year."""
    found = kept(request, pk)
    form = YearForm(watched_units(found, clock.today()), posted(request))
    if row := carried_out(form, lambda: services.plan_year(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已制定“{row}”，接着安排年中督查", row)
    sub = "一年一份；年中、年终各安排一轮，年终一轮会带出年中要求整改的事"
    return form_page(request, form, "年度督查方案", "制定", crumbs_of(found, "year_inspections"), sub=sub)


@for_readers
@require_GET
def year_inspection(request: StaffRequest, pk: int) -> HttpResponse:
    """A year: unit by unit what each round found and demanded, and whether it was put right."""
    found = _year_or_404(request, pk)
    demand(may_oversee(request.user, found.committee))
    rounds = rounds_of(found)
    rows = followed(found, rounds)
    context = {
        **heading(request, found.committee, "year_inspections"),
        "year": found,
        "rounds": rounds,
        "rows": rows,
        "open": sum(one.open for one in rows),
        "to_open": may_open_round(request.user, found),
        "all_open": len(rounds) == len(STAGES),
    }
    return render(request, "coordination/year_inspection.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def open_round(request: StaffRequest, pk: int) -> HttpResponse:
    """安排 a round; it goes on as an inspection."""
    found = _year_or_404(request, pk)
    demand(may_open_round(request.user, found))
    opened = set(found.rounds.values_list("stage", flat=True))
    stage = next((one for one in STAGES if one not in opened), "year_end")
    form = RoundForm(request.user, found, stage, posted(request))
    if row := carried_out(form, lambda: services.open_round(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已安排{row.get_stage_display()}，核对检查项后开始检查", row)
    crumbs = [*crumbs_of(found.committee, "year_inspections"), (str(found), found.get_absolute_url())]
    return form_page(request, form, f"安排督查　{found}", "安排", crumbs)


def _year_or_404(request: StaffRequest, pk: int) -> YearInspection:
    rows = YearInspection.objects.visible_to(request.user).select_related("committee__region")
    return get_object_or_404(rows, pk=pk)
