"""Women beside men: a table of regions in a year, and the course of one region as a chart."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from jinguo.committee.atlas.gaps import Gaps, counted_of_both, gaps_of, with_both
from jinguo.committee.atlas.places import around
from jinguo.committee.outlines.models import Indicator
from jinguo.committee.outlines.views.gates import for_readers, observations_of
from jinguo.org.structure.models import Region
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def gaps(request: StaffRequest) -> HttpResponse:
    """An indicator of both sexes in an area, in the year and in one region over the years, as the address asks for.

    Where another area lacks the indicator or the region that was looked at before, its first one is shown.
    """
    area, places, areas = around(request.user, request.GET.get("area", ""))
    choices = counted_of_both(observations_of(request).filter(region__in=places))
    if not choices:
        return render(request, "atlas/gaps.html", {"choices": choices, "area": area, "areas": areas})
    asked = request.GET.get("indicator", "")
    found = _gaps(request, next((one for one in choices if one.code == asked), choices[0]), places)
    year = _year(request, found)
    place = _place(request, found) or max(found.places, key=lambda one: len(found.course(one)))
    chart = f"{reverse('atlas:gap_chart', args=[found.indicator.code])}?region={place.code}"
    context = {
        "area": area,
        "areas": areas,
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
    region, _, _ = around(request.user, request.GET.get("region", ""))
    places = [region] if region else []
    choices = counted_of_both(observations_of(request).filter(region__in=places))
    chosen = next((one for one in choices if one.code == code), None)
    if chosen is None or region is None:
        raise Http404
    return JsonResponse(_gaps(request, chosen, places).chart(region))


def _gaps(request: StaffRequest, indicator: Indicator, places: list[Region]) -> Gaps:
    values = observations_of(request)
    return gaps_of(indicator, values, with_both(values, indicator, places))


def _year(request: StaffRequest, found: Gaps) -> int | None:
    asked = request.GET.get("year", "")
    return next((year for year in found.years if str(year) == asked), found.years[-1] if found.years else None)


def _place(request: StaffRequest, found: Gaps) -> Region | None:
    """The region of the address where it is among those looked at."""
    asked = request.GET.get("region", "")
    return next((one for one in found.places if one.code == asked), None)
