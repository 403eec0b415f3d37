"""The outlines within reach, one outline in a year by domain, and the method that gives its lights."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.committee.outlines import screens, services
from jinguo.committee.outlines.evaluating import Asked, evaluate_all
from jinguo.committee.outlines.forms import MethodForm
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.permissions import may_import, may_set
from jinguo.committee.outlines.places import places_around
from jinguo.committee.outlines.rates import rates_of
from jinguo.committee.outlines.views.gates import for_readers, looked_at, observations_of, outline_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def outline_list(request: StaffRequest) -> HttpResponse:
    """Every outline with its rate in the last year that has values; a fixed number of queries."""
    rows = Outline.objects.visible_to(request.user).select_related("region", "before", "above")
    found = evaluate_all(list(rows), Asked(own=True), observations=observations_of(request), reader=request.user)
    shown = [(one, rates_of(one.lines, one.outline)) for one in found]
    return render(request, "outlines/list.html", {"outlines": shown, "to_import": may_import(request.user)})


@for_readers
@require_GET
def board(request: StaffRequest, code: str) -> HttpResponse:
    """An outline in a year: counts first, rates with their denominator, then every target by domain."""
    outline = outline_or_404(request, code)
    found = looked_at(request, outline)
    place, lines = found.regions[0], found.lines
    rates = rates_of(lines, outline)
    context = {
        "outline": outline,
        "found": found,
        "place": place,
        "places": places_around(place, outline.region, observations_of(request)),
        "figures": screens.counts(lines, rates),
        "rates": rates,
        "domains": [
            (title, [(one, screens.marks(one)) for one in of]) for title, of in screens.by_domain(lines, outline)
        ],
        "query": screens.query_of(found, place),
        "to_set": may_set(request.user, outline),
        "to_import": may_import(request.user),
    }
    return render(request, "outlines/board.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def method(request: StaffRequest, code: str) -> HttpResponse:
    """Set the method, the tolerance and what rates count."""
    outline = outline_or_404(request, code)
    demand(may_set(request.user, outline))
    form = MethodForm(posted(request), instance=outline_or_404(request, code))
    if request.method == "POST":
        seen = seen_in(request.POST, "纲要页面")
        if carried_out(form, lambda: services.set_method(outline, by=request.user, seen=seen, **form.cleaned_data)):
            return done(request, "已设定，灯和达标率按新的方法计算", outline)
    crumbs = [("监测", "/outlines/"), (str(outline), outline.get_absolute_url())]
    return form_page(request, form, "评估方法", "保存评估方法", crumbs, seen=outline.version)
