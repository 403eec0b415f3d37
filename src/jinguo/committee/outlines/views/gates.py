"""The way into outlines, and what their pages share: the year and the region that the address asks for."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.committee.outlines.evaluating import Asked, Evaluation, evaluate
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.outlines.permissions import may_read
from jinguo.org.structure.models import Region
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


def outline_or_404(request: StaffRequest, code: str) -> Outline:
    """An outline within reach."""
    rows = Outline.objects.visible_to(request.user).select_related("region", "unit", "before", "above")
    return get_object_or_404(rows, code=code)


def observations_of(request: StaffRequest) -> QuerySet[Observation]:
    """The values that she may read."""
    return Observation.objects.visible_to(request.user)


def looked_at(request: StaffRequest, outline: Outline, only: str = "") -> Evaluation:
    """The outline in the year and the region that the address asks for; its own region where it asks for none.

    Any region of the outline can be looked at: that it has no value there is what the page says.
    """
    place = chosen_region(request) or outline.region
    if not place.path.startswith(outline.region.path):
        raise BadRequest(f"{place}不在这个纲要的地区以内。请从纲要页面重新选地区。")
    asked = Asked(chosen_year(request, outline), place, only=only)
    found = evaluate(outline, asked, observations=observations_of(request), reader=request.user)
    if only and not found.lines:
        raise Http404
    return found


def chosen_year(request: StaffRequest, outline: Outline) -> int | None:
    """The year of the address, None without one. Raises BadRequest for one outside the outline."""
    text = request.GET.get("year", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and outline.first <= int(text) <= outline.last):
        raise BadRequest(f"年份要在 {outline.first}—{outline.last} 之间。请从纲要页面重新选年份。")
    return int(text)


def chosen_region(request: StaffRequest) -> Region | None:
    """The region of the address, None without one. Raises BadRequest for an unknown one."""
    code = request.GET.get("region", "")
    if not code:
        return None
    found = Region.objects.filter(code=code[:12], closed=None).first()
    if found is None:
        raise BadRequest("没有这个区划代码。请从纲要页面重新选地区。")
    return found
