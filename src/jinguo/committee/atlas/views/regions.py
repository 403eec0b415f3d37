"""One region in an outline."""

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.committee.atlas.looking import heat_in
from jinguo.committee.atlas.places import A_PAGE, Area, area_of
from jinguo.committee.atlas.regions import Profile
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.views.gates import chosen_year, for_readers, observations_of, outline_or_404
from jinguo.org.structure.models import Region
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def region(request: StaffRequest, code: str, region: str) -> HttpResponse:
    """Its rates, targets, forecasts and index, beside the regions next to it. Raises Http404 for one out of reach."""
    outline = outline_or_404(request, code)
    place, area = _beside(request, outline, region)
    heat = heat_in(outline, area, chosen_year(request, outline), observations_of(request), reader=request.user)
    row = next((one for one in heat.rows if one.place.pk == place.pk), heat.whole)
    context = {"outline": outline, "heat": heat, "place": place, "years": heat.evaluation.years}
    if row is None:
        return render(request, "atlas/region_empty.html", context)
    profile = Profile(heat, place, row)
    return render(request, "atlas/region.html", {**context, "profile": profile})


def _beside(request: StaffRequest, outline: Outline, code: str) -> tuple[Region, Area]:
    """The region with those beside it; the outline's own stands alone."""
    found = Region.objects.filter(code=code[:12], closed=None, path__startswith=outline.region.path)
    place = found.select_related("parent").first()
    if place is None:
        raise Http404
    above = cast(Region | None, place.parent)
    if place.pk == outline.region_id or above is None:
        return place, Area(place, [], [place])
    area = area_of(request.user, outline, above.code)
    if place.pk not in {one.pk for one in area.places}:
        raise Http404
    return place, area.on_page([place]) if len(area.places) > A_PAGE else area
