"""Inspections received from above: what was demanded, who puts it right, what we answered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.papers import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.committee.coordination import services
from jinguo.committee.coordination.forms import AnswerForm, DemandForm
from jinguo.committee.coordination.models import Demand
from jinguo.committee.coordination.papers import rectification_paper
from jinguo.committee.coordination.permissions import may_answer
from jinguo.committee.coordination.queries.lateness import watched_units
from jinguo.committee.coordination.queries.upper import LEDGER, Visit, demands_of, papers_of, visits_of
from jinguo.committee.coordination.tables import VisitConditions, VisitGrid
from jinguo.committee.coordination.views.common import crumbs_of, for_readers, heading, kept, overseen
from jinguo.cycle.bookkeeping.models import CustomEntry, Ledger
from jinguo.cycle.tasks.display import shown
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def visit_list(request: StaffRequest, pk: int) -> HttpResponse:
    """Every inspection with how many demands it left, and how many of them are answered."""
    found = overseen(request, pk)
    rows = listing(request, visits_of(found, request.user), table=VisitGrid, conditions=VisitConditions)
    context = {
        **heading(request, found, "upper_list"),
        "listing": rows,
        "ledger": Ledger.objects.filter(code=LEDGER, is_open=True).first(),
    }
    return render(request, "coordination/upper_list.html", context)


@for_readers
@require_GET
def visit(request: StaffRequest, pk: int, entry: int) -> HttpResponse:
    """One inspection: who came, what was demanded, how each demand stands."""
    found = overseen(request, pk)
    told = Visit(_entry_or_404(request, found, entry))
    demands = list(demands_of(told.entry, found))
    status = {one.task.pk: one.status for one in shown([row.task for row in demands if row.task])}
    papers = papers_of(demands)
    context = {
        **heading(request, found, "upper_list"),
        "visit": told,
        "demands": [
            (row, status.get(row.task_id or 0), [(made, papers[str(made.pk)]) for made in row.answers.all()])
            for row in demands
        ],
        "answered": sum(1 for row in demands if row.sent),
        "count": len(demands),
    }
    return render(request, "coordination/upper.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def demand_of_unit(request: StaffRequest, pk: int, entry: int) -> HttpResponse:
    """登记要求; it becomes a task of its unit at once."""
    found = kept(request, pk)
    told = Visit(_entry_or_404(request, found, entry))
    form = DemandForm(watched_units(found, clock.today()), posted(request))
    act = lambda: services.demand_of_unit(found, told.entry, by=request.user, **form.cleaned_data)  # noqa: E731
    if row := carried_out(form, act):
        return done(request, f"已登记要求，并交{row.unit.label}办理", row)
    back = reverse("coordination:upper", args=[found.pk, told.entry.pk])
    crumbs = [*crumbs_of(found, "upper_list"), (told.authority, back)]
    return form_page(request, form, "登记督查要求", "登记并交办", crumbs)


def _demand_or_404(request: StaffRequest, pk: int) -> Demand:
    rows = Demand.objects.visible_to(request.user).select_related("committee__region", "entry", "unit", "task")
    return get_object_or_404(rows, pk=pk)


def _crumbs(row: Demand) -> list[tuple[str, str]]:
    return [*crumbs_of(row.committee, "upper_list"), (str(row), row.get_absolute_url())]


answer = StepPages(for_readers, _crumbs).view(
    _demand_or_404,
    may_answer,
    AnswerForm,
    services.answer,
    ("登记答复", "登记答复", "已登记答复"),
    first=lambda _row: {"sent_on": clock.today()},
    beside=lambda _request, row: {"sub": row.standing.because},
)


@for_readers
@require_GET
def word(request: StaffRequest, pk: int, entry: int) -> HttpResponse:
    """整改情况报告 as a Word file."""
    found = overseen(request, pk)
    told = Visit(_entry_or_404(request, found, entry))
    paper = rectification_paper(told, list(demands_of(told.entry, found)), found)
    return attachment(to_docx(paper), f"{told.authority}督查整改情况报告.docx", DOCX)


def _entry_or_404(request: StaffRequest, committee: Unit, pk: int) -> CustomEntry:
    return get_object_or_404(visits_of(committee, request.user), pk=pk)
