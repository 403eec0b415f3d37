"""What a page of regions looks at: outline, year, area, domain out of the address, evaluated in a fixed number of
statements however many regions there are."""

from django.db.models import QuerySet

from jinguo.committee.atlas.heat import Heat
from jinguo.committee.atlas.places import MOST_PLACES, Area, area_of
from jinguo.committee.atlas.weights import weighing_of
from jinguo.committee.outlines.evaluating import Asked, evaluate
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.outlines.views.gates import chosen_year, observations_of, outline_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import DOMAINS


def heat_of(request: StaffRequest, code: str, *, most: int | None = MOST_PLACES) -> Heat:
    """The table that an address asks for. Raises Http404 for an outline out of reach, BadRequest for a wrong one."""
    outline = outline_or_404(request, code)
    area = area_of(request.user, outline, request.GET.get("area", ""), most=most)
    domain = request.GET.get("domain", "")
    values, year = observations_of(request), chosen_year(request, outline)
    return heat_in(outline, area, year, values, reader=request.user, domain=domain if domain in DOMAINS else "")


def heat_in(
    outline: Outline,
    area: Area,
    year: int | None,
    observations: QuerySet[Observation],
    *,
    reader: Staff | None = None,
    domain: str = "",
) -> Heat:
    """An outline in the regions of an area and in the area itself; without a year in the last that one of them has.

    Text goals by the judgements that `reader` may read, without one by all.
    """
    places = [area.region, *area.places]
    of_round = observations.filter(period__gte=str(outline.first - 1), period__lte=str(outline.last))
    values = of_round.filter(region__in=places)
    found = evaluate(outline, Asked(year, places=places), observations=values, reader=reader)
    return Heat(outline, area, found, weighing_of(outline), domain)
