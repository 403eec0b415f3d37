"""What the pages of indicators look up, within reach."""

from collections import defaultdict

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jinguo.committee.outlines.models import Indicator, Observation, OutlineTarget
from jinguo.committee.outlines.series import Year, year_of
from jinguo.committee.outlines.services.adopting import siblings
from jinguo.org.structure.models import Region, Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import DISAGGREGATIONS


def catalogue_for(reader: Staff) -> QuerySet[Indicator]:
    """All indicators, each with the number of its values that she may read, in `seen`."""
    of_it = Observation.objects.visible_to(reader).filter(indicator=OuterRef("pk")).order_by().values("indicator")
    return Indicator.objects.annotate(seen=Coalesce(Subquery(of_it.annotate(n=Count("pk")).values("n")), 0))


def target_drawn(request: StaffRequest) -> OutlineTarget | None:
    """The target whose page is drawn, within reach, for the cards that other rooms put there."""
    asked = request.resolver_match.kwargs if request.resolver_match else {}
    rows = OutlineTarget.objects.visible_to(request.user).select_related("outline__unit")
    return rows.filter(outline__code=asked.get("code"), code=asked.get("target")).first()


def periods_of(reader: Staff, indicator: Indicator, place: Region | None) -> list[Year]:
    """The values of an indicator in a region by group and year, newest first; one query."""
    rows = Observation.objects.visible_to(reader).filter(indicator=indicator, region=place)
    grouped: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for row in rows.select_related("indicator", "region").order_by("disaggregation", "-period", "pk"):
        grouped[row.disaggregation, row.period].append(row)
    order = [*DISAGGREGATIONS]  # the whole first, then its parts
    return [year_of(grouped[key]) for key in sorted(grouped, key=lambda key: order.index(key[0]))]


def values_beside(reader: Staff, row: Observation) -> Year:
    """All values of the same indicator, region, group and period that she may read."""
    rows = siblings(row).filter(pk__in=Observation.objects.visible_to(reader).values("pk"))
    return year_of(list(rows.select_related("indicator", "region", "adopted_by").order_by("pk")))
