"""The list of reports, beginning one, and the page on which it is written."""

from dataclasses import dataclass

import django_filters
import django_tables2
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from jinguo.base.moves import demand
from jinguo.base.papers import fonts
from jinguo.base.papers.checks import check
from jinguo.base.web.drawing import form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import DayColumn, Grid
from jinguo.cycle.bookkeeping.views.gates import organ_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.reports import services
from jinguo.reports.composing import Composition, LeftOut, compose
from jinguo.reports.forms import DraftForm
from jinguo.reports.models import Report
from jinguo.reports.papers import paper_of
from jinguo.reports.permissions import may_draft, may_edit, may_send
from jinguo.reports.queries import listed
from jinguo.reports.views.gates import for_readers, report_or_404
from jinguo.reports.views.links import ShownFigure, ShownPart, shown_figures, shown_parts
from jinguo.reports.views.versions import what_sending_does
from jinguo.rules.periods import parse_period
from jinguo.rules.verdict import Verdict


class ReportGrid(Grid):
    """The list's columns."""

    name = django_tables2.Column("公文", linkify=("reports:report", {"pk": django_tables2.A("pk")}), orderable=False)
    unit = django_tables2.Column("单位", accessor="unit__label", orderable=False)
    period = django_tables2.Column("期间")
    as_of = DayColumn("截至")
    sent = django_tables2.Column("报送")
    last_sent = DayColumn("最近报送日")

    def render_period(self, value: str) -> str:
        """The period as it is called."""
        return parse_period(value).label

    def render_sent(self, value: int) -> str:
        """How often it was sent."""
        return f"{value} 次" if value else "未报送"


class ReportConditions(Conditions):
    """What the list is narrowed by."""

    as_of = django_filters.DateFilter(label="截至", widget=DayInput)

    class Meta:
        model = Report
        fields = ("as_of",)


@dataclass(frozen=True)
class ShownSection:
    """A section as the page shows it, its words and the sentences left out; the opening is 0 and has no heading."""

    order: int
    heading: str
    paragraphs: list[list[ShownPart]]
    left_out: list[LeftOut]


@for_readers
@require_GET
def report_list(request: StaffRequest) -> HttpResponse:
    """The reports within reach, newest first."""
    reader = request.user
    shown = listing(request, listed(reader), table=ReportGrid, conditions=ReportConditions)
    return render(request, "reports/list.html", {"listing": shown, "to_draft": _drafts(reader)})


@for_readers
@require_http_methods(["GET", "POST"])
def draft(request: StaffRequest) -> HttpResponse:
    """The form that begins a report of the reader's organ; one that is begun already is opened."""
    reader = request.user
    demand(_drafts(reader))
    form = DraftForm(posted(request))
    if form.is_bound and form.is_valid():
        report = services.draft(unit=organ_or_404(request), by=reader, **form.cleaned_data)
        answer = HttpResponseClientRedirect if request.htmx else redirect
        return answer(reverse("reports:report", args=[report.pk]))
    return form_page(request, form, "起草汇报", "起草", [("公文", reverse("reports:list"))])


@for_readers
@require_GET
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """The page on which a report is written: its words with their figures, and what became of it."""
    found = report_or_404(request, pk)
    composition = compose(found.outline, found.question)
    reader = request.user
    figures = shown_figures(composition.figures, found.question, reader)
    context = {
        "report": found,
        "composition": composition,
        "sections": shown_sections(found, composition, figures),
        "figures": figures,
        "to_edit": may_edit(reader, found),
        "to_send": may_send(reader, found),
        "versions": found.versions.select_related("sent_by"),
        "layout": check(paper_of(composition)),
        "fonts_notice": fonts.notice(fonts.missing()),
        **what_sending_does(found, composition),
    }
    return render(request, "reports/report.html", context)


def shown_sections(report: Report, composition: Composition, figures: list[ShownFigure]) -> list[ShownSection]:
    """The composition by section; the opening stands first."""
    headings = [(0, ""), *((row.order, row.heading) for row in report.sections.all())]
    return [_shown(at, *heading, composition, figures) for at, heading in enumerate(headings)]


def _shown(at: int, order: int, heading: str, composition: Composition, figures: list[ShownFigure]) -> ShownSection:
    """One section; a heading that is not printed is shown without a number."""
    lines = [line for line in composition.lines if line.section == at]
    numbered = next((line.text for line in lines if line.level), heading)
    paragraphs = [shown_parts(line, figures) for line in lines if not line.level]
    left_out = [one for one in composition.left_out if one.section == at]
    return ShownSection(order, numbered, paragraphs, left_out)


def _drafts(reader: Staff) -> Verdict:
    """Whether the reader begins reports: in the organ of her own department, today."""
    return asked_of_own(reader, may_draft)
