"""The outlines that run in a year, each looked at as near to a place as there are values."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from jinguo.committee.atlas.nearest import Nearest, nearest
from jinguo.committee.outlines.evaluating import evaluate_all
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Region, Staff
from jinguo.rules.outlines import AUDIENCES


def covering(outlines: QuerySet[Outline], year: int) -> list[Outline]:
    """The outlines of a year; a plan that serves another outline of its own region is none."""
    found = outlines.filter(first__lte=year, last__gte=year).select_related("region", "above").order_by("code")
    return [one for one in found if one.above is None or one.above.region_id != one.region_id]


def running(
    outlines: Iterable[Outline],
    observations: QuerySet[Observation],
    home: Region | None,
    year: int,
    reader: Staff | None = None,
) -> list[Nearest]:
    """For each audience the outline of the nearest region, of women first; a fixed number of statements.

    Only the values that `nearest` may look at are loaded, however many regions there are.
    """
    asked = [*outlines]
    found_all = evaluate_all(asked, observations=observations.filter(_near(home, asked)), reader=reader)
    told = [nearest(one, home, year) for one in found_all]
    found = []
    for audience in AUDIENCES:
        of_it = [one for one in told if one.outline.audience == audience]
        if of_it:
            found.append(max(of_it, key=lambda one: (_has_values(one), one.outline.region.path.count("/"))))
    return found


def _near(home: Region | None, outlines: Iterable[Outline]) -> Q:
    """The values of a place, of the regions right below it, and of the outlines' own regions."""
    own = Q(region__in={one.region_id for one in outlines})
    return own if home is None else own | Q(region=home) | Q(region__in=Region.objects.filter(parent=home))


def _has_values(one: Nearest) -> bool:
    return any(line.published for line in one.lines)
