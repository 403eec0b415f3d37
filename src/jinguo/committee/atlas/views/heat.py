"""Regions by targets: the table, the tile map of one target, and both as a workbook."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.sheets.booklet import booklet
from jinguo.base.web.downloads import attachment
from jinguo.committee.atlas.exporting import heat_leaves, series_leaves
from jinguo.committee.atlas.heat import Heat
from jinguo.committee.atlas.looking import heat_of
from jinguo.committee.atlas.places import scopes_of
from jinguo.committee.atlas.tiles import tile_map
from jinguo.committee.outlines.permissions import may_set
from jinguo.committee.outlines.views.gates import for_readers, looked_at, outline_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def heat(request: StaffRequest, code: str) -> HttpResponse:
    """The table of regions by targets in a year."""
    found = heat_of(request, code, paged=True)
    context = {**_shared(request, found), "here": "heat"}
    return render(request, "atlas/heat.html", context)


@for_readers
@require_GET
def tiles(request: StaffRequest, code: str) -> HttpResponse:
    """One target on the tile map, with ranks below it. Raises Http404 for a target that the outline does not have."""
    found = heat_of(request, code, paged=True)
    chosen = request.GET.get("target", "")
    target = next((one for one in found.targets if one.code == chosen or not chosen), None)
    if target is None and chosen:
        raise Http404
    drawn = tile_map(found, target) if target else None
    return render(request, "atlas/tiles.html", {**_shared(request, found), "map": drawn, "here": "tiles"})


@for_readers
@require_GET
def export(request: StaffRequest, code: str) -> HttpResponse:
    """The table as a workbook: values, lights, reasons; of all regions, however many."""
    found = heat_of(request, code)
    return attachment(booklet(heat_leaves(found)), f"{found.outline}{found.year}年地区对照.xlsx")


@for_readers
@require_GET
def statistics(request: StaffRequest, code: str) -> HttpResponse:
    """The statistical tables of an outline in a region, one sheet a domain."""
    found = looked_at(request, outline_or_404(request, code))
    place = found.regions[0]
    return attachment(
        booklet(series_leaves(found.outline, place, found.of(place))), f"{found.outline}　{place}　统计报表.xlsx"
    )


def _shared(request: StaffRequest, found: Heat) -> dict[str, Any]:
    """What both pages say at their top: years, domains, the way through the areas."""
    return {
        "heat": found,
        "outline": found.outline,
        "years": found.evaluation.years,
        "scopes": scopes_of(found.area),
        "to_set": may_set(request.user, found.outline),
    }
