"""Regions by targets: the table, the tile map of one target, and both as a workbook."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from jinguo.base.jobs.models import Job
from jinguo.base.sheets.booklet import booklet
from jinguo.base.web.downloads import attachment
from jinguo.committee.atlas import jobs
from jinguo.committee.atlas.exporting import file_name, heat_leaves, series_leaves
from jinguo.committee.atlas.heat import Heat
from jinguo.committee.atlas.looking import chosen_domain, heat_of
from jinguo.committee.atlas.places import area_of, scopes_of
from jinguo.committee.atlas.tiles import tile_map
from jinguo.committee.outlines.permissions import may_set
from jinguo.committee.outlines.views.gates import chosen_year, for_readers, looked_at, outline_or_404
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
    """The table as a workbook: values, lights, reasons; of all regions, of very many by the worker."""
    outline = outline_or_404(request, code)
    area = area_of(request.user, outline, request.GET.get("area", ""))
    if len(area.places) > jobs.MANY:
        year, domain = chosen_year(request, outline), chosen_domain(request)
        return redirect("jobs:watch", jobs.in_the_background(outline, area, year, domain, by=request.user).pk)
    found = heat_of(request, code)
    return attachment(booklet(heat_leaves(found)), file_name(found))


@for_readers
@require_GET
def exported(request: StaffRequest, pk: int) -> HttpResponse:
    """Where a job of one's own leads that has made a workbook: the file."""
    job = get_object_or_404(Job, pk=pk, code=jobs.CODE, by_number=request.user.number, state="done")
    content = jobs.kept(job, request.user)
    if content is None:
        raise BadRequest("导出的文件只留一天，已经清掉。请回到对照表重新导出。")
    return attachment(content, job.result["name"])


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
