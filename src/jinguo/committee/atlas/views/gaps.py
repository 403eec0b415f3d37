"""Women beside men: a table of regions in a year, and the course of one region as a chart."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from jinguo.committee.atlas.gaps import Gaps, counted_of_both, gaps_of, regions_with_both
from jinguo.committee.outlines.models import Indicator
from jinguo.committee.outlines.views.gates import for_readers, observations_of
from jinguo.org.structure.models import Region
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def gaps(request: StaffRequest) -> HttpResponse:
    """An indicator of both sexes by region, the year and the region that the address asks for."""
    choices = counted_of_both(observations_of(request))
    if not choices:
        return render(request, "atlas/gaps.html", {"choices": choices})
    found = _gaps(request, choices, request.GET.get("indicator", ""))
    year = _year(request, found)
    place = _place(request, found)
    chart = f"{reverse('atlas:gap_chart', args=[found.indicator.code])}?region={place.code}"
    context = {
        "choices": choices,
        "gaps": found,
        "year": year,
        "place": place,
        "rows": found.rows(year) if year else [],
        "course": found.course(place),
        "chart_url": chart,
        "finding": found.finding(place),
    }
    return render(request, "atlas/gaps.html", context)


@for_readers
@require_GET
def chart(request: StaffRequest, code: str) -> JsonResponse:
    """The chart of a region as the browser draws it."""
    found = _gaps(request, counted_of_both(observations_of(request)), code)
    return JsonResponse(found.chart(_place(request, found)))


def _gaps(request: StaffRequest, choices: list[Indicator], code: str) -> Gaps:
    """The indicator of the address, the first one where it names none. Raises Http404 for one without both sexes."""
    chosen = next((one for one in choices if one.code == code or not code), None)
    if chosen is None:
        raise Http404
    values = observations_of(request)
    return gaps_of(chosen, values, [*regions_with_both(values, chosen)])


def _year(request: StaffRequest, found: Gaps) -> int | None:
    asked = request.GET.get("year", "")
    return next((year for year in found.years if str(year) == asked), found.years[-1] if found.years else None)


def _place(request: StaffRequest, found: Gaps) -> Region:
    """The region of the address, else the first one that has a course. Raises Http404 for one without values."""
    asked = request.GET.get("region", "")
    place = next((one for one in found.places if one.code == asked), None) if asked else None
    if place is None and (asked or not found.places):
        raise Http404
    return place or max(found.places, key=lambda one: len(found.course(one)))
