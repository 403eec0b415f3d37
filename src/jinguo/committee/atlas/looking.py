"""What a page of regions looks at: outline, year, area, domain out of the address, evaluated in a fixed number of
statements however many regions there are."""

from jinguo.committee.atlas.heat import Heat
from jinguo.committee.atlas.places import MOST_PLACES, Area, area_of
from jinguo.committee.atlas.weights import weighing_of
from jinguo.committee.outlines.evaluating import Asked, Evaluation, evaluate
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.outlines.views.gates import chosen_year, outline_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import DOMAINS


def heat_of(request: StaffRequest, code: str, *, most: int | None = MOST_PLACES) -> Heat:
    """The table that an address asks for. Raises Http404 for an outline out of reach, BadRequest for a wrong one."""
    outline = outline_or_404(request, code)
    area = area_of(request.user, outline, request.GET.get("area", ""), most=most)
    found = evaluated(request, outline, area, chosen_year(request, outline))
    domain = request.GET.get("domain", "")
    return Heat(outline, area, found, weighing_of(outline), domain if domain in DOMAINS else "")


def evaluated(request: StaffRequest, outline: Outline, area: Area, year: int | None) -> Evaluation:
    """An outline in the regions of an area and in the area itself; without a year in the last that one below has."""
    places = [area.region, *area.places]
    round_of = {"period__gte": str(outline.first - 1), "period__lte": str(outline.last)}
    values = Observation.objects.visible_to(request.user).filter(region__in=places, **round_of)
    return evaluate(outline, Asked(year, places=places), observations=values)
