"""What a page of regions looks at: outline, year, area, domain out of the address, evaluated in a fixed number of
statements however many regions there are."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet

from jinguo.committee.atlas.among import among_of
from jinguo.committee.atlas.heat import Heat
from jinguo.committee.atlas.places import Area, area_of
from jinguo.committee.atlas.weights import weighing_of
from jinguo.committee.outlines.evaluating import Asked, evaluate
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.outlines.views.gates import chosen_year, observations_of, outline_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import DOMAINS

LONGEST_PAGE = 4  # digits


def heat_of(request: StaffRequest, code: str, *, paged: bool = False) -> Heat:
    """The table that an address asks for; `paged`: one page of it, else all its regions.

    Raises Http404 for an outline out of reach, BadRequest for a wrong address.
    """
    outline = outline_or_404(request, code)
    area = area_of(request.user, outline, request.GET.get("area", ""), page=_page(request) if paged else 0)
    values, year = observations_of(request), chosen_year(request, outline)
    return heat_in(outline, area, year, values, reader=request.user, domain=chosen_domain(request))


def chosen_domain(request: StaffRequest) -> str:
    """The domain of the address; empty for all of them."""
    domain = request.GET.get("domain", "")
    return domain if domain in DOMAINS else ""


def _page(request: StaffRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_PAGE and int(text)):
        raise BadRequest("地址里的页码不是数字。请从列表下方翻页。")
    return int(text)


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
    places = [area.region, *area.shown]
    of_round = observations.filter(period__gte=str(outline.first - 1), period__lte=str(outline.last))
    found = evaluate(
        outline, Asked(year, places=places), observations=of_round.filter(region__in=places), reader=reader
    )
    weighing = weighing_of(outline)
    among = among_of(found, area, of_round, weighing, domain) if area.is_wide else None
    return Heat(outline, area, found, weighing, domain, among)
