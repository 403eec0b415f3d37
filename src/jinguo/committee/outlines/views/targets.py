"""One target of an outline: its series, the chart, every method beside each other, and what the outline left open."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.committee.outlines import charts, screens, services
from jinguo.committee.outlines.evaluating import Evaluation, Line
from jinguo.committee.outlines.forms import OpenEndsForm
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.committee.outlines.permissions import may_set
from jinguo.committee.outlines.views.gates import for_readers, looked_at, outline_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import DOMAINS


@for_readers
@require_GET
def target(request: StaffRequest, code: str, target: str) -> HttpResponse:
    """A target in a year and region, with the reason of every method."""
    found, line = _line(request, code, target)
    query = screens.query_of(found, line.region)
    chart_url = f"{reverse('outlines:chart', args=[code, target])}{query}"
    context = {
        "outline": found.outline,
        "found": found,
        "line": line,
        "query": query,
        "domain": DOMAINS[line.target.domain_code].full(found.outline.audience),
        "figures": screens.headline(line) if line.target.comparator != "text" else [],
        "marks": screens.marks(line),
        "methods": screens.compared(line),
        "disagreeing": screens.disagreeing(line),
        "series": screens.years_of(line),
        "chart_url": chart_url,
        "finding": charts.finding(line),
        "to_set": may_set(request.user, found.outline),
    }
    return render(request, "outlines/target.html", context)


@for_readers
@require_GET
def chart(request: StaffRequest, code: str, target: str) -> JsonResponse:
    """The chart of a target as the browser draws it."""
    _, line = _line(request, code, target)
    return JsonResponse(charts.chart_of(line))


@for_readers
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, code: str, target: str) -> HttpResponse:
    """Set what the outline leaves open: the band of 左右, and the milestone."""
    outline = outline_or_404(request, code)
    _, line = _line(request, code, target)
    demand(may_set(request.user, outline))
    row = line.target
    form = OpenEndsForm(posted(request), instance=OutlineTarget.objects.select_related("outline__unit").get(pk=row.pk))
    if request.method == "POST":
        seen = seen_in(request.POST, "目标页面")
        if carried_out(form, lambda: services.set_target(row, by=request.user, seen=seen, **form.cleaned_data)):
            return done(request, "已保存，结论按新的设定计算", row)
    crumbs = [("监测", "/outlines/"), (str(outline), outline.get_absolute_url()), (str(row), row.get_absolute_url())]
    return form_page(request, form, f"补定　{row}", "保存设定", crumbs, seen=row.version)


def _line(request: StaffRequest, code: str, target: str) -> tuple[Evaluation, Line]:
    found = looked_at(request, outline_or_404(request, code), only=target)
    return found, found.lines[0]
